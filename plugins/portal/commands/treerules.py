"""Rules over the project's own files that no tool checks: length, Unicode form, private paths.

In: the project's folder.  Out: faults as (place, sentence), by path.  Part of ``lint``.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from portal.commands.speech import Text

__all__ = ["MODULE_LINES", "faults", "project_files"]

MODULE_LINES = 300

# A module may be longer when its docstring says why, in a sentence that begins like this.
_REASON = "Long because"

_TEXT = re.compile(r"\.(cfg|css|html|ini|js|json|md|po|py|sh|svg|toml|txt|xml|xsl|ya?ml)$")
# Inputs that are wrong on purpose.
_WRONG_ON_PURPOSE = "tests/fixtures/bad/"

_NOT_UTF8 = Text("không phải UTF-8: byte {byte}.", "is not UTF-8: byte {byte}.")
_NOT_NFC = Text(
    "chữ chưa ở dạng dựng sẵn (NFC): “{word}”. Hãy gõ lại chữ này.",
    "has letters that are not composed (NFC): “{word}”. Type them anew.",
)
_CRLF = Text("dòng kết thúc bằng CRLF; hãy dùng LF.", "ends lines with CRLF; use LF.")
_NO_END = Text("thiếu dấu xuống dòng ở cuối tệp.", "has no line end at the end of the file.")
_LONG = Text(
    "{lines} dòng, quá {limit}. Hãy chia tệp, hoặc ghi lý do trong docstring: “{reason} …”",
    "{lines} lines, more than {limit}. Split it, or say why in its docstring: “{reason} …”",
)
_PRIVATE = Text(
    "nêu đường dẫn của máy này: “{found}”. Hãy dùng đường dẫn tương đối.",
    "names a path of this machine: “{found}”. Use a relative one.",
)


def faults(root: Path) -> list[tuple[str, Text]]:
    """All faults of the files that belong to the project."""
    private = _private_paths(root)
    found: list[tuple[str, Text]] = []
    for name in project_files(root):
        if _TEXT.search(name) and not name.startswith(_WRONG_ON_PURPOSE):
            found += [(place, text) for place, text in _file_faults(root, name, private)]
    return found


def project_files(root: Path) -> list[str]:
    """Every file that is, or could be, committed; without git, all outside hidden folders."""
    git = shutil.which("git")
    if git and (root / ".git").exists():
        listed = subprocess.run(
            [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root,
            capture_output=True,
            check=True,
        )
        names = {name.decode("utf-8", "surrogateescape") for name in listed.stdout.split(b"\0")}
        return sorted(name for name in names if name and (root / name).is_file())
    skipped = {"node_modules", "output", "__pycache__"}
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(
        path.as_posix()
        for path in paths
        if not any(part in skipped or part.startswith(".") for part in path.parts[:-1])
    )


def _file_faults(root: Path, name: str, private: re.Pattern[str]) -> Iterator[tuple[str, Text]]:
    data = (root / name).read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        yield name, _NOT_UTF8.filled(byte=fault.start)
        return
    if b"\r\n" in data:
        yield name, _CRLF
    if data and not data.endswith(b"\n"):
        yield name, _NO_END
    whole = unicodedata.is_normalized("NFC", text)
    for number, line in enumerate(text.splitlines(), 1):
        if not whole and not unicodedata.is_normalized("NFC", line):
            words = (word for word in line.split() if not unicodedata.is_normalized("NFC", word))
            yield f"{name}:{number}", _NOT_NFC.filled(word=next(words, line))
        if match := private.search(line):
            yield f"{name}:{number}", _PRIVATE.filled(found=match[0])
    if name.endswith(".py") and not name.startswith("tests/"):
        yield from _length_fault(name, text)


def _length_fault(name: str, text: str) -> Iterator[tuple[str, Text]]:
    lines = text.count("\n")
    if lines > MODULE_LINES:
        docstring = ast.get_docstring(ast.parse(text)) or ""
        if _REASON not in " ".join(docstring.split()):
            yield name, _LONG.filled(lines=lines, limit=MODULE_LINES, reason=_REASON)


def _private_paths(root: Path) -> re.Pattern[str]:
    """Homes of people, and the very places where this clone and this home lie."""
    here = [re.escape(f"{path}/") for path in (root, Path.home()) if len(path.parts) > 1]
    return re.compile("|".join([*here, r"/home/\w+/", r"/Users/\w+/", r"[A-Z]:\\Users\\"]))
