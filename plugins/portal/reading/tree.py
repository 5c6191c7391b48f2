"""The content folder, listed once and safely: the first step of every command.

In: the content folder.  Out: its files, sorted by path; and problems for whatever must not be
read or could not be published everywhere (Windows editors, object stores, CDNs).  Nothing is
opened here, only names, types and sizes are looked at.

A refused file or folder is not listed: its error stops the build, so nothing is lost in silence.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.domain.printable import printable
from portal.domain.problems import Problems
from portal.reading.places import label_of

__all__ = ["TEXT_LIMIT", "TreeEntry", "list_content"]

_MIB = 1024 * 1024
TEXT_LIMIT, _IMAGE_LIMIT, _DOCUMENT_LIMIT = 1 * _MIB, 20 * _MIB, 50 * _MIB
_TEXT_SUFFIXES = (".md", ".yaml", ".yml")

# Most file systems stop at 255 bytes; what a build adds (suffixes, temporary names) needs room.
_NAME_BYTES = 200

# What operating systems, Git and editors leave behind; never content, so never mentioned.
_IGNORED = re.compile(
    r"\.git.*|\.ds_store|thumbs\.db|desktop\.ini|.*~|\..*\.sw[a-p]|#.*#", re.I | re.S
)
# Windows keeps these names in every folder, whatever the extension:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.I | re.S
)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')

_SITE = "site.yaml"
"""What every content folder has."""


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One regular file: ``path`` is relative to the content folder, with ``/``.

    ``location`` is where it lies; a Path of it is made only when asked for, since making one
    costs more than everything else that is done for a file here.
    """

    path: str
    location: str
    size: int

    @property
    def absolute(self) -> Path:
        return Path(self.location)


def list_content(root: Path, problems: Problems) -> list[TreeEntry]:
    """Every file under ``root``, sorted by path.

    In: the content folder; where problems are noted, with paths such as ``content/news/…``.
    Out: the files that may be read.  Errors go to ``problems``; none is raised.
    A link to a file inside the folder is followed, with a warning: Git for Windows checks it
    out as a small text file.  Every other link is refused.
    """
    walk = _Walk(root, problems)
    if not root.is_dir():
        walk.error("", "content-folder-missing")
        return []
    inside = root / "content"
    if not (root / _SITE).exists() and (inside / _SITE).is_file():
        # One word about the folder instead of one about each of thousands of files.
        walk.error("", "content-folder-above", folder=printable(str(inside)))
        return []
    return sorted(walk.files(), key=lambda entry: entry.path)


class _Walk:
    """One pass over the tree; knows the root, so that every message names the whole path."""

    def __init__(self, root: Path, problems: Problems) -> None:
        self._root = root
        self._real_root = os.path.realpath(root)
        self._label = label_of(root)
        self._problems = problems

    def error(self, path: str, code: str, **values: object) -> None:
        self._problems.error(self._shown(path), 0, "", code, **values)

    def _shown(self, path: str) -> str:
        return printable(f"{self._label}/{path}" if path else self._label)

    def files(self) -> Iterator[TreeEntry]:
        folders = [("", os.fspath(self._root))]
        while folders:
            prefix, folder = folders.pop()
            try:
                with os.scandir(folder) as scan:
                    entries = sorted(scan, key=lambda entry: entry.name)
            except OSError as fault:
                self.error(prefix.rstrip("/"), "folder-unreadable", reason=fault.strerror)
                continue
            self._check_siblings(prefix, [entry.name for entry in entries])
            for entry in entries:
                path = prefix + entry.name
                try:
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if _is_ignored(entry.name, is_folder) or not self._name_is_sound(path):
                        continue
                    if is_folder:
                        folders.append((path + "/", entry.path))
                        continue
                    found = self._file(path, entry)
                except OSError as fault:
                    self.error(path, "file-unreadable", reason=fault.strerror)
                    continue
                if found is not None:
                    yield found

    def _file(self, path: str, entry: os.DirEntry[str]) -> TreeEntry | None:
        """The entry of a file that may be read, else None with the problem noted."""
        if entry.is_symlink() and not self._link_is_sound(path, entry):
            return None
        status = entry.stat()
        if not stat.S_ISREG(status.st_mode):
            self.error(path, "file-special")
            return None
        limit = _size_limit(path)
        if status.st_size > limit:
            size = f"{status.st_size / _MIB:.1f}"
            self.error(path, "file-too-large", size=size, limit=limit // _MIB)
            return None
        if not os.access(entry.path, os.R_OK):
            self.error(path, "file-unreadable", reason=os.strerror(13))
            return None
        return TreeEntry(path, entry.path, status.st_size)

    def _link_is_sound(self, path: str, entry: os.DirEntry[str]) -> bool:
        """True for a link to a file of the content folder, which is warned of."""
        try:
            target = os.path.realpath(entry.path, strict=True)
        except FileNotFoundError:
            self.error(path, "link-dangling", target=printable(os.readlink(entry.path)))
            return False
        except OSError:  # ELOOP; a target that may not be looked at is refused just the same
            self.error(path, "link-loop", target=printable(os.readlink(entry.path)))
            return False
        inside = os.path.relpath(target, self._real_root)
        parts = inside.split(os.sep)
        # A first part of ``..`` is outside; so is what lies in a folder that is passed over.
        if any(part.startswith(".") for part in parts if part != os.curdir):
            self.error(path, "link-outside", target=printable(os.readlink(entry.path)))
            return False
        if os.path.isdir(target):
            self.error(path, "link-to-folder", target=printable(inside))
            return False
        self._problems.warn(self._shown(path), 0, "", "link-inside", target=printable(inside))
        return True

    def _check_siblings(self, prefix: str, names: list[str]) -> None:
        """Two names in one folder that Windows, macOS or a CDN takes for one."""
        seen: dict[str, str] = {}
        for name in names:
            first = seen.setdefault(_collision_key(name), name)
            if first != name:
                self.error(prefix + name, "name-collision", other=printable(first))

    def _name_is_sound(self, path: str) -> bool:
        name = path.rpartition("/")[2]
        fault = _name_fault(name)
        if fault is None:
            return True
        code, values = fault
        self.error(path, code, **values)
        return False


def _is_ignored(name: str, is_folder: bool) -> bool:
    if is_folder:
        return name.startswith(".")
    return _IGNORED.fullmatch(name) is not None


def _collision_key(name: str) -> str:
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _size_limit(path: str) -> int:
    if path.lower().endswith(_TEXT_SUFFIXES):
        return TEXT_LIMIT
    return _IMAGE_LIMIT if path.startswith("images/") else _DOCUMENT_LIMIT


def _name_fault(name: str) -> tuple[str, dict[str, str]] | None:
    """The first rule that a file or folder name breaks, with the values of its message."""
    try:
        encoded = name.encode()
    except UnicodeEncodeError:
        return "name-not-utf8", {}
    if not name.isprintable():
        hidden = next(char for char in name if not char.isprintable())
        return "name-invisible", {"char": f"U+{ord(hidden):04X}"}
    if not unicodedata.is_normalized("NFC", name):
        return "name-not-nfc", {"name": unicodedata.normalize("NFC", name)}
    if forbidden := _FORBIDDEN.search(name):
        return "name-character", {"char": forbidden[0]}
    if _RESERVED.fullmatch(name):
        return "name-reserved", {"name": name.partition(".")[0].rstrip()}
    if name != name.rstrip(". "):
        return "name-trailing", {"name": name.rstrip(". ")}
    if len(encoded) > _NAME_BYTES:
        return "name-too-long", {"size": str(len(encoded)), "limit": str(_NAME_BYTES)}
    return None
