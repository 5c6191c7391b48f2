/* Finds articles by the index that the build left beside the search page.  No page is needed: this
   is what tests run, too.  Its parts lie in js/search/ and are served as one file with it. */

import { agreeing } from "./search/agreeing.js";
import { nearest } from "./search/nearly.js";
import { divided, doubtful, parsed } from "./search/query.js";
import { AT_MOST, AT_ONCE, Looking } from "./search/looking.js";
import { ranked } from "./search/ranking.js";
import { commonOf, namesLike, registersOf, wordsOf } from "./search/registers.js";
import { Files, placeOf, textAt, yearOf } from "./search/shards.js";

export { excerpt, marks } from "./search/excerpts.js";
export { apart } from "./search/nearly.js";
export { parsed } from "./search/query.js";
export { readPostings, shardOf, textOf, weightOf, yearOf } from "./search/shards.js";
export { bare, folded, spans, words } from "./search/words.js";

export function open(base, fetcher = (url) => fetch(url)) {
  const files = new Files(base, fetcher);

  /* Texts that answer a query, best first; ``instead`` is what was looked for where words of it are
     in no text.  A long query is answered by what tells most of it, which ``early`` is given; where
     that does not decide, by more of it, and by the titles of the first.  More is asked for when
     ``early`` has ended: on a thin line nothing goes before the first result. */
  async function search(text, early = () => {}) {
    const query = parsed(text);
    const nothing = { query, texts: [], instead: "" };
    if (!query.words.length) return nothing;
    const list = await files.manifest();
    if (!list.volumes.length) return { ...nothing, failed: !list.words };
    const total = sizeOf(list);
    const { registers, common } = files.once(list, tellOf);
    const parts = divided(query, registers, common);
    const doubt = doubtful(query, registers, common);
    const looking = new Looking(files, list, query);
    const asked = looking.within(parts, AT_ONCE);
    const found = await looking.all(asked);
    const lost = lostWords(query, found);
    const rest = parts.filter((part) => !asked.includes(part));
    let first = ranked(found, query, total);
    if (!lost.length && (!rest.length || first.decided)) return { ...nothing, texts: first.texts };
    if (first.texts.length) await early({ ...nothing, texts: first.texts });
    const strange = lost.filter((at) => doubt.includes(at));
    const known = strange.length ? await vocabulary(list) : null;
    const wrong = known ? strange.find((at) => !isThere(query, at, known)) : undefined;
    const alone = lost.filter((at) => at !== wrong).map((at) => looking.alone(at));
    const besides = [...alone, ...rest].filter((part) => !covers(part, wrong));
    found.push(...(await looking.all(looking.within(besides, AT_MOST))));
    first = ranked(found, query, total);
    if (wrong === undefined) return { ...nothing, texts: await agreeing(first.texts, query, rows) };
    const better = await corrected(list, looking, found, wrong, nearest(query.folded[wrong], known));
    const [meant, answer] =
      better.best > first.best ? [parsed(better.instead), better] : [query, first];
    const { instead = "" } = answer;
    return { query, instead, texts: await agreeing(answer.texts, meant, rows) };
  }

  /* The best answer with another word in place of one that no text has. */
  async function corrected(list, looking, found, at, others) {
    const { query } = looking;
    const rest = found.filter((part) => !covers(part, at));
    let better = { texts: [], best: 0, instead: "" };
    for (const [turn, other] of others.entries()) {
      const typed = query.all.map((word, place) => (place === at ? other : word));
      const instead = { ...parsed(typed.join(" ")), accented: false, open: false };
      const again = new Looking(files, list, instead);
      again.asked = looking.asked;
      const around = typed.length > 1 ? again.around(at) : [again.alone(at)];
      const asked = again.within(around, AT_MOST, turn ? 0 : 1);
      if (!asked.length) continue;
      looking.asked = again.asked;
      const { texts, best } = ranked([...rest, ...(await again.all(asked))], instead, sizeOf(list));
      if (best > better.best) better = { texts, best, instead: typed.join(" ") };
    }
    return better;
  }

  async function vocabulary(list) {
    const listed = await files.get(`tu.${list.words}.json`);
    return listed && files.once(listed, wordsOf);
  }

  /* What results show, for some texts: a list in the same order, null where it is missing. */
  async function rows(texts) {
    const list = await files.manifest();
    return Promise.all(texts.map((text) => row(list, text)));
  }

  async function row(list, text) {
    const year = yearOf(text);
    const place = placeOf(text);
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
    const list = await files.manifest();
    const found = new Map();
    await Promise.all(
      list.volumes.map(async ({ facets: hash }, volume) => {
        const file = await files.get(`${volume}/loc.${hash}.json`);
        for (const [year, listed] of Object.entries(file?.texts ?? {})) {
          for (const [place, [kind], agencies, partners] of listed) {
            found.set(textAt(Number(year), place), {
              kind: file.ids[kind],
              agencies: agencies.map((id) => file.ids[id]),
              partners: partners.map((id) => file.ids[id]),
            });
          }
        }
      }),
    );
    return { texts: found, names: files.once(list, tellOf).registers.names };
  }

  async function names(text, most) {
    return namesLike(text, files.once(await files.manifest(), tellOf).registers, most);
  }

  return { search, rows, facets, names };
}

/* What a list of files tells besides. */
function tellOf(list) {
  return { registers: registersOf(list), common: commonOf(list) };
}

function sizeOf(list) {
  const texts = list.volumes.flatMap((volume) => Object.values(volume.texts));
  return texts.reduce((sum, count) => sum + count, 0);
}

function covers({ from, to }, at) {
  return from <= at && at <= to;
}

/* Words that were asked for, and that no text was found by. */
function lostWords(query, found) {
  return query.folded
    .map((_, at) => found.filter((part) => covers(part, at)))
    .flatMap((own, at) => (own.length && own.every(({ count }) => !count) ? [at] : []));
}

/* Whether a word of a query is in any text; the last may be the beginning of one that is. */
function isThere({ folded: plain, open: begun }, at, known) {
  const word = plain[at];
  if (known.has(word)) return true;
  return begun && at === plain.length - 1 && [...known].some((other) => other.startsWith(word));
}
