"""Templates as they were compiled last, kept where Python keeps its own compiled modules.

In: a language, a digest of all that templates and their compiling depend on.  Out:
:class:`~portal.output.environment.Compiled`.  To compile what one page needs takes as long as all
the rest of its making.  Like a ``.pyc`` these files are programs: they lie in ``__pycache__`` (or
under ``PYTHONPYCACHEPREFIX``), never among what one build hands to the next, and none is written
where Python is told to write none (``PYTHONDONTWRITEBYTECODE``).
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from portal.output.environment import Compiled

__all__ = ["Bytecode"]

_DIGEST = 32


class Bytecode:
    """The compiled templates of each language under these ``conditions``."""

    def __init__(self, conditions: str) -> None:
        self._conditions = conditions
        self._compiled: dict[str, Compiled] = {}
        self._known: dict[str, int] = {}

    def of(self, lang: str) -> Compiled:
        """Those of a language; what is compiled further is added to them."""
        found = self._compiled.get(lang)
        if found is None:
            found = self._compiled[lang] = self._read(lang)
            self._known[lang] = len(found.codes)
        return found

    def keep(self) -> None:
        """Write down what was compiled anew; where that cannot be, the next build compiles."""
        for lang, compiled in self._compiled.items():
            if len(compiled.codes) == self._known[lang] or sys.dont_write_bytecode:
                continue
            messages = {message: str(words) for message, words in compiled.found.items()}
            data = marshal.dumps((self._conditions, messages, compiled.codes))
            path = _path(lang)
            temporary = path.with_name(f"{path.name}.new")
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary.write_bytes(hashlib.sha256(data).digest() + data)
                temporary.replace(path)

    def _read(self, lang: str) -> Compiled:
        with suppress(OSError, ValueError, EOFError, TypeError):
            whole = _path(lang).read_bytes()
            digest, data = whole[:_DIGEST], whole[_DIGEST:]
            if hashlib.sha256(data).digest() == digest:
                conditions, messages, codes = marshal.loads(data)  # noqa: S302 - as of a .pyc
                if conditions == self._conditions:
                    return Compiled(messages, codes)
        return Compiled()


def _path(lang: str) -> Path:
    return Path(cache_from_source(str(Path(__file__).with_name(f"templates-{lang}.py"))))
