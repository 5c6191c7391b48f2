"""axe over one page of each type in a real browser, where there is one.

In: a release, the tools of this machine.  Out: problems, and how much was looked at.  The browser
shows the pages one after the other from a server on 127.0.0.1; each asks axe of itself, reports,
and leads to the next.  Nothing else is needed to drive it, and nothing of the release is touched:
the two scripts are added to what is sent.  The site's policy is not sent, since it would refuse
them; the tests of the theme hold it.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from portal.domain.problems import Problems
from portal.output.errors import EnvironmentFault
from portal.publishing.gates.base import Shown, Tally, tally
from portal.publishing.gates.chromium import answering, opened
from portal.publishing.gates.samples import Remembered, samples
from portal.publishing.gates.tools import Tools
from portal.publishing.release import SITE
from portal.publishing.served import address_of, type_of
from portal.store import Kept

__all__ = ["check_with_axe"]

_GATE = "accessibility"
_AXE, _ASK, _SAY = "/.axe.js", "/.ask.js", "/.say"
_PATIENCE = 120
"""Seconds that one page may take."""

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SCRIPT = """
addEventListener("load", async () => {
  let said = {fault: "", passes: 0, violations: []};
  try {
    const found = await axe.run(document, {
      runOnly: {type: "tag", values: RULES}, resultTypes: ["violations"]});
    said.passes = found.passes.length;
    for (const rule of found.violations)
      for (const node of rule.nodes)
        said.violations.push([rule.id, `${node.target.join(" ")}: ${node.failureSummary}`]);
  } catch (error) { said.fault = String(error); }
  const answer = await fetch("/.say", {method: "POST", body: JSON.stringify(said),
    headers: {"X-Page": location.pathname}});
  const next = await answer.text();
  if (next) location.replace(next);
});
"""


def check_with_axe(shown: Shown, tools: Tools, kept: Kept, problems: Problems) -> Tally:
    """What axe says of them; raises EnvironmentFault when the browser does not answer."""
    if tools.chromium is None or tools.axe is None:
        return Tally(_GATE, "gate-not-run", (("needs", "Chromium, axe-core (npm ci)"),), ran=False)
    paths = samples(shown)
    axe = tools.axe.read_bytes()
    memory = Remembered(shown, kept, _GATE, axe)
    asked = memory.unknown(paths)
    tour = _Tour(shown, axe, [shown.base + address_of(path) for path in asked])
    if asked:
        _walk(tour, tools.chromium)
    faulty = set()
    for path in asked:
        said = tour.said[shown.base + address_of(path)]
        found = list(said["violations"])
        # A page of which axe tells nothing at all was not looked at.
        found += [("axe", said["fault"])] if said["fault"] or not said["passes"] else []
        faulty.update([path] if found else [])
        for rule, where in found:
            shown.tell(problems, _GATE, (path, 0), "gate-axe", found=rule, said=where)
    memory.passed(path for path in asked if path not in faulty)
    told = {"pages": len(paths), "read": len(asked)}
    return tally(problems, _GATE, "gate-told-samples", len(paths), **told)


@dataclass
class _Tour:
    """Which pages are to be shown, and what was said of each."""

    shown: Shown
    axe: bytes
    addresses: list[str]
    said: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    heard: threading.Event = field(default_factory=threading.Event)

    def answer(self, method: str, path: str, page: str, body: bytes) -> tuple[str, bytes] | None:
        """What the server sends: media type and bytes; None for what there is not."""
        script = "text/javascript; charset=utf-8"
        if path == _AXE:
            return script, self.axe
        if path == _ASK:
            return script, _SCRIPT.replace("RULES", json.dumps(_RULES)).encode()
        if path == _SAY and method == "POST":
            self.said[unquote(page)] = json.loads(body)
            left = [each for each in self.addresses if each not in self.said]
            self.heard.set()
            return "text/plain", (left[0] if left else "").encode()
        name = self.shown.addresses.get(unquote(path))
        if name is None:
            return None
        data = self.shown.release.read(SITE + name)
        if name.endswith(".html"):
            ours = f'<script src="{_AXE}"></script><script src="{_ASK}"></script></body>'
            data = data.replace(b"</body>", ours.encode(), 1)
        return type_of(name), data


def _walk(tour: _Tour, chromium: str) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(tour))
    server.daemon_threads = True
    with answering(server) as origin:
        try:
            with opened(chromium, f"{origin}{tour.addresses[0]}", "--window-size=1280,800"):
                _listen(tour)
        except OSError as error:
            raise _silent(str(error)) from error


def _listen(tour: _Tour) -> None:
    """Wait until all was said."""
    while len(tour.said) < len(tour.addresses):
        tour.heard.clear()
        if len(tour.said) < len(tour.addresses) and not tour.heard.wait(_PATIENCE):
            left = next(each for each in tour.addresses if each not in tour.said)
            raise _silent(left)


def _silent(reason: str) -> EnvironmentFault:
    return EnvironmentFault(
        f"Trình duyệt dùng để kiểm tra trợ năng không trả lời ({reason}). Không có gì thay đổi.",
        f"The browser that checks accessibility does not answer ({reason}). Nothing was changed.",
    )


def _handler(tour: _Tour) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def log_message(self, format: str, *args: object) -> None:
            """What is wrong is told as a problem."""

        def _answer(self, body: bytes) -> None:
            path, page = urlsplit(self.path).path, self.headers.get("X-Page", "")
            found = tour.answer(self.command, path, page, body)
            kind, data = found or ("text/plain", b"")
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Handler
