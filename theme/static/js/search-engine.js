/* Finds articles by the index that the build left beside the search page.  No page is needed: this
   is what tests run, too.
   words(text) and folded(word) say the same as plugins/portal/search/words.py, which says why. */

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

export function folded(word) {
  return word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d")
    .normalize("NFC")
    .replace(/[\u0ec8-\u0ecc]/g, "");
}

/* ---- what the build wrote: plugins/portal/search/encoding.py --------------------------------- */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DIGITS = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));
const PLACES = 1 << 16;

/* Calls see(text, weight) for every posting; a text is its year and its place there as one number,
   the newer the greater. */
export function readPostings(listed, see) {
  let year = 0;
  let place = 0;
  let value = 0;
  let factor = 1;
  let starts = false;
  for (const letter of listed) {
    if (letter === ".") {
      starts = true;
      continue;
    }
    const digit = DIGITS.get(letter);
    value += (digit % 32) * factor;
    factor *= 32;
    if (digit >= 32) continue;
    if (starts) {
      year = 1900 + value;
      place = 0;
    } else {
      place += value >> 2;
      see(year * PLACES + place, value & 3);
    }
    starts = false;
    value = 0;
    factor = 1;
  }
}

function route(key) {
  if (key.startsWith("@")) return key;
  const [first, second] = key.split(" ");
  return second ? `${first} ${second[0]}` : first.slice(0, 3);
}

