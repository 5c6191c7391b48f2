/* Reads an article aloud with a voice of the device.
   In: the group of pages/article.html, shown only where a voice speaks the page's language.  Voices
   that work over the network are left alone: nothing that is read leaves the device. */

const place = document.querySelector(".aloud");
const [play, stop] = place.querySelectorAll("button");
const said = place.querySelector("[role=status]");
const speech = window.speechSynthesis;
const lang = document.documentElement.lang;

// Chromium falls silent in long utterances: at most so many letters, cut after sentences, else words.
const PIECE = /.{1,160}(?:[.!?;:…]+(?=\s|$)|$)|.{1,160}(?=\s)|.{1,160}/gu;
const BLOCKS = ".article__title, .article__summary, .text :is(p, li, h2, h3, h4, caption, tr)";

let pieces = [];
let next = 0;
let reading = false;
let turn = 0;

function voice() {
  return speech
    .getVoices()
    .find((each) => each.localService && each.lang.toLowerCase().split(/[-_]/)[0] === lang);
}

function offer() {
  place.hidden = !voice();
}

function gather() {
  const blocks = [...document.querySelectorAll(BLOCKS)];
  const outer = blocks.filter((block) => !block.parentElement.closest(".text :is(p, li)"));
  return outer.flatMap((block) => {
    const words = block.innerText.replace(/\s+/g, " ").trim();
    return (words.match(PIECE) ?? []).map((text) => ({ block, text: text.trim() }));
  });
}

function mark(block) {
  const before = document.querySelector("[data-spoken]");
  if (before === block) return;
  // Whoever follows with their eyes is led on; whoever scrolled elsewhere is left there.
  const box = before?.getBoundingClientRect();
  const followed = box && box.bottom > 0 && box.top < innerHeight;
  before?.removeAttribute("data-spoken");
  block?.setAttribute("data-spoken", "");
  if (block && followed) block.scrollIntoView({ block: "nearest" });
}

function show(state) {
  const begun = pieces.length > 0;
  play.textContent = play.dataset[reading ? "pause" : begun ? "resume" : "start"];
  stop.hidden = !begun;
  place.toggleAttribute("data-begun", begun);
  said.textContent = said.dataset[state];
}

function end(state) {
  const focused = document.activeElement === stop;
  turn += 1;
  reading = false;
  pieces = [];
  speech.cancel();
  mark(null);
  show(state);
  if (focused) play.focus();
}

function speak() {
  if (next === pieces.length) return end("finished");
  const { block, text } = pieces[next];
  const utterance = new SpeechSynthesisUtterance(text);
  const own = turn;
  utterance.lang = lang;
  utterance.voice = voice();
  utterance.onend = () => {
    if (own !== turn) return;
    next += 1;
    speak();
  };
  utterance.onerror = () => {
    if (own === turn) end("failed");
  };
  mark(block);
  speech.speak(utterance);
}

function pause() {
  // Android knows no pause: stop, and begin with the same piece again.
  turn += 1;
  reading = false;
  speech.cancel();
  show("paused");
}

function start() {
  if (!pieces.length) {
    pieces = gather();
    next = 0;
  }
  turn += 1;
  reading = true;
  speech.cancel();
  show("reading");
  speak();
}

if (speech) {
  play.addEventListener("click", () => (reading ? pause() : start()));
  stop.addEventListener("click", () => end("stopped"));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pieces.length) end("stopped");
  });
  addEventListener("pagehide", () => pieces.length && end("stopped"));
  speech.addEventListener?.("voiceschanged", offer);
  offer();
}
