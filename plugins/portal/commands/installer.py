"""Puts a hash-locked list into an environment with whatever this machine can install with.

In: the environment's interpreter, the lock.  Out: everything installed, or a CommandFault
that says in one sentence what is missing.  Called by :mod:`portal.commands.environment`;
standard library only.

Tried in this order: uv, where it is on the path and works; the pip of the running Python, or of
the one that the running environment was made with, which needs no pip inside the environment (so
Debian without ``python3-venv`` will do); the pip that Python itself carries.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from portal.commands.environment import base_interpreter
from portal.commands.speech import CommandFault, Exit, Text

__all__ = ["install"]

# `pip --python` came with 22.3.
_PIP_FROM_OUTSIDE = (22, 3)

_NO_INSTALLER = Text(
    "Máy này chưa có pip. Trên Debian hoặc Ubuntu, hãy chạy: sudo apt install python3-pip",
    "This machine has no pip. On Debian or Ubuntu run: sudo apt install python3-pip",
)
_TAMPERED = Text(
    "Một gói tải về không khớp mã băm trong {lock}; không cài gì thêm. "
    "Hãy kiểm tra mạng và máy chủ gói.",
    "A downloaded package does not match its hash in {lock}; nothing more was installed. "
    "Check the network and the package server.",
)
_OFFLINE = Text(
    "Không tải được các gói trong {lock}: máy không nối được với máy chủ gói. "
    "Hãy kiểm tra mạng rồi chạy lại.",
    "The packages in {lock} could not be downloaded: the package server cannot be reached. "
    "Check the network and run the command again.",
)
_FULL = Text(
    "Đĩa đã đầy khi đang cài các gói trong {lock}. Hãy dọn chỗ (cần khoảng 500 MB) rồi chạy lại.",
    "The disk filled up while the packages in {lock} were installed. "
    "Free some space (about 500 MB) and run the command again.",
)
_FAILED = Text(
    "Không cài được các gói trong {lock}. Công cụ cài đặt báo: {output}",
    "The packages in {lock} could not be installed. The installer says: {output}",
)

# What pip and uv print, in the order in which a cause is told from another.
_CAUSES = (
    (re.compile(r"do not match the hash|hash mismatch", re.IGNORECASE), _TAMPERED),
    (re.compile(r"no space left|disk quota exceeded", re.IGNORECASE), _FULL),
    (
        re.compile(
            r"connection|resolve host|name resolution|dns error|timed? ?out|unreachable|"
            r"no matching distribution|network|proxy|failed to fetch|not found in the cache|"
            r"was not found in the package|no-index",
            re.IGNORECASE,
        ),
        _OFFLINE,
    ),
)


def install(python: Path, lock: Path, *, beside: bool = False) -> None:
    """Install exactly what ``lock`` lists for ``python``; raises CommandFault (exit 3).

    ``beside``: whatever else is installed stays.
    """
    result = subprocess.run(
        _command(python, lock, beside),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=_clean_environ(),
        check=False,
    )
    if result.returncode:
        raise CommandFault(_explain(result.stdout, lock), Exit.ENVIRONMENT)


def _command(python: Path, lock: Path, beside: bool) -> list[str]:
    uv = shutil.which("uv")
    # A version manager's shim is on the path even where no uv stands behind it.
    if uv and _works([uv, "--version"]):
        words = ["install", "--requirement"] if beside else ["sync"]
        return [uv, "pip", *words, str(lock), "--python", str(python), "--require-hashes"]
    options = ["install", "--require-hashes", "--no-deps", "--no-input"]
    options += ["--disable-pip-version-check", "--requirement", str(lock)]
    if _own_pip() >= _PIP_FROM_OUTSIDE:
        return [sys.executable, "-m", "pip", "--python", str(python), *options]
    below = [str(base_interpreter()), "-m", "pip", "--python", str(python)]
    if _works([*below, "--version"]):
        return [*below, *options]
    if importlib.util.find_spec("ensurepip") and _works([str(python), "-m", "ensurepip"]):
        return [str(python), "-m", "pip", *options]
    raise CommandFault(_NO_INSTALLER, Exit.ENVIRONMENT)


def _own_pip() -> tuple[int, ...]:
    """The version of the running Python's pip; (0,) when it has none."""
    try:
        version = importlib.metadata.version("pip")
    except importlib.metadata.PackageNotFoundError:
        return (0,)
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])


def _works(command: Sequence[str]) -> bool:
    try:
        result = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return False
    return result.returncode == 0


def _clean_environ() -> dict[str, str]:
    """The environment without settings that would send the packages to another place."""
    elsewhere = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH")
    environ = {name: value for name, value in os.environ.items() if name not in elsewhere}
    return {**environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}


def _explain(output: str, lock: Path) -> Text:
    for pattern, text in _CAUSES:
        if pattern.search(output):
            return text.filled(lock=lock.name)
    last = " / ".join(line.strip() for line in output.strip().splitlines()[-3:])
    return _FAILED.filled(lock=lock.name, output=last or "?")
