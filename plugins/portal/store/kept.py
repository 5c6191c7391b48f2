"""The file in which results wait for the next build: one SQLite database beside the trees.

In: a path, the code's version.  Out: :class:`Kept`, which finds and keeps.  What cannot be
read, or not be written, costs time and never the build: a damaged file is made anew, a full or
read-only disk leaves the build without its memory, and ``fault`` says so.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from portal.store.sealed import Unsealed, seal, unseal

__all__ = ["Kept", "open_kept"]

_ASKED_AT_ONCE = 500
_WAIT = 2.0
"""Seconds to wait for another build that writes; then this one does without."""

_INSERT = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kept (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key));
"""


class Kept:
    """Results by kind and key.  Nothing is written before :meth:`save`.

    ``fault`` is "" or why the file could not be used, or takes nothing more.  What it held before
    may have been lent, so that is found all the same.
    """

    def __init__(
        self, connection: sqlite3.Connection | None, fault: str = "", path: str = ""
    ) -> None:
        self.fault = fault
        self._file = connection
        self._path = path
        self._inherited: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._new: dict[str, dict[bytes, Any]] = {}
        self._sealed: dict[str, dict[bytes, bytes]] = {}
        self._used: dict[str, set[bytes]] = {}

    @property
    def keeps(self) -> bool:
        """False when there is no file, or it takes no more: then no result need be sealed."""
        return self._file is not None and not self.fault

    def holds(self, kind: str) -> bool:
        """False when nothing of this kind is kept: then no key need be worked out to ask."""
        return bool(self._ask("SELECT 1 FROM kept WHERE kind = ? LIMIT 1", (kind,)))

    def find(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, Any]:
        """Those of ``keys`` that are kept, with their results."""
        wanted = list(dict.fromkeys(keys))
        used = self._used.setdefault(kind, set())
        used.update(wanted)
        new = self._new.get(kind, {})
        found: dict[bytes, Any] = {key: new[key] for key in wanted if key in new}
        for key, data in self._rows(kind, wanted):
            # A result that does not come back whole is worked out again.
            with suppress(Unsealed):
                found[key] = unseal(data)
        return found

    def use(self, kind: str, keys: Iterable[bytes]) -> None:
        """These are wanted still, though nobody has asked for them."""
        self._used.setdefault(kind, set()).update(keys)

    def keep(self, kind: str, results: Mapping[bytes, Any]) -> None:
        """Have these in the file from the next :meth:`save` on."""
        self._new.setdefault(kind, {}).update(results)
        self._used.setdefault(kind, set()).update(results)

    def keep_sealed(self, kind: str, results: Mapping[bytes, bytes]) -> None:
        """The same for results that were sealed where they were worked out."""
        self._sealed.setdefault(kind, {}).update(results)
        self._used.setdefault(kind, set()).update(results)

    @property
    def lends(self) -> bool:
        """True when a result that was put need not be held: it can be found again at any time."""
        return self._file is not None and not self.fault

    def put(self, kind: str, results: Mapping[bytes, bytes]) -> bool:
        """Have sealed results in the file at once; False when they wait for :meth:`save` instead.

        They do where nothing is lent, and for nothing where the file has just failed.
        """
        if self.lends and self._file is not None:
            rows = [(kind, key, value) for key, value in results.items()]
            try:
                with self._file as file:
                    file.executemany(_INSERT, rows)
            except sqlite3.Error as error:
                self.fault = str(error)
            else:
                self._used.setdefault(kind, set()).update(results)
                return True
        self.keep_sealed(kind, results)
        return False

    def save(self, *, forget: bool = True) -> None:
        """Write what is new, in one transaction; forget what is old when it is more than half.

        ``forget`` is False for who has asked for a few results only.
        """
        if self._file is None or self.fault:
            self._new.clear()
            self._sealed.clear()
            return
        new = [
            (kind, key, seal(value))
            for kind, all in self._new.items()
            for key, value in all.items()
        ]
        new += [(kind, *result) for kind, all in self._sealed.items() for result in all.items()]
        self._new.clear()
        self._sealed.clear()
        try:
            with self._file as file:
                file.executemany(_INSERT, new)
                for kind, used in self._used.items() if forget else ():
                    _forget_old(file, kind, used)
        except sqlite3.Error as error:
            self.fault = str(error)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _rows(self, kind: str, keys: list[bytes]) -> list[tuple[bytes, bytes]]:
        found: list[tuple[bytes, bytes]] = []
        for start in range(0, len(keys), _ASKED_AT_ONCE):
            some = keys[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, value FROM kept WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - marks alone
            found += self._ask(query, (kind, *some))
        return found

    def _ask(self, query: str, values: tuple[Any, ...]) -> list[Any]:
        """The rows; none, and no further question, once the file has failed."""
        if self._file is None:
            return []
        try:
            if self._process != os.getpid():
                self._open_again()
            return self._file.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _open_again(self) -> None:
        """A forked worker uses no connection of its parent's: https://sqlite.org/faq.html#q6.

        Nor does it close that one, which would be a use as well.
        """
        self._inherited = self._file
        self._file = sqlite3.connect(f"file:{quote(self._path)}?mode=ro", timeout=_WAIT, uri=True)
        self._process = os.getpid()

    def _give_up(self, error: sqlite3.Error) -> None:
        """The build goes on without the file."""
        self.fault = str(error)
        self.close()


def _forget_old(file: sqlite3.Connection, kind: str, used: set[bytes]) -> None:
    """Other branches' results may be wanted again; only what outweighs the living goes."""
    (count,) = file.execute("SELECT count(*) FROM kept WHERE kind = ?", (kind,)).fetchone()
    if count <= 2 * len(used) + _ASKED_AT_ONCE:
        return
    stored = [key for (key,) in file.execute("SELECT key FROM kept WHERE kind = ?", (kind,))]
    old = [(kind, key) for key in stored if key not in used]
    file.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", old)


def open_kept(path: Path, version: bytes, *, fresh: bool = False) -> Kept:
    """The results at ``path`` that this ``version`` of the code worked out.

    ``fresh``: none of them, whoever worked them out.  A damaged file is made anew.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if fresh:
            _remove(path)
        try:
            return Kept(_connect(path, version), path=str(path.absolute()))
        except sqlite3.DatabaseError:
            _remove(path)
            return Kept(_connect(path, version), path=str(path.absolute()))
    except OSError as error:
        return Kept(None, error.strerror or str(error))
    except sqlite3.Error as error:
        return Kept(None, str(error))


def _connect(path: Path, version: bytes) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=_WAIT)
    try:
        # A power cut may cost the results; it cannot falsify them (each has its digest).
        file.execute("PRAGMA synchronous = OFF")
        file.executescript(_SCHEMA)
        with file:
            row = file.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
            if row != (version,):
                file.execute("DELETE FROM kept")
                file.execute("INSERT OR REPLACE INTO meta VALUES ('version', ?)", (version,))
    except sqlite3.Error:
        file.close()
        raise
    return file


def _remove(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-journal")):
        name.unlink(missing_ok=True)
