/* Takes the place of a worker that kept pages: deletes them and takes its leave.
   `portal.caches` is how the names of its caches began. */

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith(portal.caches)) await caches.delete(name);
  }
  await registration.unregister();
}
