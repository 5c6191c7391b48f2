/* Where a text has the words of a query.  In: a text, a query as parsed() gives it.  Out: places, and
   the part of the text that has most of them. */

import { fit } from "./query.js";
import { bare, folded, spans } from "./words.js";

/* Where words of a query stand in a text: [start, end] pairs that do not touch.  Where several of
   them stand together, the single ones say nothing and are left out. */
export function marks(text, query) {
  if (bare(text).length !== text.length) return [];
  const begun = query.open ? query.folded.at(-1) : "";
  const fits = (word, plain) =>
    query.folded.some((asked, at) => asked === plain && fit(word, query.words[at], query.accented) >= 0.5) ||
    (begun.length > 1 && plain.startsWith(begun));
  const found = [];
  for (const [word, start, end] of spans(text)) {
    if (!fits(word, folded(word))) continue;
    const last = found.at(-1);
    if (last && /^[^\p{L}\p{N}.;:]{0,2}$/u.test(text.slice(last[1], start))) {
      last[1] = end;
      last[2] += 1;
    } else {
      found.push([start, end, 1]);
    }
  }
  const several = found.filter(([, , count]) => count > 1);
  return several.length ? several : found;
}

/* The part of a long text that has most of a query, cut at words. */
export function excerpt(text, query, length = 170) {
  const found = marks(text, query);
  if (!found.length) return "";
  let best = 0;
  let most = 0;
  found.forEach(([start], at) => {
    let covered = 0;
    for (let next = at; next < found.length && found[next][1] <= start + length; next += 1) {
      covered += (found[next][1] - found[next][0]) ** 1.5;
    }
    if (covered > most) [best, most] = [at, covered];
  });
  const from = Math.max(0, found[best][0] - 40);
  const start = from ? text.indexOf(" ", from) + 1 : 0;
  const end = start + length >= text.length ? text.length : text.lastIndexOf(" ", start + length);
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}
