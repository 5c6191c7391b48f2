/* Names of the registers under the field, as they are typed: a combobox after the ARIA practices.
   In: the field, the list that belongs to it, how names are found, what is done with one.
   Out: how they are offered and taken away. */

export function suggesting(field, options, find, take) {
  let turn = 0;
  const choices = () => [...options.children];
  const chosen = () => choices().find((each) => each.getAttribute("aria-selected") === "true");

  function choose(option) {
    for (const each of choices()) each.setAttribute("aria-selected", each === option);
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function close() {
    turn += 1;
    options.hidden = true;
    field.setAttribute("aria-expanded", false);
    choose(null);
  }

  async function offer() {
    turn += 1;
    const own = turn;
    const names = await find(field.value);
    if (own !== turn || document.activeElement !== field) return;
    const items = names.map((name, number) => {
      const option = document.createElement("div");
      option.className = "search__option";
      option.textContent = name;
      option.id = `${options.id}-${number}`;
      option.setAttribute("role", "option");
      return option;
    });
    options.replaceChildren(...items);
    options.hidden = !items.length;
    field.setAttribute("aria-expanded", items.length > 0);
    choose(null);
  }

  function accept(option) {
    field.value = option.textContent;
    close();
    take();
  }

  function move(step) {
    const all = choices();
    const at = all.indexOf(chosen());
    const next = at < 0 && step < 0 ? all.length - 1 : at + step;
    choose(all[next] ?? null);
  }

  const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close };
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key] || options.hidden) return;
    keys[event.key]();
    event.preventDefault();
  });
  options.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) accept(option);
  });

  /* Whether a name was chosen with the keys, and is taken now. */
  function accepted() {
    const option = chosen();
    if (!option || options.hidden) return false;
    accept(option);
    return true;
  }

  return { offer, close, accepted };
}
