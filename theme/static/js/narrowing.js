/* How texts are narrowed by agency, year, partner province and kind: on the search page and on the
   list of news.
   In: the selects of macros/narrow.html; `facets`, which is what js/search-engine.js tells of all
   texts, with its `yearOf`.  Out: the texts that are left, choices with how many each leaves. */

const READERS = {
  nam: (text, { yearOf }) => [String(yearOf(text))],
  loai: (text, { texts }) => [texts.get(text)?.kind],
  "co-quan": (text, { texts }) => texts.get(text)?.agencies ?? [],
  "tinh-ban": (text, { texts }) => texts.get(text)?.partners ?? [],
};
const LONGEST = 60;

/* What an address asks for.  A choice that is not on offer yet is put there: its name comes with
   the counts. */
export function recall(selects, address) {
  const told = new URLSearchParams(address);
  for (const select of selects) {
    const value = told.get(select.name) ?? "";
    if (value && ![...select.options].some((option) => option.value === value)) {
      select.add(new Option(value.slice(0, LONGEST), value));
    }
    select.value = value;
  }
}

/* The texts that have what is chosen; `but` is the name of a select that does not count. */
export function narrowed(selects, texts, facets, but) {
  const chosen = selects.filter(({ name, value }) => value && name in READERS && name !== but);
  return texts.filter((text) =>
    chosen.every(({ name, value }) => READERS[name](text, facets).includes(value)),
  );
}

/* Gives each select its choices, with how many texts each leaves, given the others. */
export function count(selects, texts, facets, lang) {
  for (const select of selects) {
    if (select.name in READERS) offer(select, narrowed(selects, texts, facets, select.name), facets, lang);
  }
}

function offer(select, texts, facets, lang) {
  const { name, value } = select;
  const [all, ...known] = select.options;
  const counts = new Map();
  for (const text of texts) {
    for (const id of READERS[name](text, facets)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  if (value && !counts.has(value)) counts.set(value, 0);
  const names = new Map(known.map((each) => [each.value, each.dataset.name ?? each.text]));
  const choice = (id, number) => {
    const own = facets.names.get(id) ?? names.get(id) ?? id;
    const option = new Option(`${own} (${number})`, id);
    option.dataset.name = own;
    return option;
  };
  const entries = [...counts].map(([id, number]) => choice(id, number));
  entries.sort((one, other) =>
    name === "nam" ? other.value - one.value : one.text.localeCompare(other.text, lang),
  );
  // Kinds without a text stay: their names come with the page alone.
  if (name === "loai") {
    for (const id of names.keys()) if (!counts.has(id)) entries.push(choice(id, 0));
  }
  select.replaceChildren(all, ...entries);
  select.value = value;
}
