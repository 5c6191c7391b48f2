"""Which of Pelican's signals the portal answers.  Handlers are named for their signal."""

from __future__ import annotations

from pelican import Pelican, signals

from portal.pelican.generator import PortalGenerator

__all__ = ["connect"]


def connect() -> None:
    """Connect every handler.  Pelican holds them weakly, so they must live in a module."""
    signals.get_generators.connect(get_generators)


def get_generators(sender: Pelican) -> type[PortalGenerator]:
    """Pelican asks which generators to run beside its own."""
    return PortalGenerator
