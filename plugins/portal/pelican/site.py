"""Pelican's class for this project: what stock Pelican only logs is a failure here.

In: settings.  Out: a run that either shows a complete site or raises.  ``pelican`` exits with the
exception's ``exitcode``: 1 for the content or the site, 3 for the environment.
"""

from __future__ import annotations

import contextlib
import io
from typing import Any

from pelican import Pelican
from pelican.plugins import signals

from portal.domain.problems import Problems
from portal.output.heap import uncollected
from portal.pelican.generator import PortalGenerator

__all__ = ["PortalPelican"]


class PortalPelican(Pelican):
    """Runs the generators; fails when a plugin that was asked for is not there."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.generator: PortalGenerator | None = None
        wanted = [str(plugin) for plugin in settings.get("PLUGINS") or ()]
        super().__init__(settings)
        self._require(wanted)
        signals.generator_init.connect(self._keep_generator)

    def run(self) -> None:
        """As Pelican runs; its closing count of articles, which it did not make, is not shown."""
        with contextlib.redirect_stdout(io.StringIO()), uncollected():
            super().run()

    def _require(self, wanted: list[str]) -> None:
        """Stock Pelican logs a plugin that it cannot find or register, and goes on without it."""
        problems = Problems()
        loaded = {name.removeprefix("pelican.plugins.") for name in self.settings["PLUGINS"]}
        for name in dict.fromkeys([*wanted, "portal"]):
            if name.removeprefix("pelican.plugins.") not in loaded:
                problems.error("pelicanconf.py", 0, "PLUGINS", "plugin-missing", name=name)
        problems.raise_errors()

    def _keep_generator(self, generator: Any) -> None:
        if isinstance(generator, PortalGenerator):
            self.generator = generator
