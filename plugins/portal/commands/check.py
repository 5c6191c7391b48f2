"""``check``: everything that is wrong with the content, at once; nothing is written.

In: the files to speak of (none: all), the content folder, now.  Out: lines on standard output,
errors first, and the exit code: 0, 1 when there is an error, 2 when a file named is not there.
Everything is read whatever files are named, since references need it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.commands.speech import CommandFault, Exit, Text
from portal.domain.printable import printable
from portal.domain.problems import Problem, Severity
from portal.output.assembly import check_texts
from portal.reading.content import read_content
from portal.reading.places import label_of
from portal.reading.usage import unused_files

__all__ = ["Findings", "examine", "run", "show"]

_NO_FOLDER = Text(
    "Không có thư mục nội dung “{path}”; hãy kiểm tra đường dẫn ghi sau --content.",
    "There is no content folder “{path}”; check the path given after --content.",
)
_NO_FILE = Text(
    "Không có tệp “{path}”; hãy kiểm tra lại tên.",
    "There is no file “{path}”; check its name.",
)
_OUTSIDE = Text(
    "“{path}” nằm ngoài thư mục nội dung “{content}”; lệnh check chỉ đọc tệp trong đó.",
    "“{path}” lies outside the content folder “{content}”; check reads only what is in it.",
)
_CLEAN = Text("Đã đọc {files} tệp, không có lỗi.", "Read {files}, no errors.")
_CLEAN_WARNED = Text(
    "Đã đọc {files} tệp, không có lỗi, {warnings} cảnh báo.",
    "Read {files}, no errors, {warnings}.",
)
_FAULTY = Text(
    "Đã đọc {files} tệp: {errors} lỗi, {warnings} cảnh báo.",
    "Read {files}: {errors}, {warnings}.",
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What ``check`` has to say: problems, errors first, and of how many files."""

    problems: tuple[Problem, ...]
    files: int

    def count(self, severity: Severity) -> int:
        """How many problems are of this kind."""
        return sum(problem.severity is severity for problem in self.problems)


def run(files: Sequence[str], content: Path, format: str, lang: str, now: datetime) -> int:
    """Print all problems of ``files`` (none: of the whole folder); 0 or 1.

    Raises CommandFault (exit 2) for a folder or file that is not there, or a file outside
    the folder.
    """
    return show(examine(files, content, now), format, lang)


def examine(files: Sequence[str], content: Path, now: datetime) -> Findings:
    """Read everything and keep what concerns ``files``; raises as ``run`` does."""
    if not content.is_dir():
        raise CommandFault(_NO_FOLDER.filled(path=printable(str(content))), Exit.USAGE)
    asked = [_place(name, content) for name in files]
    jobs = os.cpu_count() or 1
    found = check_texts(read_content(content, now=now, jobs=jobs), now=now, jobs=jobs)
    found.problems.extend(unused_files(found))
    shown = [f"{label_of(content)}/{file.path}" for file in found.files]
    return Findings(
        problems=tuple(problem for problem in found.problems if _is_asked(problem.path, asked)),
        files=sum(_is_asked(path, asked) for path in shown),
    )


def show(findings: Findings, format: str, lang: str) -> int:
    """Print ``findings`` as ``text`` or ``json``; the exit code."""
    if format == "json":
        _print_json(findings)
    else:
        _print_text(findings, lang)
    return Exit.CONTENT if findings.count(Severity.ERROR) else Exit.DONE


def _place(name: str, content: Path) -> str:
    """The path of a named file or folder as problems name it."""
    path = Path(name)
    if not path.exists() and not path.is_symlink():
        raise CommandFault(_NO_FILE.filled(path=printable(name)), Exit.USAGE)
    # Only the folder is resolved: a link inside content is known by its own name.
    whole = path.parent.resolve() / path.name
    root = content.resolve()
    if whole.resolve() == root:
        return label_of(content)
    if not whole.is_relative_to(root):
        fault = _OUTSIDE.filled(path=printable(name), content=printable(str(content)))
        raise CommandFault(fault, Exit.USAGE)
    return printable(f"{label_of(content)}/{whole.relative_to(root).as_posix()}")


def _is_asked(path: str, asked: list[str]) -> bool:
    return not asked or any(path == place or path.startswith(f"{place}/") for place in asked)


def _print_text(findings: Findings, lang: str) -> None:
    for problem in findings.problems:
        print(_coloured(problem, lang))
    errors, warnings = findings.count(Severity.ERROR), findings.count(Severity.WARNING)
    text = _FAULTY if errors else _CLEAN_WARNED if warnings else _CLEAN
    english = lang == "en"
    print(
        text.in_(lang).format(
            files=_counted(findings.files, "file") if english else findings.files,
            errors=_counted(errors, "error") if english else errors,
            warnings=_counted(warnings, "warning") if english else warnings,
        )
    )


def _coloured(problem: Problem, lang: str) -> str:
    """The line; on a terminal that wants colour, red for an error, yellow for a warning."""
    line = problem.line_text(lang)
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return line
    colour = 31 if problem.severity is Severity.ERROR else 33
    place, _, rest = line.partition(": ")
    return f"\033[{colour}m{place}\033[0m: {rest}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _print_json(findings: Findings) -> None:
    whole = {
        "files": findings.files,
        "errors": findings.count(Severity.ERROR),
        "warnings": findings.count(Severity.WARNING),
        "problems": [problem.as_json() for problem in findings.problems],
    }
    print(json.dumps(whole, ensure_ascii=False, indent=2))
