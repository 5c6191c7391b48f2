/* Which of the first texts say what was asked in what results show of them.
   In: texts, the best first, a query, how rows are asked for.  Out: the same texts, those of the first
   in front whose title has more of the query in its order.  A reader pays for every shard, so they
   tell of few parts of a long query; titles tell of all, and those of the first are shown anyway. */

import { folded, pairsOf, words } from "./words.js";

/* A title of which all was asked makes a text worth three of those that say nothing. */
const AGREED = 2;
const POWER = 4;

/* Who asks for less than that has no title in mind. */
const SHORTEST = 4;

/* So many are looked at, and so many more while titles are much alike and none is the one. */
const TURN = 10;
const TURNS = 3;
const ALIKE = 0.5;
const NEAR = 0.7;

export async function agreeing(texts, query, rows) {
  if (query.words.length < SHORTEST) return texts;
  const asked = pairsOf(query.all.map(folded));
  const last = query.open ? asked.at(-1) : "";
  const found = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const next = texts.slice(found.length, found.length + TURN);
    const near = next.filter(({ score }) => !turn || score >= NEAR * texts[0].score);
    const shown = await rows(near.map(({ text }) => text));
    found.push(...near.map((each, at) => agreed(each, shown[at], asked, last)));
    const best = Math.max(...found.map(({ share }) => share));
    if (best < ALIKE || best === 1 || near.length < TURN) break;
  }
  found.sort((one, other) => other.score - one.score || other.text - one.text);
  return [...found, ...texts.slice(found.length)];
}

function agreed({ text, score }, row, asked, last) {
  const share = row ? shareOf(asked, last, row.title) : 0;
  return { text, share, score: score * (1 + AGREED * share ** POWER) };
}

/* How much of what was asked, pair by pair, stands in a title; ``last`` may be unfinished. */
function shareOf(asked, last, title) {
  const there = pairsOf(words(title).map(folded));
  const has = (pair) => there.includes(pair) || (pair === last && there.some((one) => one.startsWith(pair)));
  return asked.filter(has).length / asked.length;
}
