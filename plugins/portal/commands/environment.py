"""The environment that the project sets up for itself: ``.venv`` from a hash-locked list.

In: the project's folder and what a command needs (``RUN`` or ``DEV``).  Out: this very
process goes on inside a whole ``.venv``; a fault is one sentence in both languages, exit 3.
First step of every command.  Standard library only: nothing else is there yet.

A stamp, written last, names the locks that were installed whole, with the Python they were
installed for.  So a later run compares two short texts and is off, an installation that was
killed has no stamp and is made anew, and a changed lock or Python is noticed.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from portal.commands.filelock import held
from portal.commands.speech import CommandFault, Exit, Text

__all__ = ["Environment", "Need", "base_interpreter"]

_MAKING = Text(
    "Đang chuẩn bị môi trường trong .venv; lần đầu mất khoảng một phút…",
    "Setting up the environment in .venv; the first time takes about a minute…",
)
_WAITING = Text(
    "Một lệnh khác đang chuẩn bị môi trường; xin chờ…",
    "Another command is setting up the environment; waiting…",
)
_UNWRITABLE = Text(
    "Không ghi được môi trường vào {path}: {reason}. Hãy kiểm tra quyền ghi và chỗ trống trên đĩa.",
    "The environment could not be written to {path}: {reason}. "
    "Check the permissions and the free space of the disk.",
)
_NOT_ENTERED = Text(
    "{python} chạy với thư viện của {prefix} chứ không phải của .venv. "
    "Hãy xóa thư mục .venv rồi chạy lại.",
    "{python} runs with the libraries of {prefix} instead of those of .venv. "
    "Delete the folder .venv and run the command again.",
)

# Holds the number of the process that an environment's Python was started in (exec keeps it), so
# that one which does not land in its environment is told from a first start.
_STARTED = "PORTAL_STARTED"


class Need(Enum):
    """Which lock a command needs; the development lock holds the run-time lock whole."""

    RUN = "requirements.txt"
    DEV = "requirements-dev.txt"


class Environment:
    """``.venv`` of the project at ``root``; ``say`` tells a person what takes so long."""

    def __init__(self, root: Path, say: Callable[[Text], None]) -> None:
        self.root = root
        self.folder = root / ".venv"
        scripts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        self.python = self.folder.joinpath(*scripts)
        self._stamp = self.folder / "portal.stamp"
        self._say = say

    def enter(self, need: Need, words: Sequence[str]) -> None:
        """Return inside a whole environment; outside, make it and start ``words`` again in it."""
        if self._is_current():
            if self.is_whole(need):
                return
            # The interpreter that runs now is about to be replaced: go on with the one below it.
            below = base_interpreter()
            if below is not None:
                os.environ.pop(_STARTED, None)
                _start(below, words)
        elif os.environ.get(_STARTED) == str(os.getpid()):
            text = _NOT_ENTERED.filled(python=self.python, prefix=sys.prefix)
            raise CommandFault(text, Exit.ENVIRONMENT)
        self.make(need)
        if not self._is_current():
            os.environ[_STARTED] = str(os.getpid())
            _start(self.python, words)

    def is_whole(self, need: Need) -> bool:
        """True when what ``need`` asks was installed whole, for this Python, in this place."""
        try:
            lines = self._stamp.read_text("ascii").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        return (
            self._line(need) in lines
            and os.access(self.python, os.X_OK)
            and (self.folder / "pyvenv.cfg").is_file()
        )

    def make(self, need: Need) -> None:
        """Install what is missing, one process at a time; raises CommandFault (exit 3)."""
        try:
            with held(self.root / ".venv.lock", lambda: self._say(_WAITING)):
                if not self.is_whole(need):
                    self._say(_MAKING)
                    self._make_anew(need)
        except OSError as fault:
            reason = fault.strerror or str(fault)
            text = _UNWRITABLE.filled(path=self.folder, reason=reason)
            raise CommandFault(text, Exit.ENVIRONMENT) from fault

    def _make_anew(self, need: Need) -> None:
        # Loaded only here: every other run of a command should start at once.
        import venv

        from portal.commands.installer import install

        grows = need is Need.DEV and self.is_whole(Need.RUN)
        self._stamp.unlink(missing_ok=True)
        if not grows:
            if self.folder.is_symlink():
                self.folder.unlink()
            # Without pip: the installer brings one only when nothing else can install.
            builder = venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=False)
            builder.create(self.folder)
        install(self.python, self.root / need.value)
        done = [Need.RUN] if need is Need.RUN else [Need.RUN, Need.DEV]
        unfinished = self._stamp.with_suffix(".new")
        unfinished.write_text("".join(f"{self._line(each)}\n" for each in done), "ascii")
        unfinished.replace(self._stamp)

    def _line(self, need: Need) -> str:
        """What the stamp says of ``need``: changes with the lock, the Python and the place.

        The place counts because the scripts of an environment name it in their first line.
        """
        python = f"{sys.implementation.cache_tag} {sysconfig.get_platform()}"
        digest = hashlib.sha256(f"{python}\n{self.folder}\n".encode())
        digest.update((self.root / need.value).read_bytes())
        return f"{need.name} {digest.hexdigest()}"

    def _is_current(self) -> bool:
        return os.path.realpath(sys.prefix) == os.path.realpath(self.folder)


def base_interpreter() -> Path | None:
    """The Python that the current environment was made with, where such trees keep it."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    name = "python.exe" if os.name == "nt" else f"bin/{version}"
    path = Path(sys.base_prefix, name)
    return path if os.access(path, os.X_OK) else None


def _start(python: Path, words: Sequence[str]) -> None:
    """Become ``python`` running ``words``; never returns."""
    command = [str(python), *words]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":
        # Windows has no exec: its emulation gives the prompt back before the command has ended.
        import subprocess

        raise SystemExit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)
