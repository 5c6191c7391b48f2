/* The filters above the list of news: what is chosen, what is shown, what the address says.
   In: the markup of macros/narrow.html; by the addresses in it js/narrowing.js and
   js/search-engine.js; the site's own pages of years and months, where every row stands as the build
   made it.  Nothing of this is fetched before a reader opens the filters, or comes with a choice in
   the address.  Out: rows in place of the latest. */

const place = document.querySelector(".narrow");
const bar = place.querySelector(".narrow__bar");
const [button, clear] = bar.querySelectorAll("button");
const form = bar.querySelector("form");
const selects = [...form.elements].filter((each) => each.localName === "select");
const said = place.querySelector("[role=status]");
const own = place.querySelector(".narrow__own");
const latest = place.querySelector("ol");
const more = place.querySelector(".narrow__more");
const list = latest.cloneNode();
const lang = document.documentElement.lang;
const { all, engine, home, index, names, narrowing } = place.dataset;

const PAGE = 10;
const PATIENCE = 400;

let tools;
let pages = new Map();
let turn = 0;
let applied = "";
let found = [];
let shown = 0;

/* ---- what is fetched -------------------------------------------------------------------------- */

/* All texts stand in the index of the site's first language; in another, only what is translated. */
async function load() {
  const [search, ways] = await Promise.all([import(engine), import(narrowing)]);
  const whole = search.open(index);
  const [{ texts }, register] = await Promise.all([
    whole.facets(),
    (names === index ? whole : search.open(names)).facets(),
  ]);
  if (!texts.size || !register.names.size) throw new Error(index);
  const newest = [...texts.keys()].sort((one, other) => other - one);
  return { ...ways, newest, facets: { texts, names: register.names, yearOf: search.yearOf } };
}

function ready() {
  tools ??= load();
  return tools;
}

/* What did not come, or was published anew meanwhile, is asked for again the next time. */
function forget() {
  tools = undefined;
  pages = new Map();
}

/* Read as a document, so that no text of it ever becomes markup here. */
function page(address) {
  if (!pages.has(address)) {
    const answer = new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("GET", address);
      request.responseType = "document";
      request.onload = () => (request.status === 200 ? resolve(request.response) : reject(address));
      request.onerror = () => reject(address);
      request.send();
    });
    pages.set(address, answer);
  }
  return pages.get(address);
}

function rowsOf(part) {
  return [...part.querySelectorAll(".stories > li, .titles > li")];
}

/* The months of a year, the newest first: how many rows each has, and how to come by them.  Those of
   a long year stand on pages of their own. */
async function months(year) {
  const whole = await page(`${home}tin/${year}/`);
  return [...whole.querySelectorAll(".columns__main > section")].map((part) => {
    const rows = rowsOf(part);
    if (rows.length) return { size: rows.length, rows: () => rows };
    const address = part.querySelector("h2 a").getAttribute("href");
    const size = Number(part.querySelector(".count").textContent.replace(/\D/g, ""));
    return { size, rows: async () => rowsOf(await page(address)) };
  });
}

/* The row of a text; null when its page does not come.  The site and its index have the texts of a
   year in the same order: where they do not have as many, one of them is out of date. */
async function row(text, { newest, facets: { yearOf } }) {
  const year = yearOf(text);
  const texts = newest.filter((each) => yearOf(each) === year);
  let at = texts.indexOf(text);
  try {
    const parts = await months(year);
    if (parts.reduce((sum, { size }) => sum + size, 0) !== texts.length) return null;
    const part = parts.find(({ size }) => {
      if (at < size) return true;
      at -= size;
      return false;
    });
    return document.importNode((await part.rows())[at], true);
  } catch {
    return null;
  }
}

/* ---- what is shown ---------------------------------------------------------------------------- */

