"""Two trees and a link: a build is brought up aside and shown in one step.

In: the output link's path.  Out: :class:`TreePair`.  ``output`` is a symbolic link to one of
``.output.trees/a`` and ``b``.  The other, idle tree is brought up to date file by file; then the
link is renamed over, which a POSIX system does whole or not at all. Whatever is killed or fills
up before that, readers see the former site.

Each tree has a manifest (path → digest, size, time of change) so that a file that is as it should
be is neither read nor written.  A manifest is dropped before its tree is touched and written
after: a tree whose build was cut short is read again, never trusted.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from portal.output.errors import EnvironmentFault
from portal.output.replacing import replace_file

__all__ = ["FileState", "TreePair", "digest", "link_file", "write_file"]


def digest(data: bytes) -> str:
    """The content's fingerprint: SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was last written: content and what the file system said of it."""

    digest: str
    size: int
    changed: int

    def is_still(self, file: str) -> bool:
        """True while the file has the same size and time of change (ns)."""
        try:
            status = os.lstat(file)
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (self.size, self.changed)


class TreePair:
    """The output link and its two trees.  Use within ``locked()``: one build at a time."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self.home = link.parent / f".{link.name}.trees"
        self._trees = (self.home / "a", self.home / "b")
        self.held: tuple[int, ...] = ()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Wait for a build that is under way, then hold the lock until done.

        The lock is the open file's, so workers hold it too: after a kill nobody builds beside
        one that still writes.  (They end with their parent, see ``portal.output.workers``.)
        ``held`` has it for other processes that write.
        """
        self._refuse_foreign()
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.held = (lock.fileno(),)
            try:
                yield
            finally:
                self.held = ()

    def _refuse_foreign(self) -> None:
        """A link elsewhere, a file, a folder that holds something are not ours to replace."""
        if self.live is not None or not os.path.lexists(self.link):
            return
        if self.link.is_dir() and not self.link.is_symlink() and not any(self.link.iterdir()):
            self.link.rmdir()
            return
        raise EnvironmentFault(
            f"“{self.link}” đã có và không do cổng tạo ra; "
            "hãy chuyển nó đi nơi khác hoặc chọn --output khác.",
            f"“{self.link}” exists and was not made by the portal; "
            "move it away or choose another --output.",
        )

    @property
    def live(self) -> Path | None:
        """The tree that is shown now; None before the first build."""
        if not self.link.is_symlink():
            return None
        target = (self.link.parent / os.readlink(self.link)).resolve()
        return next((tree for tree in self._trees if tree.resolve() == target), None)

    @property
    def idle(self) -> Path:
        """The tree that may be worked on."""
        return self._trees[1] if self.live == self._trees[0] else self._trees[0]

    # --- manifests --------------------------------------------------------------------------

    def read_manifest(self, tree: Path) -> dict[str, FileState]:
        """What is known of a tree; empty when nothing is, or when it cannot be trusted."""
        try:
            text = self._manifest(tree).read_text("utf-8")
            data = json.loads(text)
            return {path: FileState(*state) for path, state in data.items() if state}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def drop_manifest(self, tree: Path) -> None:
        """Before a tree is touched: from here on nothing is known of it."""
        self._manifest(tree).unlink(missing_ok=True)

    def write_manifest(self, tree: Path, states: Mapping[str, FileState]) -> None:
        """After a tree is whole."""
        self._put_manifest(tree, json.dumps(_listed(states)).encode())

    def follow_manifest(self, tree: Path, changed: Mapping[str, FileState | None]) -> None:
        """After a tree has become the shown one but for these files (None: it is not there).

        What has changed is set behind the shown tree's text, where it counts instead of what
        stands before: to write all of it anew takes longer than all the rest of a small change.
        """
        assert self.live is not None, "there is a tree to follow"
        text = self.manifest(self.live)
        more = json.dumps(_listed(changed)).encode()
        self._put_manifest(tree, text[:-1] + (b", " if text != b"{}" else b"") + more[1:])

    def manifest(self, tree: Path) -> bytes:
        """The text of a tree's manifest; b"" when there is none that can be read."""
        with suppress(OSError):
            return self._manifest(tree).read_bytes()
        return b""

    def _put_manifest(self, tree: Path, text: bytes) -> None:
        replace_file(self._manifest(tree), text)

    def _manifest(self, tree: Path) -> Path:
        return self.home / f"{tree.name}.manifest.json"

    # --- the idle tree ----------------------------------------------------------------------

    def clear_idle(self) -> None:
        """Empty the idle tree, for a build that trusts nothing."""
        self.drop_manifest(self.idle)
        if self.idle.exists():
            shutil.rmtree(self.idle)

    def equal_manifests(self) -> None:
        """After the idle tree has come to have all files of the shown one and no others."""
        assert self.live is not None, "there is a tree to follow"
        self._put_manifest(self.idle, self.manifest(self.live))

    def remove_strangers(self, tree: Path, keep: Mapping[str, FileState]) -> int:
        """Delete what is not to be kept, and empty folders; returns how many files went."""
        removed = 0
        root = os.fspath(tree)
        for folder, folders, names in os.walk(root, topdown=False):
            inside = folder[len(root) + 1 :]
            prefix = f"{inside}/" if inside else ""
            links = [name for name in folders if os.path.islink(f"{folder}/{name}")]
            for name in (*names, *links):
                if prefix + name not in keep:
                    os.unlink(f"{folder}/{name}")
                    removed += 1
            if inside and not os.listdir(folder):
                os.rmdir(folder)
        return removed

    def remove(self, tree: Path, paths: Collection[str]) -> int:
        """Delete these files where they are, and folders that are empty then; how many went."""
        removed = 0
        for path in sorted(paths, reverse=True):
            try:
                (tree / path).unlink()
                removed += 1
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                continue  # a file of the new tree has taken its place, or its folder's
            for folder in (tree / path).parents:
                if folder == tree or any(folder.iterdir()):
                    break
                folder.rmdir()
        return removed

    def show(self, tree: Path) -> None:
        """Point the link at ``tree``, in one step."""
        temporary = self.home / "link.new"
        temporary.unlink(missing_ok=True)
        temporary.symlink_to(os.path.relpath(tree, self.link.parent))
        os.replace(temporary, self.link)


