"""What every target can do, and the names that are the same at all of them.

In: a release and its plan.  Out: the release at the target, whole, and shown in one step.  The
order of the calls is :mod:`portal.publishing.publisher`'s alone.
"""

from __future__ import annotations

import getpass
import os
import socket
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from portal.output.errors import EnvironmentFault
from portal.publishing.manifest import Manifest
from portal.publishing.operations import Plan
from portal.publishing.release import Release
from portal.publishing.standing import Overview, Standing

__all__ = [
    "CURRENT",
    "INCOMING",
    "MANIFEST",
    "PUBLISHED",
    "RELEASES",
    "SIGNATURE",
    "WHOLE",
    "Damaged",
    "Read",
    "Seal",
    "Target",
    "busy",
    "damaged",
    "foreign",
    "holder",
]

RELEASES, INCOMING, CURRENT = "releases", "incoming", "current"
MANIFEST, SIGNATURE = "manifest.json", "manifest.json.minisig"
PUBLISHED, WHOLE = "published.json", "whole.json"


Read = Callable[[str], bytes]
"""The bytes of a file of a release, by its path."""


class Damaged(EnvironmentFault):
    """A release at the target is not what its manifest says."""


class Seal(NamedTuple):
    """The text of a manifest as it lies at a target, and its signature (b"": none)."""

    manifest: bytes
    signature: bytes = b""


class Target(Protocol):
    """One place that shows releases.  Every method raises EnvironmentFault and nothing else."""

    @property
    def place(self) -> str:
        """Where it is, in a sentence for people; holds no secret."""

    def look(self) -> Standing:
        """What stands there; changes nothing, needs no lock."""

    def overview(self) -> Overview | None:
        """What a rollback must know, asked in as few steps for many files as for few.

        None where that cannot be had: :meth:`look` and :meth:`examine` tell it then.
        """

    def locked(self) -> AbstractContextManager[None]:
        """Keep every other publisher away; a fault at once when one is at work."""

    def receive(self, release: Release, plan: Plan, signature: bytes) -> None:
        """Bring the release there, aside, and verify every byte of it there."""

    def seal(self, id: str) -> Seal:
        """The manifest and signature of a release there."""

    def fetch(self, id: str, path: str) -> bytes:
        """One file of a release there."""

    def gathered(self, id: str, paths: Sequence[str]) -> AbstractContextManager[Read]:
        """A way to many files of a release there, asked for at once where that is faster."""

    def examine(self, id: str, manifest: Manifest) -> None:
        """A fault when a file of the release is missing there or has another size."""

    def show(self, id: str, number: int | None, carried: Mapping[str, str]) -> None:
        """Have readers see it, in one step; ``number`` None leaves its place in the order."""

    def drop(self, ids: Iterable[str]) -> None:
        """Delete releases that are not shown, and what publications that were cut short left."""


def holder() -> str:
    """Who publishes here, for whoever finds the lock taken."""
    return f"{getpass.getuser()}@{socket.gethostname()}, {os.getpid()}"


def busy(place: str, holder: str) -> EnvironmentFault:
    """Another publisher was first."""
    who = f" ({holder})" if holder else ""
    return EnvironmentFault(
        f"{place}: một lượt phát hành khác đang chạy{who}. Không có gì thay đổi; "
        "hãy đợi nó xong rồi chạy lại.",
        f"{place}: another publication is at work{who}. Nothing was changed; "
        "wait for it to end and try again.",
    )


def damaged(place: str, id: str, path: str) -> Damaged:
    """A release at the target is not what its manifest says."""
    return Damaged(
        f"{place}: bản {id} bị hỏng ở “{path}”, nên không được đưa lên. Trang đang có vẫn nguyên "
        "vẹn; hãy chọn bản khác hoặc phát hành lại.",
        f"{place}: release {id} is damaged at “{path}” and is not shown. The former site is still "
        "whole; choose another release or publish anew.",
    )


def foreign(place: str, name: str) -> EnvironmentFault:
    """Something is in the way that the portal did not make."""
    return EnvironmentFault(
        f"{place}: “{name}” đã có và không do cổng tạo ra; hãy chuyển nó đi hoặc chọn nơi khác.",
        f"{place}: “{name}” exists and was not made by the portal; move it away or choose "
        "another place.",
    )
