/* The engine as a module of Node's, from the source as the theme has it.  For tests only. */
import { readFile } from "node:fs/promises";

const source = await readFile(
  new URL("../../../theme/static/js/search-engine.js", import.meta.url),
);

export default await import(`data:text/javascript;base64,${source.toString("base64")}`);
