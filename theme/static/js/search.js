/* The search page: what is typed, what is shown, what the address says.
   In: the markup of macros/search.html; js/search-engine.js and js/narrowing.js by the addresses that
   it names.  Out: links.  Everything that came from a query or an index is put into the page as text. */

import { begin, remember } from "./search/remembering.js";
import { suggesting } from "./search/suggesting.js";

const place = document.querySelector(".search");
const form = place.querySelector("form");
const field = form.elements.q;
const narrow = place.querySelector("details");
const selects = [...narrow.querySelectorAll("select")];
const said = place.querySelector("[role=status]");
const instead = place.querySelector(".search__instead");
const results = place.querySelector(".search__results");
const list = document.createElement("ol");
const more = place.querySelector(".search__more");
const lang = document.documentElement.lang;

const PAUSE = 150;
const PAGE = 10;
const OFFERS = 5;
const BLOCKS = /<\/?(?:p|li|h\d|t[dhr]|div|ul|ol|table|blockquote)\b[^>]*>/g;
const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#34": '"', "#39": "'" };

let engine;
let index;
let turn = 0;
let timer;
let found = [];
let shown = 0;
let showing = 0;
let query;
const items = new Map();

/* ---- the address ------------------------------------------------------------------------------ */

function address() {
  const pairs = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  const told = new URLSearchParams(pairs.filter(([, value]) => value)).toString();
  return location.pathname + (told && `?${told}`);
}

async function recall() {
  const told = new URLSearchParams(location.search);
  field.value = told.get("q") ?? "";
  for (const select of selects) select.value = "";
  if (!selects.some(({ name }) => told.get(name))) return;
  narrow.open = true;
  try {
    (await narrowing()).recall(selects, location.search);
  } catch {
    // The search asks for it again, and says so when it does not come.
  }
}

/* ---- results ---------------------------------------------------------------------------------- */

function marked(text) {
  const parts = [];
  let last = 0;
  for (const [start, end] of engine.marks(text, query)) {
    parts.push(text.slice(last, start), part("mark", "", [text.slice(start, end)]));
    last = end;
  }
  return [...parts, text.slice(last)];
}

function part(name, styled, children) {
  const element = document.createElement(name);
  if (styled) element.className = styled;
  element.append(...children);
  return element;
}

/* Made once a search: what stands there already stays. */
function item(row) {
  if (!items.has(row.text)) items.set(row.text, made(row));
  return items.get(row.text);
}

function made(row) {
  const kinds = form.elements.loai.options;
  const kind = [...kinds].find((option) => option.value === row.kind);
  const time = part("time", "", [row.when]);
  time.dateTime = row.date;
  const told = [kind?.dataset.name ?? kind?.text ?? "", " · ", time];
  if (row.expired) told.push(" ", part("span", "mark", [results.dataset.expired]));
  const link = part("a", "", marked(row.title));
  link.href = `${place.dataset.news}${row.year}/${row.slug}/`;
  const text = part("p", "search__excerpt", marked(row.summary));
  if (!covers(`${row.title} ${row.summary}`)) look(link.href, text);
  const title = part("h2", "search__title", [link]);
  return part("li", "search__result", [part("p", "kicker", told), title, text]);
}

function covers(text) {
  const there = new Set(engine.words(text).map(engine.folded));
  return query.folded.every((word) => there.has(word));
}

