/* What is asked, and which keys of the index tell of it.
   In: what was typed, the registers, how common words are.  Out: the parts of a query: pairs of words,
   a word that stands alone, a span of words that is a name of the registers or an abbreviation. */

import { folded, words } from "./words.js";

const LONGEST = 400;
const MOST_WORDS = 24;
const MOST_IDS = 2;
const OTHER_ACCENTS = 0.12;
const LONGEST_SHORT = 5;

/* Classes of how rare a word is, each half as many texts as the one before. */
const RARE = 9;
const UNFINISHED = 4;
const NUMBER = 5;
const LETTERED = /^\D.+$/;
const RAREST_NAME = 8;
/* A name that is typed in full: what it is abbreviated to is asked for last. */
const ABBREVIATED = 0.1;

/* What a part that tells of words anew is worth beside one that tells of them once more, and where a
   name ends and another word begins: there chance brings words together. */
const AGAIN = 0.3;
const ACROSS = 0.3;
const COUNTED = 2;

/* Words, whether the last may be unfinished, whether accents were typed at all; ``all`` has
   those, too, that are too many to be asked for. */
export function parsed(text) {
  const cut = text.slice(0, LONGEST);
  const all = words(cut);
  const found = all.slice(0, MOST_WORDS);
  const plain = found.map(folded);
  return {
    words: found,
    folded: plain,
    all,
    accented: found.some((word, at) => word !== plain[at]),
    open: /[\p{L}\p{N}\p{M}]$/u.test(cut),
  };
}

/* How well a key as written fits the words as typed. */
export function fit(key, asked, accented) {
  if (!accented || key === asked) return 1;
  const typed = asked.split(" ");
  const alike = key.split(" ").every((word, at) => word === typed[at] || typed[at] === folded(word));
  return alike ? 0.5 : OTHER_ACCENTS;
}

export function pair({ folded: plain, words: typed, open }, at) {
  return {
    key: `${plain[at]} ${plain[at + 1]}`,
    asked: `${typed[at]} ${typed[at + 1]}`,
    from: at,
    to: at + 1,
    begun: open && at + 2 === plain.length,
  };
}

/* Three words in a row: a key where they are written as a name is, in the shard of their first two. */
function triple({ folded: plain, words: typed, open }, at) {
  const end = at + 3;
  return {
    key: plain.slice(at, end).join(" "),
    asked: typed.slice(at, end).join(" "),
    from: at,
    to: at + 2,
    begun: open && end === plain.length,
  };
}

export function single({ folded: plain, words: typed, open }, at) {
  const begun = open && at === plain.length - 1 && plain[at].length > 2;
  return { key: plain[at], asked: typed[at], from: at, to: at, begun };
}

/* The names that stand in a query, the longest that begin at a word. */
function namesIn({ folded: plain }, registers) {
  const last = plain.length - 1;
  const found = [];
  for (let from = 0; from <= last; from += 1) {
    let to = Math.min(last, from + Math.max(registers.longest, LONGEST_SHORT));
    for (; to >= from; to -= 1) {
      const span = plain.slice(from, to + 1).join(" ");
      const ids = registers.spelled.get(span);
      const other = registers.short.get(span);
      if (ids) found.push({ from, to, keys: ids.slice(-MOST_IDS).map((id) => `@${id}`) });
      if (other) found.push({ from, to, phrase: other.split(" ") });
      if (!ids && !other) continue;
      from = to;
      break;
    }
  }
  return found;
}

/* The class of a word of a query: RARE where it is not among the common ones. */
function rarity({ folded: plain, open }, at, common) {
  const known = common.get(plain[at]);
  if (known !== undefined) return known;
  if (open && at === plain.length - 1) return UNFINISHED;
  return LETTERED.test(plain[at]) ? RARE : NUMBER;
}

/* The parts of a query, those first that tell most: rare ones, and ones with words of which none
   before tells.  At the end three words each: they cost nothing when their first two were asked for. */
export function divided(query, registers, common) {
  const { length } = query.folded;
  const classes = query.folded.map((_, at) => rarity(query, at, common));
  const named = namesIn(query, registers);
  const parts = named.map((span) => {
    const own = (span.keys ?? []).map((id) => common.get(id) ?? RAREST_NAME);
    if (own.length) return { ...span, rare: Math.min(...own) + 1 };
    const words = Math.max(...classes.slice(span.from, span.to + 1)) + 1;
    return { ...span, rare: span.to > span.from ? ABBREVIATED : words };
  });
  if (length === 1) parts.push({ ...single(query, 0), rare: classes[0] });
  for (let at = 0; at + 1 < length; at += 1) {
    const part = pair(query, at);
    const inside = named.some(({ from, to }) => from <= at && at + 1 <= to);
    const across = !inside && named.some(({ from, to }) => at <= to && from <= at + 1);
    const rare = Math.max(classes[at], classes[at + 1]) + 1;
    parts.push({ ...part, rare: rare * (across ? ACROSS : 1) });
  }
  const names = [];
  for (let at = 0; at + 2 < length; at += 1) names.push(triple(query, at));
  return [...inTurn(parts, length), ...names];
}

function inTurn(parts, length) {
  const told = new Array(length).fill(false);
  const gain = ({ rare, from, to }) => {
    let anew = 0;
    for (let at = from; at <= to; at += 1) anew += told[at] ? 0 : 1;
    const again = Math.min(COUNTED, to - from + 1 - anew);
    return rare * (Math.min(COUNTED, anew) + AGAIN * again);
  };
  const left = [...parts];
  const found = [];
  while (left.length) {
    let best = 0;
    for (let at = 1; at < left.length; at += 1) if (gain(left[at]) > gain(left[best])) best = at;
    const [part] = left.splice(best, 1);
    found.push(part);
    told.fill(true, part.from, part.to + 1);
  }
  return found;
}

/* Which words of a query are neither common nor numbers nor of the registers: they may be mistyped. */
export function doubtful({ folded: plain }, registers, common) {
  const known = (word) => common.has(word) || registers.words.has(word) || !LETTERED.test(word);
  return plain.map((_, at) => at).filter((at) => !known(plain[at]));
}
