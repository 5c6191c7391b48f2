/* Text → the words that a search goes by: plugins/portal/search/words.py says the same of any text,
   and why.  In: any text.  Out: words in order, where each stands; a word without its marks. */

const HAN = "\u4e00-\u9fff";
const LAO = "\u0e80-\u0eff";
const OTHERS = "0-9a-zß-öø-ɏ\u0300-\u036fḀ-ỿ\u0e01-\u0e5b\u1780-\u17e9";
const WORD = new RegExp(`[${OTHERS}]+|[${LAO}]+|[${HAN}]`, "g");
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const TONES = ["\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];

const LATE = new Map();
const EARLY = new Map();
for (const [first, second] of ["oa", "oe", "uy"]) {
  for (const tone of TONES) {
    const late = (first + second + tone).normalize("NFC");
    const early = (first + tone + second).normalize("NFC");
    LATE.set(late, early);
    if (first === "o") EARLY.set(early, late);
  }
}
const CLOSED = new RegExp(`(${[...EARLY.keys()].join("|")})(?=[a-z])`, "g");

const CONSONANT = "ກ-ຮໜ-ໟ";
const BEFORE = "ເແໂໃໄ";
const SIGN = "ະາຳັິີຶືຸູົຼຽ່້໊໋໌ໍໆຯ";
const VOICED = "ະາຳັິີຶືຸູົຼຽ່້໊໋ໍ";
const NEVER_LAST = "ຂຄຈຉຊຕຖທປຜຝພຟຢຫຮສໜໝ";

/* Where a Lao syllable begins: plugins/portal/i18n/lao.py.  Browsers that cannot look behind are
   asked only when there is Lao to divide. */
let syllableStart;
function syllables(run) {
  syllableStart ??= new RegExp(
    `(?<=[${CONSONANT}${SIGN}])(?:` +
      `(?=[${BEFORE}])|(?<=[ະຳໆ])(?=[${CONSONANT}])` +
      `|(?=[${NEVER_LAST}](?!໌))` +
      `|(?<!ຫ)(?=[${CONSONANT}][${VOICED}])(?![ວລຣ])` +
      `|(?<=ຫ)(?=[${CONSONANT}][${VOICED}])(?![ງຍນມລວຣ])` +
      `|(?<=[ດນບມຍວ${SIGN}])(?=[ວລຣ][${VOICED}])` +
      `|(?<=ງ)(?=[ລຣ][${VOICED}]|ວຽ)` +
      "|(?=ອອ[ກງດນບມຍ])" +
      ")",
  );
  return run.split(syllableStart);
}

function placed(word) {
  const end = LATE.get(word.slice(-2));
  if (end && word.at(-3) !== "q") return word.slice(0, -2) + end;
  return word.replace(CLOSED, (found) => EARLY.get(found));
}

export function bare(text) {
  return text
    .replace(UNSEEN, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("\u0ecd\u0eb2", "\u0eb3");
}

export function* spans(text) {
  for (const found of bare(text).matchAll(WORD)) {
    const run = found[0];
    let start = found.index;
    if (run < "\u0e80" || run > "\u0eff\uffff") {
      yield [placed(run), start, start + run.length];
      continue;
    }
    for (const syllable of syllables(run)) {
      yield [syllable, start, start + syllable.length];
      start += syllable.length;
    }
  }
}

export function words(text) {
  return Array.from(spans(text), ([word]) => word);
}

/* Each word with the next. */
export function pairsOf(listed) {
  return listed.slice(1).map((word, at) => `${listed[at]} ${word}`);
}

export function folded(word) {
  return word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d")
    .normalize("NFC")
    .replace(/[\u0ec8-\u0ecc]/g, "");
}
