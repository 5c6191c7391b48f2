/* What the registers call bodies and provinces, and what is common in an index.
   In: the list of files of an index, which tells of both.  Out: spellings, names, classes of words. */

import { parsed } from "./query.js";

/* Spelling → ids, the longest spelling in words; abbreviations both ways; all words of these. */
export function registersOf({ entries, short }) {
  const table = {
    spelled: new Map(),
    longest: 1,
    names: new Map(),
    short: new Map(),
    words: new Set(),
  };
  for (const [id, [name, ...spellings]] of Object.entries(entries)) {
    table.names.set(id, name);
    for (const spelling of spellings) {
      const ids = table.spelled.get(spelling);
      if (ids) ids.push(id);
      else table.spelled.set(spelling, [id]);
      const each = spelling.split(" ");
      table.longest = Math.max(table.longest, each.length);
      for (const word of each) table.words.add(word);
    }
  }
  for (const [one, other] of Object.entries(short)) {
    table.short.set(one, other);
    table.short.set(other, one);
    for (const word of [one, ...other.split(" ")]) table.words.add(word);
  }
  return table;
}

/* How rare each of the commonest words and ids is, in classes that halve. */
export function commonOf({ common }) {
  const classes = common.map((listed, own) => [own, listed.split(" ")]);
  return new Map(classes.flatMap(([own, listed]) => listed.map((word) => [word, own])));
}

/* All words, the commonest first. */
export function wordsOf(vocabulary) {
  const all = vocabulary.slice().reverse().join(" ").split(" ");
  return new Set(all.filter((word) => !word.startsWith("@")));
}

/* Names that have a word beginning as the last one typed, and all the others. */
export function namesLike(text, { spelled, names }, most) {
  const { folded: asked } = parsed(text);
  if (!asked.length || asked.join("").length < 3) return [];
  const fits = [];
  for (const [spelling, ids] of spelled) {
    const there = spelling.split(" ");
    const last = asked.length - 1;
    const all = asked.every((word, at) =>
      there.some((other) => (at === last ? other.startsWith(word) : other === word)),
    );
    if (all) fits.push([spelling.startsWith(asked.join(" ")) ? 0 : 1, spelling.length, ids]);
  }
  fits.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const listed = fits.flatMap(([, , ids]) => ids.map((id) => names.get(id)));
  return [...new Set(listed)].slice(0, most);
}
