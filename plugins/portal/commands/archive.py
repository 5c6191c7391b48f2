"""``archive``: the release that readers see, or an earlier one, as one WARC file.

In: the name of a target, of a release.  Out: the file; 0, 1 when publishconf.py is at fault, 2 when
no such release is kept, 3 when disk, network or target are.  Nothing is built.  What the last
``publish`` left on this machine is read here; only what differs comes from the target.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from portal.commands.speech import CommandFault, Exit, Text
from portal.commands.targets import HOME, declared_target, faults_told, read_settings
from portal.publishing.archiving import answers_of_release, moment_of
from portal.publishing.manifest import File
from portal.publishing.release import HOSTING, SITE
from portal.publishing.served import COPIES
from portal.publishing.standing import Kept
from portal.publishing.targets import base
from portal.publishing.targets.base import Read, Target
from portal.publishing.warc import write_warc

__all__ = ["run"]

_FOLDER = "archives"
_NONE = Text("{place}: chưa có bản nào.", "{place}: no release yet.")
_UNKNOWN = Text(
    "{place}: không giữ bản “{id}”; còn giữ: {known}.",
    "{place}: release “{id}” is not kept; kept are: {known}.",
)
_DONE = Text(
    "{path}: bản {id}, {count} địa chỉ, {size} byte.",
    "{path}: release {id}, {count} addresses, {size} bytes.",
)


def run(*, root: Path, to: str, release: str | None, lang: str) -> int:
    """Write ``archives/<id>.warc.gz``; CommandFault (2) when that release is not kept."""
    with faults_told(lang) as told:
        settings = read_settings(root)
        target = declared_target(settings, root, to, lang).open()
        kept = _wanted(target, release)
        path = root / _FOLDER / f"{kept.id}.warc.gz"
        path.parent.mkdir(exist_ok=True)

        built = root / HOME / "site"
        absent = [file.path for file in kept.manifest.files if _at_hand(built, file) is None]
        with (
            target.gathered(kept.id, [each for each in absent if _is_read(each)]) as there,
            tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file,
        ):

            def read(name: str) -> bytes:
                return _read(built, there, kept, name, target.place)

            try:
                answers = answers_of_release(kept.manifest, read, str(settings["SITEURL"]))
                count = write_warc(file, kept.id, moment_of(read), answers)
            except BaseException:
                Path(file.name).unlink()
                raise
        Path(file.name).replace(path)
        path.chmod(0o644)
        size = path.stat().st_size
        shown = path.relative_to(root).as_posix()
        print(_DONE.filled(path=shown, id=kept.id, count=count, size=size).in_(lang))
    return told.code


def _wanted(target: Target, release: str | None) -> Kept:
    standing = target.look()
    if release is None:
        if standing.shown is None:
            raise CommandFault(_NONE.filled(place=target.place), Exit.USAGE)
        return standing.shown
    found = [one for one in standing.kept if one.id.startswith(release)]
    if len(found) != 1:
        known = ", ".join(one.id for one in standing.kept) or "–"
        text = _UNKNOWN.filled(place=target.place, id=release, known=known)
        raise CommandFault(text, Exit.USAGE)
    return found[0]


def _is_read(path: str) -> bool:
    """An archive holds no compressed copies, and no list of what the site was made with."""
    return path.startswith(HOSTING) or (path.startswith(SITE) and not path.endswith(COPIES))


def _at_hand(built: Path, file: File) -> bytes | None:
    """What the last ``publish`` left of a file here, if it is the same."""
    here = built / file.path.removeprefix(SITE)
    if file.path.startswith(SITE) and here.is_file():
        data = here.read_bytes()
        if hashlib.sha256(data).hexdigest() == file.sha256:
            return data
    return None


def _read(built: Path, there: Read, kept: Kept, name: str, place: str) -> bytes:
    """The bytes that the manifest names: those at hand if they are the same, else the target's."""
    file = kept.manifest.by_path[name]
    data = _at_hand(built, file)
    if data is None:
        data = there(name)
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise base.damaged(place, kept.id, name)
    return data
