/* The files of an index as the build wrote them: plugins/portal/search/encoding.py.
   In: the address of an index, how files are fetched.  Out: what is in them; nothing where one is
   missing or broken. */

import { folded } from "./words.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DIGITS = new Uint8Array(128);
for (let value = 0; value < ALPHABET.length; value += 1) DIGITS[ALPHABET.charCodeAt(value)] = value;
const STOP = ".".charCodeAt(0);
const PLACES = 1 << 16;
const WEIGHTS = 4;
const FIRST_YEAR = 1900;

/* A text is its year and its place there as one number, the newer the greater. */
export function yearOf(text) {
  return Math.floor(text / PLACES);
}

export function placeOf(text) {
  return text % PLACES;
}

export function textAt(year, place) {
  return year * PLACES + place;
}

/* Every posting as text × 4 + weight. */
export function readPostings(listed) {
  const found = new Uint32Array(listed.length);
  let count = 0;
  let year = 0;
  let place = 0;
  let value = 0;
  let shift = 0;
  let starts = false;
  for (let at = 0; at < listed.length; at += 1) {
    const letter = listed.charCodeAt(at);
    if (letter === STOP) {
      starts = true;
      continue;
    }
    const digit = DIGITS[letter];
    value += (digit & 31) << shift;
    shift += 5;
    if (digit > 31) continue;
    if (starts) {
      year = FIRST_YEAR + value;
      place = 0;
    } else {
      place += value >> 2;
      found[count] = textAt(year, place) * WEIGHTS + (value & 3);
      count += 1;
    }
    starts = false;
    value = 0;
    shift = 0;
  }
  return found.subarray(0, count);
}

export function textOf(posting) {
  return Math.floor(posting / WEIGHTS);
}

export function weightOf(posting) {
  return posting % WEIGHTS;
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

/* A shard: keys by what they are folded; what is written alike shares a list.  Postings are read
   when a key is asked for, and kept. */
function tableOf(keys) {
  const plain = new Map();
  const fold = (word) => {
    let known = plain.get(word);
    if (known === undefined) plain.set(word, (known = folded(word)));
    return known;
  };
  const table = new Map();
  for (const [key, listed] of Object.entries(keys)) {
    const told = key.startsWith("@") ? key : key.split(" ").map(fold).join(" ");
    const variant = { key, listed, postings: null };
    const variants = table.get(told);
    if (variants) variants.push(variant);
    else table.set(told, [variant]);
  }
  return table;
}

export function postingsOf(variant) {
  variant.postings ??= readPostings(variant.listed);
  return variant.postings;
}

const MANIFEST = "muc.json";
const EMPTY = { volumes: [], entries: {}, short: {}, common: [], words: "" };

/* Each file is fetched once.  When one is gone, a new index was published meanwhile: the next search
   asks for the list of files again. */
export class Files {
  constructor(base, fetcher) {
    this.base = base;
    this.fetcher = fetcher;
    this.known = new Map();
    this.made = new WeakMap();
  }

  get(path) {
    let file = this.known.get(path);
    if (!file) {
      file = this.read(path).catch(() => {
        this.known.delete(path);
        this.known.delete(MANIFEST);
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

  /* What is made of a file, once. */
  once(file, make) {
    let made = this.made.get(file);
    if (!made) this.made.set(file, (made = make(file)));
    return made;
  }

  async manifest() {
    return (await this.get(MANIFEST)) ?? EMPTY;
  }

  async shard(volume, number, hash) {
    const keys = await this.get(`${volume}/${number}.${hash}.json`);
    return keys ? this.once(keys, tableOf) : new Map();
  }

  /* The tables in which a key is, one of each volume. */
  tables(list, key) {
    return Promise.all(
      list.volumes.map(({ shards }, volume) => {
        const number = shardOf(key, shards.length);
        return this.shard(volume, number, shards[number]);
      }),
    );
  }
}

/* The addresses of the shards that a key takes, to count them. */
export function shardsOf(list, key) {
  return list.volumes.map(({ shards }, volume) => `${volume}/${shardOf(key, shards.length)}`);
}
