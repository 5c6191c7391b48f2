/* Runs before the first paint: the reader's settings, what this browser can do, and whether the
   address narrows a list, as attributes of <html> that the styles refer to.  Written for browsers of any age; those without modules get
   none of what needs a script.  Reads what js/site.js stored, stores nothing itself. */
(function (root) {
  "use strict";
  var can = "";

  function apply() {
    var kept = {};
    try {
      var text = localStorage.getItem("display");
      can = "display";
      kept = JSON.parse(text) || {};
    } catch (blocked) {
      // Storage is forbidden, or holds what this site did not write: as if nothing were chosen.
    }
    ["size", "contrast", "scheme"].forEach(function (name) {
      if (kept[name]) root.dataset[name] = kept[name];
      else delete root.dataset[name];
    });
    document.querySelectorAll("meta[data-scheme]").forEach(function (meta) {
      var own = meta.dataset.scheme;
      if (!kept.scheme) meta.media = "(prefers-color-scheme: " + own + ")";
      else meta.media = kept.scheme === own ? "all" : "not all";
    });
  }

  if (!("noModule" in document.createElement("script"))) return;
  apply();
  // Another tab's choice, and a page that comes back from the browser's own cache.
  addEventListener("storage", apply);
  addEventListener("pageshow", apply);
  root.dataset.can = [
    "script",
    can,
    navigator.clipboard && "clipboard",
    navigator.share && "share",
    window.speechSynthesis && "speech",
    navigator.onLine ? "" : "offline",
    /[?&](nam|loai|co-quan|tinh-ban)=[^&]/.test(location.search) && "narrowed",
  ].join(" ");
})(document.documentElement);
