/* Parts of a query looked up in the shards of an index.
   In: the files, a query with the parts that tell most first.  Out: each part that was asked for, with
   the texts that have it and how well.  A reader pays for every shard, so there are few. */

import { fit, pair, single } from "./query.js";
import { postingsOf, shardsOf, textOf, weightOf } from "./shards.js";
import { pairsOf } from "./words.js";

/* A key once in a text, more often, in its facts, in its title.  Of a few words the title tells; of a
   sentence all of it must stand there, and titles are looked at afterwards (agreeing.js). */
const WORTH = [1, 1.25, 1.25, 1.3];
const FEW = 3;
const WORTH_OF_FEW = [1, 1.25, 1.6, 2.4];
const BEGUN = 0.6;
const ALONE = 0.5;

/* So many shards of each volume are asked for at once: with two scripts, the list of files and the rows
   of the first result they are eight files.  So many in all. */
export const AT_ONCE = 4;
export const AT_MOST = 9;

export class Looking {
  constructor(files, list, query) {
    this.files = files;
    this.list = list;
    this.query = query;
    this.asked = new Set();
  }

  /* The first parts that need no more than so many shards, and those that need none besides; at
     least so many parts, whatever they need. */
  within(parts, most, least = 1) {
    const found = [];
    for (const part of parts) {
      const shards = keysOf(part).flatMap((key) => shardsOf(this.list, key));
      const all = new Set([...this.asked, ...shards]);
      if (all.size > most * this.list.volumes.length && found.length >= least) continue;
      this.asked = all;
      found.push(part);
    }
    return found;
  }

  /* Of three words that are nobody's name nothing is told: they were asked for on the chance. */
  async all(parts) {
    const found = await Promise.all(parts.map((part) => this.part(part)));
    return found.filter(({ from, to, keys, phrase, count }) => count || keys || phrase || to - from < 2);
  }

  async part(part) {
    const { query } = this;
    if (!part.keys && !part.phrase) return { ...part, ...(await this.key(part, query.accented)) };
    const found = await Promise.all(keysOf(part).map((key) => this.key({ key, asked: key }, false)));
    const texts = part.keys ? either(found) : both(found);
    return { ...part, found: texts, count: texts.size };
  }

  /* The texts that have a key: text → weight; how many have it as typed. */
  async key({ key, asked, begun }, accented) {
    const found = new Map();
    const worth = this.query.words.length > FEW ? WORTH : WORTH_OF_FEW;
    let exact = 0;
    const take = (variant, factor) => {
      const quality = factor * (key.startsWith("@") ? 1 : fit(variant.key, asked, accented));
      for (const posting of postingsOf(variant)) {
        const text = textOf(posting);
        const score = quality * worth[weightOf(posting)];
        const known = found.get(text) ?? 0;
        if (quality === 1 && known < 1) exact += 1;
        if (score > known) found.set(text, score);
      }
    };
    for (const table of await this.files.tables(this.list, key)) {
      for (const variant of table.get(key) ?? []) take(variant, 1);
      if (!begun) continue;
      for (const [other, variants] of table) {
        if (other.length <= key.length || !other.startsWith(key)) continue;
        for (const variant of variants) take(variant, BEGUN);
      }
    }
    return { found, count: exact || found.size };
  }

  /* Words of which no pair is known stand for themselves. */
  alone(at) {
    return { ...single(this.query, at), share: ALONE };
  }

  /* The pairs that a word of the query is in. */
  around(at) {
    const last = this.query.folded.length - 1;
    return [at - 1, at].filter((one) => one >= 0 && one < last).map((one) => pair(this.query, one));
  }
}

function keysOf({ key, keys, phrase }) {
  if (keys) return keys;
  if (!phrase) return [key];
  return phrase.length > 1 ? pairsOf(phrase) : phrase;
}

function either(all) {
  const found = new Map();
  for (const each of all) {
    for (const [text, score] of each.found) {
      if (score > (found.get(text) ?? 0)) found.set(text, score);
    }
  }
  return found;
}

function both(all) {
  const found = new Map();
  for (const [text, score] of all[0].found) {
    if (all.every((each) => each.found.has(text))) found.set(text, score);
  }
  return found;
}
