/* On the page for unknown addresses: up to three addresses that answer and are nearest to the one
   asked for, and a search for its words.
   In: the address; the site's own JSON twins and the links of this page.  Out: links. */

const place = document.querySelector(".nearest");
const { root, home, search, words, parent } = place.dataset;
const lang = document.documentElement.lang;
const REGISTERS = ["co-quan", "tinh-ban", "tinh", "quy-che"];
const MOST = 3;

function plain(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d");
  return bare.toLowerCase().replace(/[^a-z0-9/]+/g, "-").replace(/^-+|-+$/g, "");
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const path = location.pathname;
const inner = path.slice(path.startsWith(home) ? home.length : root.length);
const parts = decoded(inner)
  .replace(/(?:\/?index)?\.\w{2,5}$/, "")
  .split("/")
  .map(plain)
  .filter(Boolean);
const named = parts.filter((part) => /[a-z]/.test(part));
const wanted = named.at(-1) ?? "";

/* How many letters must be changed, added or left out. */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const above = row;
    row = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const change = above[column - 1] + (one[line - 1] !== other[column - 1]);
      row[column] = Math.min(change, above[column] + 1, row[column - 1] + 1);
    }
  }
  return row.at(-1);
}

/* The lower the nearer; Infinity when they are not alike. */
function apart(id) {
  if (wanted.length > 3 && id.startsWith(wanted)) return 1;
  const letters = distance(wanted, id);
  if (letters <= Math.max(2, wanted.length / 4)) return letters;
  const own = wanted.split("-").filter((word) => /[a-z]/.test(word));
  const theirs = new Set(id.split("-"));
  const shared = own.filter((word) => theirs.has(word)).length;
  return own.length > 2 && shared / own.length >= 0.7 ? wanted.length - shared : Infinity;
}

/* Which twins may hold it: those of the years in the address, of the registers, the latest news. */
function twins() {
  const years = new Set(inner.split(/\D+/).filter((number) => /^(?:19|20)\d\d$/.test(number)));
  const news = [...years].slice(0, MOST).map((year) => `tin/${year}`);
  const [nearest] = ["tin", "nam", ...REGISTERS]
    .map((section) => ({ section, letters: distance(named[0], section) }))
    .sort((one, other) => one.letters - other.letters);
  const known = named.length > 1 && nearest.letters < 2;
  if (known && REGISTERS.includes(nearest.section)) return [nearest.section];
  if (news.length) return news;
  return known ? ["tin"] : ["tin", ...REGISTERS];
}

async function entries(twin) {
  const answer = await fetch(`${root}${twin}/index.json`);
  if (!answer.ok) return [];
  const { items, latest } = await answer.json();
  return (items ?? latest).map(({ id, url, title, name }) => {
    const texts = title ?? name;
    const own = lang in texts ? lang : "vi";
    const href = home + new URL(url).pathname.slice(root.length);
    return { id, href, text: texts[own], lang: own };
  });
}

function links() {
  const own = [...document.querySelectorAll("header a, main a, footer a")];
  return own
    .filter((link) => link.origin === location.origin)
    .map(({ pathname, textContent, lang }) => {
      const id = pathname.split("/").filter(Boolean).at(-1) ?? "";
      return { id, href: pathname, text: textContent, lang };
    });
}

async function nearest() {
  const found = wanted ? (await Promise.all(twins().map(entries))).flat() : [];
  const ranked = [...links(), ...found]
    .map((entry) => ({ ...entry, apart: wanted ? apart(entry.id) : Infinity }))
    .filter((entry) => entry.apart < Infinity)
    .sort((one, other) => one.apart - other.apart);
  const first = new Map(ranked.reverse().map((entry) => [entry.href, entry]));
  return [...first.values()].reverse().slice(0, MOST);
}

async function above() {
  const steps = inner.split("/").filter(Boolean);
  while (steps.pop() && steps.length) {
    const href = `${path.startsWith(home) ? home : root}${steps.join("/")}/`;
    const answer = await fetch(href, { method: "HEAD" });
    if (answer.ok) return [{ href, text: parent.replace("{address}", href) }];
  }
  return [];
}

function item({ href, text, lang: own = "" }) {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  if (own && own !== lang) link.lang = own;
  const line = document.createElement("li");
  line.append(link);
  return line;
}

async function show() {
  const near = await nearest();
  const shown = near.length ? near : await above();
  const said = wanted.replace(/-/g, " ");
  if (said && search) {
    const href = `${search}?q=${encodeURIComponent(said)}`;
    shown.push({ href, text: words.replace("{words}", said) });
  }
  if (!shown.length) return;
  const list = document.createElement("ul");
  list.append(...shown.map(item));
  place.querySelector(".nearest__list").replaceChildren(list);
  place.hidden = false;
}

show();
