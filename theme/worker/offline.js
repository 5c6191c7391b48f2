/* The service worker: pages that were visited can be read again without a network.

   `portal` is put in front: `root` of the site, `offline` pages by language, `version` of the
   theme, how the names of the `caches` begin.  A page comes from the network whenever that
   answers; what was kept stands in when it does not, or takes too long.  Files that are named by
   their content come from the cache.  Feeds, data, errors and other sites are never touched. */

const CACHE = portal.caches + portal.version;
const PAGES = 60;
const PICTURES = 60;
const PATIENCE = 5000;
const HASHED = /\/theme\/.*\.[0-9a-f]{12}\.\w+$/;
const PARTS = /(?:src|href)="((?:\/[^"]*)?\/theme\/[^"]+)"/g;

const isPage = (path) => path.endsWith("/");
const pathOf = (request) => new URL(request.url).pathname;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const own = origin === location.origin && pathname.startsWith(portal.root);
  if (request.method !== "GET" || !own) return;
  if (request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (HASHED.test(pathname)) event.respondWith(asset(request));
  else if (request.destination === "image") event.respondWith(picture(event));
});

/* The pages that are open came before the worker: they are kept now.

   A worker of a newer theme waits until the reader has closed them all: Chromium leaves a page
   that is being asked for at the very moment when one worker takes another's place without an
   answer for minutes.  Nothing is lost by waiting, since pages come from the network anyway. */
async function install() {
  await keepOffline(portal.root);
  const open = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  await Promise.allSettled(
    open.map(async ({ url }) => {
      const path = new URL(url).pathname;
      const answer = await fetch(path);
      if (worthKeeping(path, answer)) await keep(path, answer);
    }),
  );
}

/* Pages kept under the theme before this one stay readable, with its styles; older ones go. */
async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(portal.caches));
  const old = names.filter((name) => name !== CACHE).slice(0, -1);
  await Promise.all(old.map((name) => caches.delete(name)));
  await registration.navigationPreload?.enable();
  await clients.claim();
}

async function page(event, path) {
  const online = ask(event, path);
  event.waitUntil(online.catch(() => {}));
  const kept = await stored(path);
  const answers = [online];
  if (kept) answers.push(new Promise((resolve) => setTimeout(resolve, PATIENCE, kept)));
  try {
    return await Promise.race(answers);
  } catch {
    return kept ?? (await stored(offlineOf(path))) ?? Response.error();
  }
}

async function ask(event, path) {
  const answer = (await event.preloadResponse) ?? (await fetch(event.request));
  if (worthKeeping(path, answer)) event.waitUntil(keep(path, answer.clone()));
  else if (answer.status === 404 || answer.status === 410) event.waitUntil(forget(path));
  return answer;
}

function worthKeeping(path, answer) {
  const type = answer.headers.get("content-type") ?? "";
  return isPage(path) && answer.ok && !answer.redirected && type.startsWith("text/html");
}

async function keep(path, answer) {
  const html = await answer.clone().text();
  const cache = await caches.open(CACHE);
  // What is put comes last, even if it was there before: the order is that of the last visits.
  await cache.put(path, answer);
  const parts = [...html.matchAll(PARTS)].map(([, part]) => part);
  await Promise.allSettled(parts.map((part) => keepPart(cache, part)));
  await keepOffline(path);
  await trim(cache, PAGES, (kept) => isPage(kept) && !portal.offline.includes(kept));
}

/* The browser has just fetched these for the page: they come from its own cache. */
async function keepPart(cache, part) {
  if (!(await cache.match(part))) await cache.add(new Request(part, { cache: "force-cache" }));
}

/* The page that stands in for all others of a language. */
async function keepOffline(path) {
  const offline = offlineOf(path);
  const cache = await caches.open(CACHE);
  if (path === offline || (await cache.match(offline))) return;
  const answer = await fetch(offline);
  if (worthKeeping(offline, answer)) await keep(offline, answer);
}

function offlineOf(path) {
  const [first, ...others] = portal.offline;
  return others.find((each) => path.startsWith(each.replace(/[^/]+\/$/, ""))) ?? first;
}

async function forget(path) {
  const names = (await caches.keys()).filter((name) => name.startsWith(portal.caches));
  for (const name of names) await (await caches.open(name)).delete(path);
}

async function trim(cache, most, counts) {
  const kept = (await cache.keys()).filter((request) => counts(pathOf(request)));
  await Promise.all(kept.slice(0, -most).map((request) => cache.delete(request)));
}

async function stored(path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? caches.match(path);
}

async function asset(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

/* Photographs may change under their names: the network first, as for pages. */
async function picture(event) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (answer.ok) event.waitUntil(keepPicture(request, answer.clone()));
    return answer;
  } catch {
    return (await caches.match(request, { ignoreVary: true })) ?? Response.error();
  }
}

async function keepPicture(request, answer) {
  const cache = await caches.open(CACHE);
  await cache.put(request, answer);
  await trim(cache, PICTURES, (kept) => !isPage(kept) && !HASHED.test(kept));
}
