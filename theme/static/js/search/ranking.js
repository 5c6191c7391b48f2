/* Which texts answer best.
   In: the parts that were looked up, each with the texts that have it.  Out: texts, the best first.
   ``decided``: the first is so far ahead that more of the query would hardly change it.
   Rarer parts count for more; texts that have more of what was asked, for much more. */

const ALONE_ACROSS = 0.5;
const LEAST_COVER = 0.3;
const LEAST_SCORE = 0.12;
const LEAD = 0.6;

export function ranked(found, query, total) {
  const known = found.filter((part) => part.count);
  for (const part of known) part.idf = Math.log(1 + total / part.count);
  for (const span of known) if (span.phrase) span.idf = Math.min(span.idf, inFull(span, known));
  const worth = worths(found, known, query.folded.length, total);
  const whole = worth.reduce((sum, one) => sum + one, 0);
  const scores = summed(known);
  const covers = new Map();
  let best = 0;
  for (const entry of scores.values()) {
    let cover = covers.get(entry.mask);
    if (cover === undefined) {
      cover = worth.reduce((sum, one, at) => (entry.mask & (1 << at) ? sum + one : sum), 0) / whole;
      covers.set(entry.mask, cover);
    }
    entry.cover = cover;
    entry.score *= cover ** 2;
    if (entry.score > best) best = entry.score;
  }
  const texts = [];
  for (const [text, { score, cover }] of scores) {
    if (cover >= LEAST_COVER && score >= best * LEAST_SCORE) texts.push({ text, score });
  }
  texts.sort((one, other) => other.score - one.score || other.text - one.text);
  return { texts, best, decided: texts.length > 0 && !(texts[1]?.score >= best * LEAD) };
}

/* How rare what is typed in full is: an abbreviation of it that hardly anybody writes is no rarer. */
function inFull({ from, to }, known) {
  const inner = known.filter((part) => !part.phrase && from <= part.from && part.to <= to);
  return inner.length ? Math.max(...inner.map(({ idf }) => idf)) : Infinity;
}

/* What each word of a query counts for; none of which was not asked. */
function worths(found, known, length, total) {
  const worth = new Array(length).fill(0);
  for (const { from, to } of found) worth.fill(Math.log(1 + total) / 2, from, to + 1);
  for (let at = 0; at < length; at += 1) {
    const own = known.filter(({ from, to }) => from <= at && at <= to).map(({ idf }) => idf);
    if (own.length) worth[at] = Math.max(...own);
  }
  return worth;
}

/* Text → sum of what it has, and which words that covers. */
function summed(known) {
  const scores = new Map();
  const spans = known.filter((part) => part.keys || part.phrase);
  const inner = new Map(spans.map((span) => [span, new Map()]));
  const note = (text, score, mask) => {
    const entry = scores.get(text);
    if (entry) {
      entry.score += score;
      entry.mask |= mask;
    } else {
      scores.set(text, { score, mask, cover: 0 });
    }
  };
  for (const part of known) {
    if (part.keys || part.phrase) continue;
    const span = spans.find(({ from, to }) => from <= part.from && part.to <= to);
    // Where a name ends and another word begins, chance brings words together.
    const across = !span && spans.some(({ from, to }) => part.from <= to && from <= part.to);
    const share = part.idf * (part.share ?? (across ? ALONE_ACROSS : 1));
    const mask = maskOf(part);
    for (const [text, score] of part.found) {
      note(text, score * share, mask);
      if (span) {
        const sums = inner.get(span);
        sums.set(text, (sums.get(text) ?? 0) + score * part.idf);
      }
    }
  }
  // Another name of a span counts instead of the words within it, not besides.
  for (const span of spans) {
    const factor = span.idf * (span.to - span.from || 1);
    const mask = maskOf(span);
    const sums = inner.get(span);
    for (const [text, score] of span.found) {
      note(text, Math.max(0, score * factor - (sums.get(text) ?? 0)), mask);
    }
  }
  return scores;
}

function maskOf({ from, to }) {
  let mask = 0;
  for (let at = from; at <= to; at += 1) mask |= 1 << at;
  return mask;
}
