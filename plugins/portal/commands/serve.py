"""``serve``: shows the site on this machine, each page as it lies on disk a moment after a save.

In: the project's folder, the content, a port.  Out: 0 when the person ends it; 1 when the code
does not start, 3 when the port cannot be had.  Another process holds the site in memory and
answers (:mod:`portal.commands.serving`); this one holds the port, so that a changed plugin or
setting counts at once: a new process takes the place of the old one, and no request is lost.
"""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from portal.commands.serving.crew import Crew
from portal.commands.speech import CommandFault, Exit, Text

__all__ = ["run"]

_HIGHEST_PORT = 65535
_LOOK_MILLISECONDS = 250
_DEBOUNCE_MILLISECONDS = 600
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
_SHOWN = Text(
    "Trang đang mở tại {address} (dừng bằng Ctrl-C).", "The site is at {address} (Ctrl-C ends)."
)
_CODE_SAVED = Text(
    "Mã nguồn vừa thay đổi; đang khởi động lại…", "The code was changed; starting anew…"
)
_NEW_CODE = Text("Đang chạy mã nguồn mới.", "The new code is at work.")
_OLD_CODE = Text(
    "Mã nguồn mới không chạy được; trang vẫn mở với mã nguồn cũ.",
    "The new code does not run; the site stays up with the former one.",
)
_DIED = Text(
    "Tiến trình mở trang đã dừng bất ngờ; đang khởi động lại…",
    "The process that serves has ended unasked; starting anew…",
)
_ENDED = Text("Đã dừng.", "Ended.")


def run(*, root: Path, content: Path, home: Path, port: int, drafts: bool, lang: str) -> int:
    """Serve until interrupted; raises CommandFault (2, 3) when the port cannot be had.

    ``home`` is the folder in which results wait for the next start.
    """
    with _listen(port) as listening:
        crew = Crew(listening, root=root, content=content, home=home, drafts=drafts, lang=lang)
        changes = _code_changes(root)
        try:
            # From here on a change is remembered, also one that falls into the first reading.
            next(changes)
            if not crew.start():
                return Exit.CONTENT
            address = f"http://127.0.0.1:{listening.getsockname()[1]}"
            print(_SHOWN.filled(address=address).in_(lang), flush=True)
            for changed in changes:
                if changed:
                    print(_CODE_SAVED.in_(lang), flush=True)
                    print((_NEW_CODE if crew.start() else _OLD_CODE).in_(lang), flush=True)
                elif not crew.is_alive:
                    print(_DIED.in_(lang), flush=True)
                    if not crew.start():
                        return Exit.CONTENT
        except KeyboardInterrupt:
            print(_ENDED.in_(lang), flush=True)
        finally:
            crew.end()
    return Exit.DONE


def _listen(port: int) -> socket.socket:
    """Take the port before anything is read, so that a taken one is told at once."""
    if port > _HIGHEST_PORT:
        raise CommandFault(_OUT_OF_RANGE.filled(port=port), Exit.USAGE)
    try:
        return socket.create_server(("127.0.0.1", port), backlog=128)
    except OSError as fault:
        other = port + 1 if 1024 <= port < _HIGHEST_PORT else 8001
        text = _TAKEN if fault.errno == errno.EADDRINUSE else _FORBIDDEN
        filled = text.filled(port=port, other=other, reason=os.strerror(fault.errno or 0))
        raise CommandFault(filled, Exit.ENVIRONMENT) from fault


def _code_changes(root: Path) -> Iterator[bool]:
    """For ever: whether plugins/ or pelicanconf.py changed since the last time."""
    # A file that editors replace is looked at: a watch would stay with the one that was there.
    settings = root / "pelicanconf.py"
    before = _signature(settings)
    for changes in watch(
        root / "plugins",
        debounce=_DEBOUNCE_MILLISECONDS,
        rust_timeout=_LOOK_MILLISECONDS,
        yield_on_timeout=True,
    ):
        now = _signature(settings)
        yield bool(changes) or now != before
        before = now


def _signature(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size
