"""Runs Pelican itself, as its own command would.

In: the settings file, what to say instead of it.  Out: the portal's generator, which has made the
site.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from pelican.log import init as init_logging
from pelican.settings import read_settings

from portal.pelican.generator import PortalGenerator

__all__ = ["run_pelican", "settings_with"]


def settings_with(settings_file: Path, override: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of such a run."""
    init_logging(level="ERROR")
    settings: dict[str, Any] = read_settings(str(settings_file), override=dict(override))
    return settings


def run_pelican(settings_file: Path, override: Mapping[str, Any]) -> PortalGenerator:
    """Build the site; raises ContentError and EnvironmentFault, as the generator does."""
    settings = settings_with(settings_file, override)
    named = settings["PELICAN_CLASS"]
    pelican = (resolve_name(named) if isinstance(named, str) else named)(settings)
    pelican.run()
    generator: PortalGenerator = pelican.generator
    return generator
