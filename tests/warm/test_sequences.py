"""Whatever happens between builds, a warm build shows what a fresh one shows, to the byte.

``PORTAL_SEQUENCES`` and ``PORTAL_STEPS`` ask for more and longer sequences than every run makes.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

from tests.warm.designs import real_theme
from tests.warm.machine import Editing

# A sequence is some seconds of builds: shrinking one that fails takes long, and pays.
_PATIENT = settings(
    deadline=None,
    max_examples=int(os.environ.get("PORTAL_SEQUENCES", "3")),
    stateful_step_count=int(os.environ.get("PORTAL_STEPS", "7")),
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


class TestPlain(Editing.TestCase):  # type: ignore[misc] # made by hypothesis, without types
    """Pages that print all that they could show."""

    settings = _PATIENT


class _Dressed(Editing):
    make_theme = staticmethod(real_theme)


class TestReal(_Dressed.TestCase):  # type: ignore[misc] # made by hypothesis, without types
    """The theme that ships: its macros print once what many pages show."""

    settings = settings(_PATIENT, max_examples=max(1, _PATIENT.max_examples // 10))