/* What the row does not tell stands in the text itself: the page of the article has it. */
async function look(href, place) {
  const own = turn;
  try {
    const answer = await fetch(href);
    if (!answer.ok) return;
    const html = (await answer.text()).split('<div class="text">')[1] ?? "";
    const text = html
      .split("\n</div>")[0]
      .replace(BLOCKS, " ")
      .replace(/<[^>]*>/g, "")
      .replace(/&([#\w]+);/g, (sign, name) => SIGNS[name] ?? sign)
      .replace(/\s+/g, " ");
    const words = engine.excerpt(text, query);
    if (words && own === turn) place.replaceChildren(...marked(words));
  } catch {
    // Without a network the summary stands.
  }
}

/* A frame begins before it is painted, the next one after that. */
function painted() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/* The first result stands there as soon as it is known: the others may lie in ten more files. */
async function show(from) {
  showing += 1;
  const own = showing;
  const texts = found.slice(from, from + PAGE);
  if (!from && texts.length) {
    const [first] = await index.rows(texts.slice(0, 1));
    if (own !== showing) return;
    if (first) list.replaceChildren(item(first));
    // It is to be seen before the others take the line.
    await painted();
    if (own !== showing) return;
  }
  const rows = (await index.rows(texts)).filter(Boolean);
  if (own !== showing) return;
  const all = rows.map(item);
  if (from) list.append(...all);
  else list.replaceChildren(...all);
  shown = from + texts.length;
  more.hidden = shown >= found.length;
  if (from) all[0]?.querySelector("a").focus();
}

/* What a long query most likely means, while the rest of it is still asked for. */
async function preview(answer, own) {
  if (own !== turn || selects.some((select) => select.value)) return;
  query = answer.query;
  found = answer.texts.slice(0, 1).map(({ text }) => text);
  await show(0);
}

function offer(words) {
  instead.hidden = !words;
  if (!words) return;
  const [before, after] = instead.dataset.words.split("{words}");
  const link = part("a", "", [words]);
  link.href = `?q=${encodeURIComponent(words)}`;
  instead.replaceChildren(before, link, after);
}

/* ---- narrowing: asked for by who opens it ------------------------------------------------------ */

function narrowing() {
  return import(place.dataset.narrowing);
}

async function known() {
  return { ...(await index.facets()), yearOf: engine.yearOf };
}

/* ---- searching -------------------------------------------------------------------------------- */

/* ``settled``, ``anew``: what becomes of the address (js/search/remembering.js); ``keep``: nothing. */
async function search({ settled = false, anew = false, keep = false } = {}) {
  turn += 1;
  showing += 1;
  items.clear();
  const own = turn;
  if (!keep) remember(address(), settled, anew);
  if (!field.value.trim()) {
    found = [];
    list.replaceChildren();
    said.textContent = "";
    for (const each of [more, narrow, instead]) each.hidden = true;
    return;
  }
  const waiting = setTimeout(() => {
    if (own === turn) said.textContent = said.dataset.searching;
  }, 400);
  try {
    const answer = await index.search(field.value, (first) => preview(first, own));
    const wanted = narrow.open || selects.some((select) => select.value);
    const [ways, facets] = wanted ? await Promise.all([narrowing(), known()]) : [];
    if (own !== turn) return;
    query = answer.query;
    let texts = answer.texts.map(({ text }) => text);
    narrow.hidden = !texts.length;
    if (facets) {
      ways.count(selects, texts, facets, lang);
      texts = ways.narrowed(selects, texts, facets);
    }
    if (form.elements.xep.value) texts.sort((one, other) => other - one);
    found = texts;
    offer(answer.instead);
    if (answer.instead) {
      query = engine.parsed(answer.instead);
      items.clear();
    }
    await show(0);
    if (own !== turn) return;
    const { count: some, none, failed } = said.dataset;
    const words = texts.length ? some.replace("{count}", texts.length.toLocaleString(lang)) : none;
    said.textContent = answer.failed ? failed : words;
  } catch {
    if (own === turn) said.textContent = said.dataset.failed;
  } finally {
    clearTimeout(waiting);
  }
}

/* ---- what a reader does ----------------------------------------------------------------------- */

const names = suggesting(
  field,
  place.querySelector("[role=listbox]"),
  (typed) => index.names(typed, OFFERS),
  () => search({ settled: true }),
);

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    search();
    names.offer();
  }, PAUSE);
});
field.addEventListener("blur", () => setTimeout(names.close, PAUSE));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  if (names.accepted()) return;
  names.close();
  search({ settled: true });
});
/* Who comes back from an article comes back to what was asked. */
addEventListener("pagehide", () => begin(true));
narrow.addEventListener("toggle", () => narrow.open && search({ keep: true }));
narrow.addEventListener("change", () => search({ settled: true, anew: true }));
more.firstElementChild.addEventListener("click", () => show(shown));
addEventListener("popstate", async () => {
  await recall();
  begin(true);
  search({ keep: true });
});

engine = await import(place.dataset.engine);
index = engine.open(place.dataset.index);
await recall();
begin(Boolean(field.value));
results.append(list);
place.hidden = false;
search({ keep: true });
