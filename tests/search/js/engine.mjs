/* The engine as a module of Node's, as it is served: PORTAL_ENGINE names the file.  For tests only. */
import { readFile } from "node:fs/promises";

const source = await readFile(process.env.PORTAL_ENGINE);

export default await import(`data:text/javascript;base64,${source.toString("base64")}`);
