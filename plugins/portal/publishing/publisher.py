"""Publication and rollback: the order of steps, the same at every target.

In: a release, a target, the key that releases are signed with.  Out: :class:`Outcome`.  Nothing
that readers see changes before :meth:`Target.show`, and that is one step; so a fault, a kill, a
second publisher leave the former site, and doing it again comes to the same end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.output.errors import EnvironmentFault
from portal.publishing.manifest import Manifest, NotAManifest, id_of
from portal.publishing.operations import Plan, carried_between, carried_to, make_plan
from portal.publishing.release import Release
from portal.publishing.signing import Signer
from portal.publishing.standing import E, Overview, Standing, before
from portal.publishing.targets import base
from portal.publishing.targets.base import Damaged, Target

__all__ = ["Back", "NothingToGoBackTo", "Outcome", "UnknownRelease", "publish", "roll_back"]


class UnknownRelease(LookupError):
    """The release that was asked for is not kept; ``args`` holds those that are."""


class NothingToGoBackTo(LookupError):
    """No earlier release is kept."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``plan`` was carried out; ``left_over`` is why old releases could not be deleted, or None."""

    plan: Plan
    left_over: EnvironmentFault | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """The release ``id`` of the moment ``at`` is shown; ``unsure`` is why it could not be read
    through afterwards, or None.
    """

    id: str
    at: str
    unsure: EnvironmentFault | None = None


def publish(
    release: Release, target: Target, signer: Signer, *, keep: int, seen: str | None
) -> Outcome:
    """Show the release.

    In: ``seen`` is the release that was shown when this one began to be made: when another is shown
    by now, that one was made later, and this one is not shown.  Raises EnvironmentFault.
    """
    with target.locked():
        standing = _whole(target.look(), release.id, target, signer)
        plan = make_plan(release.manifest, standing, keep)
        if not plan.unchanged:
            if standing.current != seen:
                raise _overtaken(target.place, standing.current)
            if plan.arrives:
                signature = signer.sign(release.manifest.text)
                signer.verify(target.place, release.id, release.manifest.text, signature)
                target.receive(release, plan, signature)
            _examine(release.id, target, signer)
            target.show(release.id, plan.number, plan.carried)
        try:
            target.drop(plan.dropped)
        except EnvironmentFault as fault:
            return Outcome(plan, fault)
    return Outcome(plan)


def _whole(standing: Standing, id: str, target: Target, signer: Signer) -> Standing:
    """What stands, without the release of that id if it could not be shown: it travels again."""
    if standing.find(id) is None:
        return standing
    try:
        _examine(id, target, signer)
    except EnvironmentFault:
        return replace(standing, kept=tuple(one for one in standing.kept if one.id != id))
    return standing


def roll_back(target: Target, signer: Signer, id: str | None) -> Back:
    """Show a kept release again, the one before that is shown when none is named.

    Where the target can tell without walking through all files that a release is whole, it is shown
    first and walked through after that; should a file be missing all the same, what was shown
    before is shown again.  Raises UnknownRelease, NothingToGoBackTo, EnvironmentFault.
    """
    with target.locked():
        overview = target.overview()
        if overview is not None:
            return _at_once(overview, target, signer, id)
        standing = target.look()
        kept = _wanted(standing.kept, standing.current, id)
        if kept.id != standing.current:
            _examine(kept.id, target, signer)
            others = [one for one in standing.kept if one.id != kept.id]
            target.show(kept.id, None, carried_to(kept.manifest, others))
        return Back(kept.id, kept.at)


def _at_once(overview: Overview, target: Target, signer: Signer, id: str | None) -> Back:
    """The same among releases that say of themselves that they are whole."""
    wanted = _wanted(overview.kept, overview.current, id)
    if wanted.id == overview.current:
        return Back(wanted.id, wanted.at)
    if signer.public_key:
        _signed(wanted.id, target, signer)
    others = {one.id: one.assets for one in overview.kept if one.id != wanted.id}
    target.show(wanted.id, None, carried_between(wanted.assets, others))
    try:
        _examine(wanted.id, target, signer)
    except Damaged:
        if overview.current is not None:
            target.show(overview.current, None, {})
        raise
    except EnvironmentFault as fault:
        return Back(wanted.id, wanted.at, fault)
    return Back(wanted.id, wanted.at)


def _wanted(kept: Sequence[E], current: str | None, id: str | None) -> E:
    if id is None:
        former = before(kept, current)
        if former is None:
            raise NothingToGoBackTo
        return former
    found = [one for one in kept if one.id.startswith(id)]
    if len(found) != 1:
        raise UnknownRelease(*(one.id for one in kept))
    return found[0]


def _examine(id: str, target: Target, signer: Signer) -> None:
    """Signed by us, named by its content, and all there."""
    try:
        manifest = Manifest.parse(_signed(id, target, signer))
    except NotAManifest:
        raise base.damaged(target.place, id, base.MANIFEST) from None
    target.examine(id, manifest)


def _signed(id: str, target: Target, signer: Signer) -> bytes:
    """The text of a manifest that is signed by us, where that is asked for, and of this id."""
    seal = target.seal(id)
    signer.verify(target.place, id, seal.manifest, seal.signature)
    if id_of(seal.manifest) != id:
        raise base.damaged(target.place, id, base.MANIFEST)
    return seal.manifest


def _overtaken(place: str, current: str | None) -> EnvironmentFault:
    return EnvironmentFault(
        f"{place}: trong lúc dựng, một lượt khác đã phát hành bản {current}. Không có gì thay đổi; "
        "hãy lấy nội dung mới nhất rồi chạy lại.",
        f"{place}: release {current} was published while this one was made. Nothing was changed; "
        "fetch the latest content and try again.",
    )
