"""``releases`` and ``rollback``: what a target keeps, and the way back to it.

In: the name of a target, of a release.  Out: 0; 1 when publishconf.py is at fault, 2 when no such
release is kept, 3 when disk, network or target are.  Nothing is built.
"""

from __future__ import annotations

from pathlib import Path

from portal.commands.speech import CommandFault, Exit, Text
from portal.commands.targets import declared_target, faults_told, read_settings
from portal.publishing.publisher import NothingToGoBackTo, UnknownRelease, roll_back
from portal.publishing.settings import signer_of

__all__ = ["roll_back_to", "run"]

_NONE = Text("{place}: chưa có bản nào.", "{place}: no release yet.")
_ROW = Text(
    "{mark} {id}  {at}  {files} tệp, {bytes} byte",
    "{mark} {id}  {at}  {files} files, {bytes} bytes",
)
_BACK = Text("{place}: đang đăng bản {id} ({at}).", "{place}: release {id} ({at}) is shown.")
_UNSURE = Text(
    "Bản đã lên, nhưng chưa đọc lại được toàn bộ tệp: {reason}",
    "The release is shown, but its files could not be read through: {reason}",
)
_UNKNOWN = Text(
    "{place}: không giữ bản “{id}” hoặc có nhiều bản bắt đầu như vậy; còn giữ: {known}.",
    "{place}: release “{id}” is not kept, or several begin so; kept are: {known}.",
)
_FIRST = Text(
    "{place}: không còn bản nào trước bản đang đăng.",
    "{place}: no release is kept from before the one that is shown.",
)


def run(*, root: Path, to: str, lang: str) -> int:
    """List them, the newest first, the shown one marked."""
    with faults_told(lang) as told:
        settings = read_settings(root)
        target = declared_target(settings, root, to, lang).open()
        standing = target.look()
        if not standing.kept:
            print(_NONE.filled(place=target.place).in_(lang))
        for kept in reversed(standing.kept):
            row = _ROW.filled(
                mark="*" if kept.id == standing.current else " ",
                id=kept.id,
                at=kept.at,
                files=len(kept.manifest.files),
                bytes=kept.manifest.size,
            )
            print(row.in_(lang))
    return told.code


def roll_back_to(*, root: Path, to: str, release: str | None, lang: str) -> int:
    """Show an earlier release, or the one named; CommandFault (2) when it is not kept."""
    with faults_told(lang) as told:
        settings = read_settings(root)
        target = declared_target(settings, root, to, lang).open()
        try:
            kept = roll_back(target, signer_of(settings), release)
        except UnknownRelease as error:
            known = ", ".join(str(id) for id in error.args) or "–"
            text = _UNKNOWN.filled(place=target.place, id=release, known=known)
            raise CommandFault(text, Exit.USAGE) from None
        except NothingToGoBackTo:
            raise CommandFault(_FIRST.filled(place=target.place), Exit.USAGE) from None
        print(_BACK.filled(place=target.place, id=kept.id, at=kept.at).in_(lang))
        if kept.unsure:
            print(_UNSURE.filled(reason=kept.unsure.message(lang)).in_(lang))
    return told.code
