/* Keeps a page that ``serve`` shows fresh: reloads it when it has changed, and lays over it what
   keeps the next version from being shown.

   The server compares what it holds with the tag that this page was loaded with, so nothing is
   missed while it is replaced or the tab sleeps.  A hidden tab hangs up: a browser keeps few
   connections to one server.  Without EventSource the page is as it was loaded. */

(function () {
  "use strict";
  const script = document.currentScript;
  const lang = document.documentElement.lang;
  if (!window.EventSource || !script) return;

  const asked =
    "/mau/song/nghe?path=" + encodeURIComponent(location.pathname) +
    "&tag=" + script.getAttribute("data-tag") + "&lang=" + encodeURIComponent(lang);
  let line = null;
  let later = 0;
  let host = null;
  let said = "";

  function open() {
    clearTimeout(later);
    if (line || document.visibilityState === "hidden") return;
    line = new EventSource(asked);
    line.addEventListener("reload", function () {
      hangUp();
      location.reload();
    });
    line.addEventListener("troubles", function (event) {
      show(event.data);
    });
    // The browser itself calls again, unless it was told off by something that is no such server.
    line.addEventListener("error", function () {
      if (line && line.readyState === EventSource.CLOSED) {
        hangUp();
        later = setTimeout(open, 2000);
      }
    });
  }

  function hangUp() {
    clearTimeout(later);
    if (line) line.close();
    line = null;
  }

  /* What was closed by hand stays closed until something else is wrong. */
  function show(data) {
    if (data === said) return;
    said = data;
    close();
    const told = JSON.parse(data);
    if (!told.items.length) return;
    host = document.createElement("div");
    host.id = "song-loi";
    const root = host.attachShadow({ mode: "open" });
    const sheet = make(root, "link", "");
    sheet.rel = "stylesheet";
    sheet.href = told.sheet;
    const box = make(root, "section", "", "box");
    box.lang = lang === "en" ? "en" : "vi";
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", "heading");
    const alert = make(box, "div", "");
    alert.setAttribute("role", "alert");
    make(alert, "h2", told.heading).id = "heading";
    make(alert, "p", told.note);
    const list = make(alert, "ol", "");
    list.tabIndex = 0;
    list.setAttribute("aria-labelledby", "heading");
    told.items.forEach(function (item) {
      const entry = make(list, "li", "");
      make(entry, "strong", item.kind, item.grave ? "grave" : "slight");
      entry.append(" ");
      if (item.place) make(entry, "code", item.place);
      entry.append(" ");
      if (item.field) make(entry, "code", item.field);
      make(entry, "p", item.what);
    });
    const button = make(box, "button", told.close + " ");
    button.type = "button";
    make(button, "span", told.key);
    button.addEventListener("click", close);
    document.documentElement.append(host);
  }

  function close() {
    if (host) host.remove();
    host = null;
  }

  function make(parent, name, text, kind) {
    const element = document.createElement(name);
    element.textContent = text;
    if (kind) element.className = kind;
    parent.append(element);
    return element;
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
  });
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") hangUp();
    else open();
  });
  addEventListener("pagehide", hangUp);
  addEventListener("pageshow", open);
})();
