"""What ``publish``, ``releases``, ``rollback`` and ``archive`` share: a target, and faults told.

In: publishconf.py, the name of a target.  Out: its declaration; sentences and exit codes.  Nothing
that builds is loaded here, and Pelican only for settings that it alone can read: a rollback is to
be done within a second.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from portal.commands.build import say_problems
from portal.commands.installer import install
from portal.commands.speech import CommandFault, Exit, Text
from portal.domain.problems import ContentError
from portal.output.errors import EnvironmentFault, fault_from_os_error
from portal.pelican.plain import plain_settings
from portal.publishing.settings import Declaration, declarations

__all__ = ["HOME", "SETTINGS", "declared_target", "faults_told", "read_settings"]

SETTINGS = "publishconf.py"
HOME = ".publish"

_UNKNOWN = Text(
    "publishconf.py không có đích “{name}”; có: {known}.",
    "publishconf.py has no target “{name}”; there are: {known}.",
)
_INSTALLING = Text("Đang cài {library} vào .venv…", "Installing {library} into .venv…")


def read_settings(root: Path) -> dict[str, Any]:
    """The settings of publishconf.py, where nothing is built."""
    settings = plain_settings(root / SETTINGS, {})
    if settings is None:
        from portal.pelican.running import settings_with

        settings = settings_with(root / SETTINGS, {})
    return settings


def declared_target(settings: dict[str, Any], root: Path, name: str, lang: str) -> Declaration:
    """The target of that name, with the library that its kind needs.

    Raises CommandFault: exit 2 that names those there are, 3 when the library cannot be installed.
    """
    known = declarations(settings, root)
    if name not in known:
        raise CommandFault(_UNKNOWN.filled(name=name, known=", ".join(known)), Exit.USAGE)
    library, lock = known[name].library
    if library and importlib.util.find_spec(library) is None:
        print(_INSTALLING.filled(library=library).in_(lang), file=sys.stderr)
        install(Path(sys.executable), root / lock, beside=True)
        importlib.invalidate_caches()
    return known[name]


class _Told:
    """The exit code that a command has come to."""

    code = 0


@contextmanager
def faults_told(lang: str) -> Iterator[_Told]:
    """Say what is wrong, and keep the exit code for it: 1 the content, 3 the environment."""
    told = _Told()
    try:
        yield told
    except ContentError as error:
        say_problems(error.problems, lang)
        told.code = error.exitcode
    except EnvironmentFault as error:
        print(error.message(lang), file=sys.stderr)
        told.code = error.exitcode
    except OSError as error:
        fault = fault_from_os_error(error, HOME)
        print(fault.message(lang), file=sys.stderr)
        told.code = fault.exitcode
