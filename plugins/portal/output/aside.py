"""Work that is done in a process of its own while this one goes on.

In: a function.  Out: what it gave, when it is asked for; None when it failed.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

__all__ = ["Aside"]

Result = TypeVar("Result")


class Aside(Generic[Result]):
    """A function under way in a fork of this process; its result must be asked for.

    What it gives must be picklable.  Raises OSError when the system starts no process.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        self._found: Result | None = None
        self._pipe, writing = os.pipe()
        self._process = os.fork()
        if self._process:
            os.close(writing)
            return
        # The fork finishes nothing of its parent's: it ends where it stands.
        code = 1
        try:
            os.close(self._pipe)
            data = pickle.dumps((work(),))
            with open(writing, "wb") as pipe:
                pipe.write(data)
            code = 0
        except OSError:
            pass  # no result: the parent does without, or does it itself
        finally:
            os._exit(code)

    def result(self) -> Result | None:
        """Wait for it; None when it failed or was ended.  May be asked again."""
        if not self._process:
            return self._found
        with open(self._pipe, "rb") as pipe:
            data = pipe.read()
        os.waitpid(self._process, 0)
        self._process = 0
        with suppress(EOFError, pickle.UnpicklingError):
            (self._found,) = pickle.loads(data)  # noqa: S301 - written by our own fork
        return self._found
