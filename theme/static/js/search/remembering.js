/* The address of the search page, and the way back.  In: where the page stands now.  Out: one entry of
   the history for each query that a reader has asked, however long it took to type. */

/* Whether what stands in the address is still being typed: what is typed next takes its place. */
let draft = true;

export function begin(settled) {
  draft = !settled;
}

/* ``settled``: nothing is being typed.  ``anew``: what stands there is to stay in any case. */
export function remember(address, settled, anew) {
  if (address !== location.pathname + location.search) {
    history[draft && !anew ? "replaceState" : "pushState"](null, "", address);
    draft = true;
  }
  if (settled) draft = false;
}
