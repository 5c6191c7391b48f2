/* On every page: the disclosure of the display settings, and the service worker.
   In: the markup of partials/header.html, which stays hidden without this.  Out: localStorage
   "display", once a reader chooses and as long as something differs from the defaults. */

const button = document.querySelector(".display__button");
const panel = document.getElementById("cach-hien-thi");
const radios = [...panel.querySelectorAll("input")];

function show(open) {
  panel.hidden = !open;
  button.setAttribute("aria-expanded", open);
}

function choose() {
  const chosen = radios.filter((radio) => radio.checked && radio.value);
  if (chosen.length) {
    const pairs = chosen.map((radio) => [radio.name, radio.value]);
    localStorage.setItem("display", JSON.stringify(Object.fromEntries(pairs)));
  } else {
    localStorage.removeItem("display");
  }
  // js/first.js hears this from other tabs; here it is told.
  dispatchEvent(new Event("storage"));
}

function mirror() {
  for (const radio of radios) {
    radio.checked = (document.documentElement.dataset[radio.name] ?? "") === radio.value;
  }
}

button.hidden = false;
button.addEventListener("click", () => show(panel.hidden));
panel.addEventListener("change", choose);
for (const part of [button, panel]) {
  part.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    button.focus();
  });
}
addEventListener("storage", mirror);
addEventListener("pageshow", mirror);
mirror();

const { worker, scope } = document.querySelector("script[data-worker]")?.dataset ?? {};
if (worker && navigator.serviceWorker) {
  // Under Trusted Types the address of a worker must come from a policy; the page names this one.
  const policy = window.trustedTypes?.createPolicy("portal", { createScriptURL: (url) => url });
  addEventListener("load", () => {
    const url = policy?.createScriptURL(worker) ?? worker;
    // Some browsers forbid it in private windows: then no page is kept, and nothing else changes.
    navigator.serviceWorker.register(url, { scope }).catch(() => {});
  });
}