def _listed(states: Mapping[str, FileState | None]) -> dict[str, list[str | int] | None]:
    return {
        path: [state.digest, state.size, state.changed] if state else None
        for path, state in states.items()
    }


def link_file(live: Path, idle: Path, path: str) -> None:
    """Have a file of the live tree in the idle one as well, as the same file of the disk.

    A file is never written where it stands (:func:`write_file`), so neither tree can change the
    other.  Where the file system links nothing, the file is copied with its time.
    """
    source, target = f"{live}/{path}", f"{idle}/{path}"
    try:
        _link(source, target)
    except (FileExistsError, FileNotFoundError, NotADirectoryError):
        if not os.path.lexists(source):
            raise
        if os.path.lexists(target) or not _made_folder(target):
            _make_way(os.fspath(idle), target)
        _link(source, target)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(source, target)


_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.EXDEV, errno.EMLINK, errno.ENOSYS}


def write_file(tree: Path, path: str, data: bytes, fingerprint: str = "") -> FileState:
    """Write one file of a tree that nobody is shown; ``fingerprint`` is its digest where known.

    A file that was there is unlinked first: whoever still reads it, or has it under another name,
    keeps it as it was.
    """
    file = f"{tree}/{path}"
    try:
        _write_new(file, data)
    except FileNotFoundError:
        if not _made_folder(file):
            _make_way(os.fspath(tree), file)
        _write_new(file, data)
    except (FileExistsError, NotADirectoryError):
        _make_way(os.fspath(tree), file)
        _write_new(file, data)
    status = os.lstat(file)
    return FileState(fingerprint or digest(data), status.st_size, status.st_mtime_ns)


def _write_new(file: str, data: bytes) -> None:
    """Python's own file objects ask the system four things more, for each of many files."""
    new = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(new, left) :]
    finally:
        os.close(new)


def _made_folder(file: str) -> bool:
    """Make the folder of a new page, for which one step is nearly always enough."""
    try:
        os.mkdir(file[: file.rindex("/")])
    except (FileExistsError, FileNotFoundError, NotADirectoryError):
        return False
    return True


def _make_way(root: str, file: str) -> None:
    """Remove what stands at ``file``; make its folder, even where a file had that name."""
    try:
        os.unlink(file)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (IsADirectoryError, PermissionError):
        if not os.path.isdir(file):
            raise
        shutil.rmtree(file)
    folder = os.path.dirname(file)
    try:
        os.makedirs(folder, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        part = root
        for name in ("", *os.path.relpath(folder, root).split(os.sep)):
            part = os.path.join(part, name) if name else part
            if os.path.lexists(part) and not os.path.isdir(part):
                with suppress(FileNotFoundError):  # another worker was faster
                    os.unlink(part)
        os.makedirs(folder, exist_ok=True)