/* Whether all rows from `from` on came that were to come. */
async function show(from) {
  const asked = turn;
  const known = await ready();
  const texts = found.slice(from, from + PAGE);
  const rows = (await Promise.all(texts.map((text) => row(text, known)))).filter(Boolean);
  if (asked !== turn) return false;
  if (texts.length && !rows.length) throw new Error(home);
  if (from) list.append(...rows);
  else list.replaceChildren(...rows);
  shown = from + texts.length;
  more.hidden = shown >= found.length;
  if (from) rows[0].querySelector(".story__title a, a").focus();
  return rows.length === texts.length;
}

function put(narrowed) {
  latest.hidden = narrowed;
  list.hidden = !narrowed;
  if (narrowed) return;
  more.hidden = true;
  own.hidden = true;
}

function busy(is) {
  for (const each of [latest, list]) each.setAttribute("aria-busy", is);
}

function tell(whole) {
  const { some, none, partly } = said.dataset;
  const words = found.length ? some.replace("{count}", found.length.toLocaleString(lang)) : none;
  said.textContent = whole ? words : `${words} ${partly}`;
}

/* Who has chosen one thing finds it on a page of its own, too. */
function point() {
  const chosen = selects.filter(({ value }) => value);
  own.hidden = chosen.length !== 1 || !found.length;
  if (own.hidden) return;
  const [{ name, value, selectedOptions }] = chosen;
  const link = document.createElement("a");
  link.href = `${home}${name === "nam" ? "tin" : name}/${encodeURIComponent(value)}/`;
  link.textContent = own.dataset.words.replace("{name}", selectedOptions[0].dataset.name);
  own.replaceChildren(link);
}

/* ---- what is chosen --------------------------------------------------------------------------- */

/* What the address asks for, as it would be written here. */
function wanted() {
  const told = new URLSearchParams(location.search);
  const pairs = selects.map(({ name }) => [name, told.get(name)]).filter(([, value]) => value);
  return new URLSearchParams(pairs).toString();
}

async function apply() {
  turn += 1;
  const asked = turn;
  const before = applied;
  applied = wanted();
  const waiting = setTimeout(() => {
    if (asked !== turn) return;
    said.textContent = said.dataset.loading;
    busy(true);
  }, PATIENCE);
  try {
    const known = await ready();
    if (asked !== turn) return;
    const { newest, facets } = known;
    known.recall(selects, applied);
    known.count(selects, newest, facets, lang);
    found = applied ? known.narrowed(selects, newest, facets) : [];
    const whole = (await show(0)) && newest.length >= all;
    if (asked !== turn) return;
    if (!whole) forget();
    put(applied !== "");
    if (applied) {
      point();
      tell(whole);
    } else {
      said.textContent = before ? said.dataset.cleared : "";
    }
  } catch {
    forget();
    if (asked !== turn) return;
    put(false);
    said.textContent = said.dataset.failed;
  } finally {
    clearTimeout(waiting);
    if (asked === turn) busy(false);
  }
}

async function next() {
  const asked = turn;
  let whole = false;
  try {
    whole = await show(shown);
  } catch {
    // The sentence says so; the button stays, to be tried again.
  }
  if (whole || asked !== turn) return;
  forget();
  tell(false);
}

function choose() {
  const pairs = selects.map(({ name, value }) => [name, value]).filter(([, value]) => value);
  const told = new URLSearchParams(pairs).toString();
  if (told === wanted()) return;
  history.pushState(null, "", location.pathname + (told && `?${told}`));
  apply();
}

function open(is) {
  button.setAttribute("aria-expanded", is);
  if (is && !tools) apply();
}

button.addEventListener("click", () => open(button.getAttribute("aria-expanded") === "false"));
form.addEventListener("change", choose);
more.addEventListener("click", next);
clear.addEventListener("click", () => {
  for (const select of selects) select.value = "";
  choose();
});
addEventListener("popstate", () => {
  if (wanted() !== applied) apply();
});

latest.after(list);
put(false);
bar.hidden = false;
// The styles have kept room for the open form since the first frame: js/first.js saw the choice.
if (wanted()) open(true);
