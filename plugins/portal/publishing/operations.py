"""What a publication will do, decided before anything is touched.

In: the manifest of a release, what stands at the target.  Out: :class:`Plan`: what travels, what
the target has already, which old assets stay, which releases go; :func:`carried_to` for any switch.
Nothing here touches a disk: a dry run prints the very plan that a publication carries out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.publishing.manifest import File, Manifest
from portal.publishing.release import SITE
from portal.publishing.served import COPIES, address_of, is_named_by_content
from portal.publishing.standing import Kept, Standing

__all__ = ["LEAST_KEPT", "Plan", "assets_of", "carried_between", "carried_to", "make_plan"]

LEAST_KEPT = 2
"""The release that is shown and the one to go back to."""

Place = tuple[str, str]
"""A kept release's id, and a path in it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """``sent`` must travel, ``reused`` maps a path to where the target has its bytes.

    ``carried`` are assets of other kept releases that must stay reachable, ``dropped`` the releases
    that go once this one is shown.  ``added``, ``changed`` and ``removed`` are addresses, against
    what is shown now.
    """

    id: str
    number: int
    unchanged: bool
    arrives: bool
    sent: tuple[File, ...]
    reused: Mapping[str, Place]
    carried: Mapping[str, str]
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def bytes_sent(self) -> int:
        return sum(file.size for file in self.sent)


def make_plan(release: Manifest, standing: Standing, keep: int) -> Plan:
    """The plan by which ``release`` is shown; ``keep`` is how many releases stay, it included."""
    held = standing.find(release.id)
    there = _places(standing)
    reused = {file.path: place for file in release.files if (place := _place_of(file, there))}
    stays = _staying(release.id, standing, keep)
    shown = standing.shown.manifest if standing.shown else Manifest(())
    old, new = _addresses(shown), _addresses(release)
    return Plan(
        id=release.id,
        number=standing.next_number,
        unchanged=held is not None and standing.current == release.id,
        arrives=held is None,
        sent=() if held else tuple(f for f in release.files if f.path not in reused),
        reused={} if held else reused,
        carried=carried_to(release, stays),
        dropped=tuple(one.id for one in standing.kept if one not in stays),
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(a for a in new.keys() & old.keys() if new[a] != old[a])),
        removed=tuple(sorted(old.keys() - new.keys())),
    )


def carried_to(release: Manifest, others: Iterable[Kept]) -> dict[str, str]:
    """Assets that pages of the other releases name and this one lacks: path → who has them.

    A reader who opened a page before the switch asks for its styles after it.
    """
    return carried_between(assets_of(release), {one.id: assets_of(one.manifest) for one in others})


def carried_between(here: Iterable[str], others: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The same, by the assets alone: those of a release, those of each other by its id."""
    carried: dict[str, str] = {}
    for id, assets in others.items():
        for path in assets:
            carried.setdefault(path, id)
    held = set(here)
    return {path: id for path, id in carried.items() if path not in held}


def assets_of(manifest: Manifest) -> Iterator[str]:
    """The paths of what readers ask for by a name that tells its content."""
    for file in manifest.files:
        if file.path.startswith(SITE) and is_named_by_content(file.path):
            yield file.path


def _staying(id: str, standing: Standing, keep: int) -> tuple[Kept, ...]:
    """Which of the kept releases stay beside the one that is published."""
    others = [one for one in standing.newest_first() if one.id != id]
    stays = others[: max(keep, LEAST_KEPT) - 1]
    return tuple(one for one in standing.kept if one in stays or one.id == id)


def _places(standing: Standing) -> dict[tuple[str, int], list[Place]]:
    """Where the target has which bytes; the shown release first."""
    places: dict[tuple[str, int], list[Place]] = {}
    for kept in standing.newest_first():
        for file in kept.manifest.files:
            places.setdefault((file.sha256, file.size), []).append((kept.id, file.path))
    return places


def _place_of(file: File, there: Mapping[tuple[str, int], list[Place]]) -> Place | None:
    """Where the target has the bytes of a file, by preference at the same path."""
    places = there.get((file.sha256, file.size), [])
    same = (place for place in places if place[1] == file.path)
    return next(same, places[0] if places else None)


def _addresses(manifest: Manifest) -> dict[str, str]:
    """Address → digest of all that readers can ask for by name."""
    return {
        address_of(file.path.removeprefix(SITE)): file.sha256
        for file in manifest.files
        if file.path.startswith(SITE) and not file.path.endswith(COPIES)
    }
