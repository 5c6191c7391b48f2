/* Does what /.bench/plan.json says and tells how it went: all queries for their answers, some again
   for their time, some each by a reader who has never been here. */
import { start } from "/.bench/engines.js";

const MOST = 10;
const LOOK = 2;
const PATIENCE = 120_000;

const say = (kind, value) =>
  fetch(`/.bench/${kind}`, { method: "POST", body: JSON.stringify(value) });

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/* The portal's page says how many there are when nothing of it will change any more. */
function isSettled(said) {
  return !said || (said.textContent && said.textContent !== said.dataset.searching);
}

async function firstResult(address) {
  const frame = document.createElement("iframe");
  frame.src = address;
  const begun = performance.now();
  document.body.append(frame);
  while (!frame.contentDocument?.querySelector(".search__result")) {
    if (performance.now() - begun > PATIENCE) break;
    await pause(LOOK);
  }
  await say("shown", performance.now() - begun);
  while (!isSettled(frame.contentDocument.querySelector(".said"))) {
    if (performance.now() - begun > PATIENCE) break;
    await pause(LOOK);
  }
  await say("settled", performance.now() - begun);
  frame.remove();
}

try {
  const plan = await (await fetch("/.bench/plan.json")).json();
  for (const query of plan.cold) {
    await say("begun");
    await firstResult(`${plan.page}?q=${encodeURIComponent(query)}`);
  }
  const ask = await start[plan.engine]();
  const begun = performance.now();
  for (const query of plan.queries) {
    if (performance.now() - begun > plan.limit) break;
    await say("answer", await ask(query, MOST));
  }
  for (const query of plan.timed) {
    let least = Infinity;
    for (let turn = 0; turn < plan.turns; turn += 1) {
      const begun = performance.now();
      await ask(query, MOST);
      least = Math.min(least, performance.now() - begun);
    }
    await say("time", least);
  }
  await say("done");
} catch (error) {
  await say("fault", `${error}`);
}