/* The shard of a folded key. */
export function shardOf(key, shards) {
  let value = 0x811c9dc5;
  const told = route(key);
  for (let at = 0; at < told.length; at += 1) {
    value = Math.imul(value ^ told.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value % shards;
}

function foldedKey(key) {
  return key.startsWith("@") ? key : key.split(" ").map(folded).join(" ");
}

/* The files of an index, each fetched once.  One that is missing or broken has nothing in it; when
   a new index was published meanwhile, the next search asks for its list of files. */
class Files {
  constructor(base, fetcher) {
    this.base = base;
    this.fetcher = fetcher;
    this.known = new Map();
  }

  get(path) {
    let file = this.known.get(path);
    if (!file) {
      file = this.read(path).catch(() => {
        this.known.delete(path);
        this.known.delete("muc.json");
        return null;
      });
      this.known.set(path, file);
    }
    return file;
  }

  async read(path) {
    const answer = await this.fetcher(this.base + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }

  /* Keys of one shard by what they are folded. */
  async shard(volume, number, hash) {
    const path = `${volume}/${number}.${hash}.json`;
    const keys = await this.get(path);
    if (!keys) return new Map();
    let table = this.known.get(keys);
    if (!table) {
      table = new Map();
      for (const [key, listed] of Object.entries(keys)) {
        const plain = foldedKey(key);
        const variants = table.get(plain);
        if (variants) variants.push([key, listed]);
        else table.set(plain, [[key, listed]]);
      }
      this.known.set(keys, table);
    }
    return table;
  }
}

/* ---- queries -------------------------------------------------------------------------------- */

const LONGEST = 400;
const MOST_WORDS = 24;
const WEIGHTS = [1, 1.25, 1.6, 2.4];
const OTHER_ACCENTS = 0.12;
const BEGUN = 0.6;
const ALONE = 0.5;
const ACROSS = 0.5;
const LEAST_COVER = 0.3;
const LEAST_SCORE = 0.12;
const MOST_IDS = 2;
const MOST_NEAR = 4;
const MANY_PAIRS = 10;

/* What is asked: words, whether the last may be unfinished, whether accents were typed at all. */
export function parsed(text) {
  const cut = text.slice(0, LONGEST);
  const found = words(cut).slice(0, MOST_WORDS);
  const plain = found.map(folded);
  return {
    words: found,
    folded: plain,
    accented: found.some((word, at) => word !== plain[at]),
    open: /[\p{L}\p{N}\p{M}]$/u.test(cut),
  };
}

/* How well a key as written fits the words as typed. */
function fit(key, asked, accented) {
  if (!accented || key === asked) return 1;
  const typed = asked.split(" ");
  const alike = key.split(" ").every((word, at) => word === typed[at] || typed[at] === folded(word));
  return alike ? 0.5 : OTHER_ACCENTS;
}

export function open(base, fetcher = (url) => fetch(url)) {
  const files = new Files(base, fetcher);

  async function manifest() {
    return (await files.get("muc.json")) ?? { volumes: [] };
  }

  /* Spelling → ids, the longest spelling in words; abbreviations both ways. */
  async function registers({ names }) {
    const listed = names ? await files.get(`danh-ba.${names}.json`) : null;
    if (!listed) return { spelled: new Map(), longest: 0, names: new Map(), short: new Map() };
    let table = files.known.get(listed);
    if (!table) {
      table = { spelled: new Map(), longest: 1, names: new Map(), short: new Map() };
      for (const [id, [name, ...spellings]] of Object.entries(listed.entries)) {
        table.names.set(id, name);
        for (const spelling of spellings) {
          const ids = table.spelled.get(spelling);
          if (ids) ids.push(id);
          else table.spelled.set(spelling, [id]);
          table.longest = Math.max(table.longest, spelling.split(" ").length);
        }
      }
      for (const [short, long] of Object.entries(listed.short)) {
        table.short.set(short, long);
        table.short.set(long, short);
      }
      files.known.set(listed, table);
    }
    return table;
  }

  /* The postings of a key in all volumes: text → weight; how many texts have it as typed. */
  async function lookUp(list, key, asked, query, begun) {
    const found = new Map();
    const tables = await Promise.all(
      list.volumes.map(({ shards }, volume) => {
        const number = shardOf(key, shards.length);
        return files.shard(volume, number, shards[number]);
      }),
    );
    let exact = 0;
    for (const table of tables) {
      const take = (variants, factor) => {
        for (const [variant, listed] of variants) {
          const quality = factor * (key.startsWith("@") ? 1 : fit(variant, asked, query.accented));
          readPostings(listed, (text, weight) => {
            const score = quality * WEIGHTS[weight];
            const known = found.get(text) ?? 0;
            if (known < quality && quality === 1) exact += 1;
            if (score > known) found.set(text, score);
          });
        }
      };
      take(table.get(key) ?? [], 1);
      if (!begun) continue;
      for (const [other, variants] of table) {
        if (other.length > key.length && other.startsWith(key)) take(variants, BEGUN);
      }
    }
    return { found, count: exact || found.size };
  }

  function size(list) {
    const texts = list.volumes.flatMap((volume) => Object.values(volume.texts));
    return texts.reduce((sum, count) => sum + count, 0);
  }

  /* The parts of a query: pairs, or the only word; what a span of words may be called else. */
  function divided(query, table) {
    const { folded: plain, words: typed, open } = query;
    const last = plain.length - 1;
    const parts = [];
    for (let at = 0; at < last; at += 1) {
      parts.push({
        key: `${plain[at]} ${plain[at + 1]}`,
        asked: `${typed[at]} ${typed[at + 1]}`,
        from: at,
        to: at + 1,
        begun: open && at + 1 === last,
      });
    }
    // A long query says enough by every other pair: each costs the reader ten kilobytes.
    if (parts.length > MANY_PAIRS) {
      const every = parts.filter(({ from, to }) => from % 2 === 0 || to === last);
      parts.splice(0, parts.length, ...every);
    }
    if (last === 0) parts.push(single(query, 0));
    const spans = [];
    for (let from = 0; from <= last; from += 1) {
      for (let to = Math.min(last, from + Math.max(table.longest, 5)); to >= from; to -= 1) {
        const span = plain.slice(from, to + 1).join(" ");
        const ids = table.spelled.get(span);
        const other = table.short.get(span);
        if (!ids && !other) continue;
        if (ids) spans.push({ from, to, keys: ids.slice(-MOST_IDS).map((id) => `@${id}`) });
        if (other) spans.push({ from, to, phrase: other.split(" ") });
        from = to;
        break;
      }
    }
    return { parts, spans };
  }

  function single({ folded: plain, words: typed, open }, at) {
    const begun = open && at === plain.length - 1 && plain[at].length > 2;
    return { key: plain[at], asked: typed[at], from: at, to: at, begun };
  }

  /* Texts that have the other name of a span. */
  async function otherwise(list, span, query) {
    const plainQuery = { ...query, accented: false };
    if (span.keys) {
      const all = await Promise.all(
        span.keys.map((key) => lookUp(list, key, key, plainQuery, false)),
      );
      const found = new Map();
      for (const each of all) {
        for (const [text, score] of each.found) {
          if (score > (found.get(text) ?? 0)) found.set(text, score);
        }
      }
      return { ...span, found, count: found.size };
    }
    const { phrase } = span;
    const keys = phrase.length > 1 ? phrase.slice(1).map((word, at) => `${phrase[at]} ${word}`) : phrase;
    const all = await Promise.all(keys.map((key) => lookUp(list, key, key, plainQuery, false)));
    const found = new Map();
    for (const [text, score] of all[0].found) {
      if (all.every((each) => each.found.has(text))) found.set(text, score);
    }
    return { ...span, found, count: found.size };
  }

  async function run(list, query) {
    const table = await registers(list);
    const { parts, spans } = divided(query, table);
    const found = await Promise.all([
      ...parts.map(async (part) => ({
        ...part,
        ...(await lookUp(list, part.key, part.asked, query, part.begun)),
      })),
      ...spans.map((span) => otherwise(list, span, query)),
    ]);
    // Words of which no pair is known stand for themselves.
    const alone = query.folded
      .map((_, at) => at)
      .filter((at) => !found.some(({ from, to, count }) => count && from <= at && at <= to));
    if (parts.length && parts[0].from !== parts[0].to) {
      found.push(
        ...(await Promise.all(
          alone.map(async (at) => {
            const part = { ...single(query, at), share: ALONE };
            return { ...part, ...(await lookUp(list, part.key, part.asked, query, part.begun)) };
          }),
        )),
      );
    }
    const unknown = alone.filter(
      (at) => !found.some(({ from, to, count }) => count && from === at && to === at),
    );
    return { ...ranked(found, query, size(list)), unknown };
  }

  /* Rarer parts count for more; texts that have more of what was asked, for much more. */
  function ranked(found, query, total) {
    const worth = query.folded.map(() => Math.log(1 + total) / 2);
    const scores = new Map();
    const known = found.filter((part) => part.count);
    for (const part of known) {
      part.idf = Math.log(1 + total / part.count);
    }
    for (let at = 0; at < worth.length; at += 1) {
      const own = known.filter(({ from, to }) => from <= at && at <= to).map(({ idf }) => idf);
      if (own.length) worth[at] = Math.max(...own);
    }
    const whole = worth.reduce((sum, one) => sum + one, 0);
    // Another name of a span counts instead of the words within it, not besides.
    const spans = known.filter((part) => part.keys || part.phrase);
    const plain = known.filter((part) => !part.keys && !part.phrase);
    const inner = new Map(spans.map((span) => [span, new Map()]));
    const note = (text, score, from, to) => {
      let entry = scores.get(text);
      if (!entry) scores.set(text, (entry = { score: 0, mask: 0 }));
      entry.score += score;
      for (let at = from; at <= to; at += 1) entry.mask |= 1 << at;
    };
    for (const part of plain) {
      const span = spans.find(({ from, to }) => from <= part.from && part.to <= to);
      // Where a name ends and another word begins, chance brings words together.
      const across = !span && spans.some(({ from, to }) => part.from <= to && from <= part.to);
      const share = part.idf * (part.share ?? (across ? ACROSS : 1));
      for (const [text, score] of part.found) {
        note(text, score * share, part.from, part.to);
        if (span) {
          const sums = inner.get(span);
          sums.set(text, (sums.get(text) ?? 0) + score * part.idf);
        }
      }
    }
    for (const span of spans) {
      const factor = span.idf * (span.to - span.from || 1);
      for (const [text, score] of span.found) {
        const more = score * factor - (inner.get(span).get(text) ?? 0);
        note(text, Math.max(0, more), span.from, span.to);
      }
    }
    let best = 0;
    for (const entry of scores.values()) {
      let covered = 0;
      for (let at = 0; at < worth.length; at += 1) if (entry.mask & (1 << at)) covered += worth[at];
      entry.cover = covered / whole;
      entry.score *= entry.cover ** 2;
      best = Math.max(best, entry.score);
    }
    const texts = [...scores]
      .filter(([, { score, cover }]) => cover >= LEAST_COVER && score >= best * LEAST_SCORE)
      .map(([text, { score }]) => ({ text, score }));
    texts.sort((one, other) => other.score - one.score || other.text - one.text);
    return { texts, best };
  }

  /* Words that are nearly the unknown one: those that sound alike, else the commonest of the
     nearest. */
  async function nearly(list, word) {
    const listed = list.words ? await files.get(`tu.${list.words}.json`) : null;
    if (!listed || word.length < 2) return [];
    const most = word.length > 6 ? 2 : 1;
    const found = [[], [], []];
    for (const other of listed.split(" ")) {
      const letters = sound(word) === sound(other) ? 0 : apart(word, other, most);
      if (letters <= most) found[letters].push(other);
    }
    return (found[0].length ? found[0] : found.flat()).slice(0, MOST_NEAR);
  }

  /* Texts that answer a query, best first; ``instead`` is what was looked for where words of it are
     in no text. */
  async function search(text) {
    const query = parsed(text);
    if (!query.words.length) return { query, texts: [], instead: "" };
    const list = await manifest();
    if (!list.volumes.length) return { query, texts: [], instead: "", failed: !list.words };
    const first = await run(list, query);
    if (!first.unknown.length) return { query, texts: first.texts, instead: "" };
    let better = first;
    let instead = "";
    const at = first.unknown[0];
    for (const word of await nearly(list, query.folded[at])) {
      const other = parsed(query.words.map((each, place) => (place === at ? word : each)).join(" "));
      const tried = await run(list, { ...other, accented: false, open: false });
      if (tried.best > better.best) {
        better = tried;
        instead = other.words.join(" ");
      }
    }
    return { query, texts: better.texts, instead };
  }

  /* What results show, for some texts: a list in the same order, null where it is missing. */
  async function rows(texts) {
    const list = await manifest();
    return Promise.all(texts.map((text) => row(list, text)));
  }

  async function row(list, text) {
    const year = Math.floor(text / PLACES);
    const place = text % PLACES;
    const volume = list.volumes.findIndex(({ texts }) => year in texts);
    if (volume < 0) return null;
    const { sheaves } = list.volumes[volume];
    const at = sheaves.findLastIndex(
      ([, first, start]) => first < year || (first === year && start <= place),
    );
    const years = at < 0 ? null : await files.get(`${volume}/tin-${at}.${sheaves[at][0]}.json`);
    const entry = years?.[year]?.find(([own]) => own === place);
    if (!entry) return null;
    const [, slug, title, summary, kind, date, when, expired] = entry;
    return { text, year, slug, title, summary, kind, date, when, expired: Boolean(expired) };
  }

  /* By what texts can be narrowed: a map of text → { kind, agencies, partners }, ids' names. */
  async function facets() {
    const list = await manifest();
    const { names } = await registers(list);
    const found = new Map();
    await Promise.all(
      list.volumes.map(async ({ facets: hash }, volume) => {
        const file = await files.get(`${volume}/loc.${hash}.json`);
        for (const [year, listed] of Object.entries(file?.texts ?? {})) {
          for (const [place, [kind], agencies, partners] of listed) {
            found.set(Number(year) * PLACES + place, {
              kind: file.ids[kind],
              agencies: agencies.map((id) => file.ids[id]),
              partners: partners.map((id) => file.ids[id]),
            });
          }
        }
      }),
    );
    return { texts: found, names };
  }

  /* Names of the registers that have a word beginning as the last one typed, and all the others. */
  async function names(text, most) {
    const { folded: asked } = parsed(text);
    if (!asked.length || asked.join("").length < 3) return [];
    const { spelled, names: known } = await registers(await manifest());
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
    const listed = fits.flatMap(([, , ids]) => ids.map((id) => known.get(id)));
    return [...new Set(listed)].slice(0, most);
  }

  return { search, rows, facets, names };
}

export function yearOf(text) {
  return Math.floor(text / PLACES);
}

/* What is written otherwise in places and sounds the same in some: y for i, x for s, tr for ch. */
function sound(word) {
  return word
    .replace(/y/g, "i")
    .replace(/x/g, "s")
    .replace(/^tr/, "ch")
    .replace(/^(?:gi|r)(?=[aeiou])/, "d");
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
