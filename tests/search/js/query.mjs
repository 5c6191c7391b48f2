/* In: the folder of an index, and on standard input a list of queries as JSON.  Out: of each the
   year and slug of the first ten, what was looked for instead, how many there are, the bytes and
   files that it took from a cold start (``early``: to the first answer, and what was asked for while
   that was looked at), and the milliseconds. */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { brotliCompressSync, constants } from "node:zlib";
import engine from "./engine.mjs";

const [folder] = process.argv.slice(2);
const sizes = new Map();
// Nearly as small as the best, in a tenth of the time.
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

async function weigh(path, data) {
  if (!sizes.has(path)) sizes.set(path, brotliCompressSync(data, QUICK).length);
  return sizes.get(path);
}

const answers = [];
const warm = process.argv.includes("--warm");
let last;
for (const query of JSON.parse(await text(process.stdin))) {
  let bytes = 0;
  let files = 0;
  const fetcher = async (path) => {
    const data = await readFile(path).catch(() => null);
    if (data && !warm) bytes += await weigh(path, data);
    files += 1;
    return { ok: data !== null, status: data ? 200 : 404, json: async () => JSON.parse(data) };
  };
  const index = (warm && last) || engine.open(`${folder}/`, fetcher);
  last = index;
  const begun = performance.now();
  let early = null;
  const { texts, instead } = await index.search(query, async () => {
    early = { bytes, files };
    await new Promise((done) => setTimeout(done, warm ? 0 : 5));
    early.meanwhile = files - early.files;
  });
  await index.rows(texts.slice(0, 1).map((each) => each.text));
  const taken = { bytes, files, early, ms: performance.now() - begun };
  const rows = await index.rows(texts.slice(0, 10).map((each) => each.text));
  const found = rows.map((row) => row && `${row.year}/${row.slug}`);
  answers.push({ found, instead, total: texts.length, ...taken });
}
process.stdout.write(JSON.stringify(answers));
