// Lighthouse over addresses that come one a line on standard input, in one Chromium.
// In: CHROMIUM (its path); each line is {"address", "runs", "categories"} as JSON.
// Out: a line of JSON for each address: the scores of every run, what missed, versions.
// Only performance varies from run to run: the other categories are asked in the first.
import {createInterface} from "node:readline";
import {spawn} from "node:child_process";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import lighthouse from "lighthouse";

const folder = await mkdtemp(join(tmpdir(), "portal-lighthouse-"));
const chromium = spawn(process.env.CHROMIUM, [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank",
], {stdio: ["ignore", "ignore", "pipe"]});
const port = await new Promise((found, failed) => {
  chromium.on("error", failed);
  createInterface({input: chromium.stderr}).on("line", line => {
    const said = line.match(/DevTools listening on ws:\/\/[^:]+:(\d+)\//);
    if (said) found(Number(said[1]));
  });
});

for await (const line of createInterface({input: process.stdin})) {
  const {address, runs, categories} = JSON.parse(line);
  const scores = Object.fromEntries(categories.map(name => [name, []]));
  const missed = {};
  let versions = {};
  for (let run = 0; run < runs; run++) {
    const asked = run === 0 ? categories : ["performance"];
    const {lhr} = await lighthouse(address, {port, onlyCategories: asked, logLevel: "error"});
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    versions = {lighthouse: lhr.lighthouseVersion, browser: lhr.environment.hostUserAgent};
    for (const name of asked) {
      scores[name].push(Math.round(lhr.categories[name].score * 100));
      for (const {id, weight} of lhr.categories[name].auditRefs) {
        const {score, displayValue} = lhr.audits[id];
        if (weight > 0 && score !== null && score < 1)
          missed[id] = `${Math.round(score * 100)}${displayValue ? ` (${displayValue})` : ""}`;
      }
    }
  }
  console.log(JSON.stringify({address, scores, missed, versions}));
}
chromium.kill();
await new Promise(done => chromium.on("exit", done));
await rm(folder, {recursive: true, force: true, maxRetries: 5});
