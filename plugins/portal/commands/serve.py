"""``serve``: builds, shows the site on this machine, builds again on every save.

In: the project's folder, the content, where the site goes, a port.  Out: 0 when the person ends
it; 3 when the port cannot be had.  Each build is a process of its own (``build`` itself), so a
changed plugin or setting counts at once and nothing of one build lives on in the next.  A build
that fails says why, and the last good site stays up.

The site goes to a folder of its own: addresses of this machine and drafts never come into
``output/``.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

from portal.commands.httpd import Draw, SiteServer
from portal.commands.speech import CommandFault, Exit, Text
from portal.finishing.opening import is_drawable, open_on_demand
from portal.output.errors import EnvironmentFault

if TYPE_CHECKING:
    from portal.finishing.ondemand import OnDemand

__all__ = ["run"]

_HIGHEST_PORT = 65535
_LOOK_MILLISECONDS = 250
_OUT_OF_RANGE = Text(
    "serve: --port phải từ 0 đến 65535, không phải {port}.",
    "serve: --port goes from 0 to 65535, not {port}.",
)
_TAKEN = Text(
    "Cổng {port} trên máy này đang có chương trình khác dùng. "
    "Hãy chọn cổng khác, ví dụ: python3 tasks.py serve --port {other}",
    "Port {port} of this machine is in use by another program. "
    "Choose another one, for example: python3 tasks.py serve --port {other}",
)
_FORBIDDEN = Text(
    "Không được phép mở cổng {port}: {reason}. "
    "Hãy chọn cổng khác, ví dụ: python3 tasks.py serve --port {other}",
    "Port {port} may not be opened: {reason}. "
    "Choose another one, for example: python3 tasks.py serve --port {other}",
)
_NOTHING_YET = Text(
    "Chưa có trang nào: lần dựng vừa rồi không thành. "
    "Hãy sửa các lỗi nêu ở cửa sổ lệnh rồi lưu lại.",
    "There is no site yet: the build failed. Mend what the terminal names, and save.",
)
_SHOWN = Text(
    "Trang đang mở tại {address} (dừng bằng Ctrl-C).", "The site is at {address} (Ctrl-C ends)."
)
_SAVED = Text("Vừa lưu {path}; đang dựng lại…", "{path} was saved; building…")
_SAVED_MORE = Text(
    "Vừa lưu {path} và {more} tệp khác; đang dựng lại…",
    "{path} and {more} more were saved; building…",
)
_KEPT = Text("Trang dựng lần trước vẫn mở.", "The last good site stays up.")
_ENDED = Text("Đã dừng.", "Ended.")


def run(*, root: Path, content: Path, output: Path, port: int, drafts: bool, lang: str) -> int:
    """Serve until interrupted; raises CommandFault (2, 3) when the port cannot be had."""
    with _listen(output, port, _drawing(root, output, lang), lang) as server:
        options = ["--drafts"] if drafts else []
        command = [
            *(sys.executable, "-m", "portal.commands", "--lang", lang, "build"),
            *("--content", str(content), "--output", str(output)),
            *("--site-url", server.address, *options),
        ]
        saves = _saves(root, content)
        try:
            # From here on a save is remembered, also one that falls into the first build.
            next(saves)
            _build(command, root)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(_SHOWN.filled(address=server.address).in_(lang), flush=True)
            for names in filter(None, saves):
                _rebuild(command, root, names, output, lang)
        except KeyboardInterrupt:
            print(_ENDED.in_(lang), flush=True)
    return Exit.DONE


def _listen(output: Path, port: int, draw: Draw, lang: str) -> SiteServer:
    """Take the port before anything is built, so that a taken one is told at once."""
    if port > _HIGHEST_PORT:
        raise CommandFault(_OUT_OF_RANGE.filled(port=port), Exit.USAGE)
    try:
        return SiteServer(output, port, _NOTHING_YET.in_(lang), draw)
    except OSError as fault:
        other = port + 1 if 1024 <= port < _HIGHEST_PORT else 8001
        text = _TAKEN if fault.errno == errno.EADDRINUSE else _FORBIDDEN
        filled = text.filled(port=port, other=other, reason=fault.strerror)
        raise CommandFault(filled, Exit.ENVIRONMENT) from fault


def _drawing(root: Path, output: Path, lang: str) -> Draw:
    """Social cards, icons and QR codes: what publishing draws is drawn here when it is asked for.

    What cannot be drawn is told once, and is not there.
    """
    told: set[str] = set()

    def draw(path: str, origin: str) -> bytes | None:
        try:
            return on_demand().make(path, origin) if is_drawable(path) else None
        except EnvironmentFault as fault:
            text = fault.message(lang)
            if text not in told:
                told.add(text)
                print(text, file=sys.stderr, flush=True)
            return None

    # The drawing libraries take a moment to load; most sessions never look at a card.
    @cache
    def on_demand() -> OnDemand:
        return open_on_demand(output, root / "theme", root / ".cache")

    return draw


def _saves(root: Path, content: Path) -> Iterator[list[str]]:
    """For ever: the files that were saved since the last time, none after a short while."""
    sources = [content, root / "theme", root / "plugins", root / "pelicanconf.py"]
    for changes in watch(*sources, yield_on_timeout=True, rust_timeout=_LOOK_MILLISECONDS):
        yield sorted({os.path.relpath(path, root) for _, path in changes})


def _rebuild(command: list[str], root: Path, names: list[str], output: Path, lang: str) -> None:
    text = _SAVED_MORE if len(names) > 1 else _SAVED
    print(text.filled(path=names[0], more=len(names) - 1).in_(lang), flush=True)
    if _build(command, root) and output.exists():
        print(_KEPT.in_(lang), flush=True)


def _build(command: list[str], root: Path) -> int:
    """Run one build; it says itself what it did or what is wrong."""
    environ = {**os.environ, "PYTHONPATH": str(root / "plugins"), "PORTAL_LIVING": "1"}
    return subprocess.run(command, cwd=root, env=environ, check=False).returncode
