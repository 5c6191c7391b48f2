/* Both engines behind one function: (query, how many) → addresses of the first so many pages. */

export const start = {
  async portal() {
    const answer = await fetch("/tim-kiem/");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const { engine: address, index: base } = page.querySelector(".search").dataset;
    const engine = await import(address);
    const index = engine.open(base);
    return async (query, most) => {
      const { texts } = await index.search(query);
      const rows = await index.rows(texts.slice(0, most).map(({ text }) => text));
      return rows.map((row) => row && `/tin/${row.year}/${row.slug}/`);
    };
  },

  async pagefind() {
    const engine = await import("/pagefind/pagefind.js");
    await engine.init();
    return async (query, most) => {
      const { results } = await engine.search(query);
      const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
      return pages.map(({ url }) => url);
    };
  },
};
