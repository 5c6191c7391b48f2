/* In: keys, a list of postings, how many shards.  Out: where the engine looks, what it reads. */
import { text } from "node:stream/consumers";
import engine from "./engine.mjs";

const { keys, listed, shards } = JSON.parse(await text(process.stdin));
const postings = Array.from(engine.readPostings(listed), (posting) => [
  engine.textOf(posting),
  engine.weightOf(posting),
]);
const plain = keys.map((key) =>
  key.startsWith("@") ? key : key.split(" ").map(engine.folded).join(" "),
);
process.stdout.write(
  JSON.stringify({ shards: plain.map((key) => engine.shardOf(key, shards)), postings }),
);
