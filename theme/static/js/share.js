/* Beside a citation: copy it, print, hand the address to another application.
   In: the buttons of macros/citation.html.  What happened is said in its live region. */

const section = document.querySelector(".citation").parentElement;
const said = section.querySelector("[role=status]");

const DEEDS = {
  copy: () => navigator.clipboard.writeText(section.querySelector(".citation").textContent),
  print: () => window.print(),
  share: () =>
    navigator.share({
      title: document.title,
      url: document.querySelector("link[rel=canonical]").href,
    }),
};

async function act({ does, done = "", failed = "" }) {
  said.textContent = "";
  try {
    await DEEDS[does]();
    said.textContent = done;
  } catch (refusal) {
    // Whoever closes the list of applications has changed their mind; nothing failed.
    if (refusal.name !== "AbortError") said.textContent = failed;
  }
}

for (const button of section.querySelectorAll("[data-does]")) {
  button.hidden = false;
  button.addEventListener("click", () => act(button.dataset));
}
