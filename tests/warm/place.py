"""A folder in which a site is edited and built, warm and fresh, with all that a build is told.

In: the settings of the build and edits of its content and theme.  Out: what a warm build gave and
what a fresh one gave of the same; :meth:`Place.settle` holds one against the other, to the byte.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.commands.build import BuildReport, build_site
from portal.domain.problems import ContentError
from tests.needs import ROOT
from tests.output.making import files_of, write

__all__ = ["NOW", "Place", "Told", "differing", "stamped"]

NOW = "2026-11-20 09:00"
"""Now, as long as no time passes."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a build said and what was to be seen after it; ``problems`` where it failed."""

    problems: tuple[str, ...]
    warnings: tuple[str, ...]
    account: object
    files: Mapping[str, bytes]


@dataclass
class Place:
    """``root`` holds content/, theme/, the settings file, and both outputs."""

    root: Path
    now: str = NOW
    site_url: str = "https://so.example"
    lean: bool = False
    drafts: bool = False
    jobs: int = 1
    good: dict[str, bytes] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def theme(self) -> Path:
        return self.root / "theme"

    @property
    def output(self) -> Path:
        return self.root / "warm" / "output"

    @property
    def trees(self) -> Path:
        """What a build leaves for the next."""
        return self.root / "warm" / ".output.trees"

    @property
    def fresh_output(self) -> Path:
        return self.root / "fresh" / "output"

    def begin(self) -> None:
        """Write the settings file; content and theme are the caller's."""
        write(
            self.root / "conf.py",
            "import sys\n"
            f"sys.path.insert(0, {str(ROOT)!r})\n"
            "from pelicanconf import *\n"
            f"THEME = {str(self.theme)!r}\n",
        )
        for output in (self.output, self.fresh_output):
            output.parent.mkdir(parents=True, exist_ok=True)
        self.good = self.sources()

    def build(self, output: Path | None = None, *, fresh: bool = False) -> BuildReport:
        """Build as told; raises what the build raises."""
        return build_site(
            content=self.content,
            output=output or self.output,
            settings_file=self.root / "conf.py",
            cache=self.root / "cache",
            site_url=self.site_url,
            now=self.now,
            lean=self.lean,
            drafts=self.drafts,
            jobs=self.jobs,
            fresh=fresh,
        )

    def told(self, output: Path, *, fresh: bool) -> Told:
        """Build, and say what there is to see."""
        problems: tuple[str, ...] = ()
        warnings: tuple[str, ...] = ()
        account = None
        try:
            report = self.build(output, fresh=fresh)
            warnings = tuple(warning.line_text("en") for warning in report.warnings)
            account = report.account
        except ContentError as error:
            problems = tuple(problem.line_text("en") for problem in error.problems)
        files = files_of(output) if os.path.lexists(output) else {}
        return Told(problems, warnings, account, files)

    def settle(self) -> bool:
        """Build warm and fresh and compare; True when the site could be built.

        What could not is mended: the sources become again what they were when last they could.
        """
        before = files_of(self.output) if os.path.lexists(self.output) else {}
        warm = self.told(self.output, fresh=False)
        fresh = self.told(self.fresh_output, fresh=True)
        assert warm.problems == fresh.problems
        assert warm.warnings == fresh.warnings
        assert warm.account == fresh.account
        if warm.problems:
            assert differing(warm.files, before) == []
            self.restore(self.good)
            return False
        assert differing(warm.files, fresh.files) == []
        self.good = self.sources()
        return True

    def fresh_files(self) -> dict[str, bytes]:
        """What a build that trusts nothing shows."""
        self.build(self.fresh_output, fresh=True)
        return files_of(self.fresh_output)

    # --- sources ----------------------------------------------------------------------------

    def sources(self) -> dict[str, bytes]:
        """All that editors and designers may change, by its path below ``root``."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for folder in (self.content, self.theme)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def restore(self, sources: Mapping[str, bytes]) -> None:
        """Make the sources these again, touching none that is as it should be."""
        present = self.sources()
        for name in present.keys() - sources.keys():
            (self.root / name).unlink()
        for name, data in sources.items():
            if present.get(name) != data:
                path = self.root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Names that only one has, or whose bytes differ."""
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def stamped(path: Path, data: bytes) -> None:
    """Write in place and leave the time of change as it was, as some tools do."""
    status = path.stat()
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
