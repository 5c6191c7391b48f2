"""What all gates share: the release that they look at, and what each says of itself.

In: a release, the site it was made of.  Out: :class:`Shown`, :class:`Tally`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from portal.domain.messages import sentence
from portal.domain.problems import Problems
from portal.publishing.gates.sources import Sources
from portal.publishing.manifest import File
from portal.publishing.release import SITE, Release
from portal.publishing.served import COPIES, address_of

__all__ = ["Shown", "Tally", "tally"]


@dataclass(frozen=True)
class Shown:
    """The release as readers will see it.

    ``origin`` is scheme and host, ``base`` the path the site lies under ("" at the root of its
    domain), ``phones`` the numbers of contacts, as they are dialled.
    """

    release: Release
    origin: str
    base: str
    sources: Sources
    phones: frozenset[str] = frozenset()

    @cached_property
    def files(self) -> Mapping[str, File]:
        """All that readers can ask for, by path within the site, without compressed copies."""
        return {
            file.path.removeprefix(SITE): file
            for file in self.release.manifest.files
            if file.path.startswith(SITE) and not file.path.endswith(COPIES)
        }

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """Address, from the root of the domain → path within the site."""
        return {self.base + address_of(path): path for path in self.files}

    def text(self, path: str) -> str:
        """A file of the site as text; raises OSError, UnicodeDecodeError."""
        return self.release.read(SITE + path).decode("utf-8")

    def tell(
        self, problems: Problems, gate: str, place: tuple[str, int], code: str, **values: object
    ) -> None:
        """Note an error at (path within the site, line), with the file of content/ behind it."""
        path, line = place
        source = self.sources.of(address_of(path))
        problems.error(SITE + path, line, gate, code, source=source, **values)


@dataclass(frozen=True, slots=True)
class Tally:
    """One gate's account of itself: the sentence ``code``, with how much it has checked."""

    gate: str
    code: str
    values: tuple[tuple[str, str], ...]
    ran: bool = True

    def line_text(self, lang: str) -> str:
        """The line for people."""
        return f"{self.gate}: {sentence(self.code, dict(self.values), lang)}"


def tally(problems: Problems, gate: str, code: str, least: int, **values: object) -> Tally:
    """A gate's account; one that has checked nothing (``least`` 0) is an error."""
    if least == 0:
        problems.error("publishconf.py", 0, gate, "gate-nothing")
    return Tally(gate, code, tuple((key, str(value)) for key, value in values.items()))
