/* The least page that searches with Pagefind: what is asked in its address, the first result. */
import { start } from "/.bench/engines.js";

const query = new URLSearchParams(location.search).get("q");
const ask = await start.pagefind();
const [first] = await ask(query, 1);
const item = document.createElement("li");
item.className = "search__result";
item.textContent = first ?? "";
document.querySelector("ol").append(item);
