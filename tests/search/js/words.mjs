/* In: a table of texts as JSON on standard input.  Out: [words, folded words] of each, as JSON. */
import { text } from "node:stream/consumers";
import engine from "./engine.mjs";

const texts = JSON.parse(await text(process.stdin));
const rows = texts.map((each) => {
  const found = engine.words(each);
  return [found.join(" "), found.map(engine.folded).join(" ")];
});
process.stdout.write(JSON.stringify(rows));
