/* Which words are nearly another.  In: a folded word.  Out: how far it is from others. */

/* What is written otherwise in places and sounds the same in some: y for i, x for s, tr for ch. */
function sound(word) {
  return word
    .replace(/y/g, "i")
    .replace(/x/g, "s")
    .replace(/^tr/, "ch")
    .replace(/^(?:gi|r)(?=[aeiou])/, "d");
}

const MOST_NEAR = 4;
const LONG = 6;

/* Words that are nearly one that no text has: those that sound alike, else the commonest of the
   nearest.  ``listed`` are all there are, the commonest first. */
export function nearest(word, listed) {
  if (word.length < 2) return [];
  const most = word.length > LONG ? 2 : 1;
  const found = [[], [], []];
  for (const other of listed) {
    const letters = sound(word) === sound(other) ? 0 : apart(word, other, most);
    if (letters <= most) found[letters].push(other);
  }
  return (found[0].length ? found[0] : found.flat()).slice(0, MOST_NEAR);
}

/* How many letters must be changed, added, left out or exchanged with the next; most + 1 when it is
   more than that. */
export function apart(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const above = row;
    row = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[line - 1] === other[column - 1];
      let least = Math.min(above[column - 1] + !same, above[column] + 1, row[column - 1] + 1);
      if (one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1]) {
        least = Math.min(least, before[column - 2] + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = above;
  }
  return row.at(-1);
}
