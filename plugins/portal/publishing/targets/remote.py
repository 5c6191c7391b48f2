"""Commands on another machine through ``ssh``, with the person's own configuration of it.

In: a host, a folder there, a script of the shell with its input.  Out: what the script printed, or
an EnvironmentFault with what ``ssh`` or the script said last.  Nothing is asked of a person: a host
that is not known, a key that is refused, a network that is cut are faults.
"""

from __future__ import annotations

import secrets
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from portal.output.errors import EnvironmentFault
from portal.publishing.targets import base

__all__ = ["Remote"]

_QUIET_SECONDS = 120
_OPTIONS = ("BatchMode=yes", "ConnectTimeout=15", "ServerAliveInterval=15", "ServerAliveCountMax=3")
_SSH_FAILED = 255
_BUSY = 75
"""What the script that takes the lock ends with when another has it (EX_TEMPFAIL)."""

_LOCK = """mkdir -p {home} && cd {home} && exec 9>>lock || exit 1
flock -n 9 || {{ head -c 200 lock; exit 75; }}
printf '%s' {holder} >lock
echo held
(set -e; {script}
); code=$?; echo; echo "{mark} $code"
exec cat >/dev/null"""
"""What the script prints may be any bytes: a line that nobody can foresee tells where they end."""


@dataclass(frozen=True, slots=True)
class Remote:
    """``home`` on ``host``; ``config`` is a file for ``ssh -F`` (None: the person's own).

    ``shared`` is the socket of a connection that is open already (None: each has its own).
    """

    host: str
    home: str
    config: Path | None = None
    shared: Path | None = None

    @property
    def place(self) -> str:
        return f"{self.host}:{self.home}"

    @property
    def shell(self) -> list[str]:
        """``ssh`` with its options, without a host."""
        words = [_program("ssh"), *(["-F", str(self.config)] if self.config else [])]
        words += ["-S", str(self.shared)] if self.shared else []
        return words + [word for option in _OPTIONS for word in ("-o", option)]

    def run(self, script: str, given: bytes = b"", absent: bytes | None = None) -> bytes:
        """Run the script in ``home``; ``absent`` is the answer where that is not there yet.

        The first command that fails ends it.
        """
        home = shlex.quote(self.home)
        first = f"set -e; cd {home}"
        if absent is not None:
            printed = shlex.quote(absent.decode())
            first = f"[ -d {home} ] || {{ printf %s {printed}; exit 0; }}; {first}"
        return self._done([*self.shell, self.host, f"{first}\n{script}"], given)

    def bring(self, source: Path, target: str, beside: Sequence[str]) -> None:
        """Copy a folder there; ``beside`` are folders whose files are linked where alike."""
        words = [*self._rsync, "--recursive", "--checksum", "--delete"]
        words += [f"--link-dest={self.home}/{folder}" for folder in beside]
        self._done([*words, f"{source}/", f"{self.host}:{self.home}/{target}/"], b"")

    def fetch(self, source: str, paths: Sequence[str], target: Path) -> None:
        """Copy these files of a folder there into a folder here."""
        words = [*self._rsync, "--from0", "--files-from=-"]
        names = "".join(f"{path}\0" for path in paths).encode()
        self._done([*words, f"{self.host}:{self.home}/{source}/", str(target)], names)

    @property
    def _rsync(self) -> list[str]:
        # A line that is cut is ssh's to notice; this ends a wait for a machine that has gone quiet.
        quiet = f"--timeout={_QUIET_SECONDS}"
        return [_program("rsync"), "--compress", quiet, "-e", shlex.join(self.shell)]

    @contextmanager
    def locked(self, holder: str, script: str) -> Iterator[tuple[Remote, bytes | None]]:
        """Hold the lock while the connection lasts: a publisher that is killed lets it go.

        What is given shares that connection; beside it what the script printed, which runs when the
        lock is held and costs no command of its own (None: it failed).  Raises a fault at once when
        another has the lock, and at the end when it was lost meanwhile.
        """
        home, name = shlex.quote(self.home), shlex.quote(holder)
        mark = secrets.token_hex(16)
        script = _LOCK.format(home=home, holder=name, script=script, mark=mark)
        with tempfile.TemporaryDirectory(prefix="portal-") as folder:
            sharing = replace(self, shared=Path(folder, "s"))
            session = subprocess.Popen(  # noqa: S603 - a fixed program, no shell of this machine
                [*sharing.shell, "-M", self.host, script],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            assert session.stdout is not None, "asked for above"
            said = session.stdout.readline()
            if said != b"held\n":
                rest, errors = session.communicate()
                if session.returncode == _BUSY:
                    raise base.busy(self.place, (said + rest).decode("utf-8", "replace").strip())
                raise self._fault(errors, session.returncode)
            try:
                yield sharing, _printed(session.stdout, mark)
                if session.poll() is not None:
                    raise self._fault(b"")
            finally:
                session.communicate()

    def _done(self, words: Sequence[str], given: bytes) -> bytes:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell of this machine
            list(words), input=given, capture_output=True, check=False
        )
        if done.returncode:
            raise self._fault(done.stderr, done.returncode)
        return done.stdout

    def _fault(self, said: bytes, code: int = 0) -> EnvironmentFault:
        """What ssh said last, or the program there first: the rest says less."""
        lines = said.decode("utf-8", "replace").strip().splitlines() or ["?"]
        told = lines[-1 if code == _SSH_FAILED else 0].strip().rstrip(".")
        return EnvironmentFault(
            f"{self.place}: {told}. Trang đang có vẫn nguyên vẹn; hãy xử lý rồi chạy lại.",
            f"{self.place}: {told}. The former site is still whole; mend this and try again.",
        )


def _printed(stream: IO[bytes], mark: str) -> bytes | None:
    """What a script printed before the mark; None when it failed, or the connection broke."""
    lines: list[bytes] = []
    for line in stream:
        word, _, code = line.partition(b" ")
        if word == mark.encode():
            return b"".join(lines)[:-1] if code == b"0\n" else None
        lines.append(line)
    return None


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise EnvironmentFault(
            f"Thiếu {name}. Hãy cài đặt rồi chạy lại; không có gì thay đổi.",
            f"{name} is missing. Install it and try again; nothing was changed.",
        )
    return found
