/* The page that is shown without a network: what the service worker has kept, the latest first.
   In: the caches, whose names begin as the page says.  Out: links; nothing is fetched. */

const section = document.querySelector(".kept");
const heading = document.querySelector("h1").textContent;
// What follows the page's own title in every title of the site.
const ending = document.title.slice(heading.length);
const FORM = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "2-digit" };
const SIGNS = { amp: "&", lt: "<", gt: ">", "#34": '"', "#39": "'" };

function text(html) {
  return html.replace(/&(amp|lt|gt|#34|#39);/g, (_, name) => SIGNS[name]);
}

async function line(request, answer) {
  const html = await answer.text();
  const lang = /<html lang="([a-z-]+)"/.exec(html)?.[1] ?? "";
  const title = text(/<title>([^<]*)/.exec(html)?.[1] ?? request.url);
  const link = document.createElement("a");
  link.href = request.url;
  link.lang = lang;
  link.textContent = title.endsWith(ending) ? title.slice(0, -ending.length) : title;
  const day = new Date(answer.headers.get("date") ?? "");
  const item = document.createElement("li");
  item.append(link);
  if (!Number.isNaN(day.getTime())) {
    const when = document.createElement("time");
    when.dateTime = day.toISOString();
    when.textContent = day.toLocaleString(document.documentElement.lang, FORM);
    item.append(" ", when);
  }
  return item;
}

async function names() {
  return (await caches.keys()).filter((name) => name.startsWith(section.dataset.caches));
}

async function list() {
  const items = new Map();
  for (const name of await names()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const page = request.url.endsWith("/") && !request.url.endsWith("/ngoai-tuyen/");
      if (!page) continue;
      items.delete(request.url);
      items.set(request.url, await line(request, await cache.match(request)));
    }
  }
  const whole = document.createElement("ul");
  whole.append(...[...items.values()].reverse());
  section.querySelector(".kept__list").replaceChildren(...(items.size ? [whole] : []));
  section.querySelector(".empty").hidden = items.size > 0;
  section.querySelector("[data-does=clear]").hidden = items.size === 0;
}

async function clear() {
  for (const name of await names()) await caches.delete(name);
  await list();
  const said = section.querySelector("[role=status]");
  said.textContent = said.dataset.cleared;
}

if (section && window.caches) {
  section.querySelector("[data-does=again]").addEventListener("click", () => location.reload());
  section.querySelector("[data-does=clear]").addEventListener("click", clear);
  list().then(() => {
    section.hidden = false;
  });
}
