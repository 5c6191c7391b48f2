"""``build``: content/ → a complete site under the output link.

In: the command's options.  Out: an exit code, or (``build_site``) a report for other commands.
The build itself is Pelican's: the same settings file, class and signals as ``pelican content -s
pelicanconf.py``.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.log import init as init_logging
from pelican.settings import read_settings

from portal.domain.problems import ContentError, Problem, Problems
from portal.output.build import OutputReport
from portal.output.conservation import Account
from portal.output.errors import EnvironmentFault

__all__ = ["BuildReport", "build_site", "run", "say_problems", "site_settings"]

ROOT = Path(__file__).resolve().parents[3]

_DRAWN = (
    "Vẽ mới {drawn} hình; những hình khác lấy từ .cache.",
    "Drew {drawn} pictures anew; the others came from .cache.",
)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: outputs made and written, every file accounted for, warnings.

    ``drawn`` counts the pictures that no cache held;
    ``kept_fault`` is "" or why nothing of earlier builds could be used.
    """

    outputs: OutputReport
    account: Account
    warnings: tuple[Problem, ...]
    drawn: int = 0
    kept_fault: str = ""


def build_site(
    *,
    content: Path,
    output: Path,
    site_url: str | None = None,
    fresh: bool = False,
    lean: bool = False,
    drafts: bool = False,
    finish: bool = False,
    jobs: int = 0,
    now: str | None = None,
    settings_file: Path = ROOT / "pelicanconf.py",
    cache: Path = ROOT / ".cache",
) -> BuildReport:
    """Build and show the site.

    In: the folders; ``jobs`` 0 for one a core; ``now`` as ``--now`` takes it.  Raises
    ContentError (exit 1), EnvironmentFault (exit 3); the site that stood
    before is then still shown.
    """
    settings = site_settings(
        content=content,
        output=output,
        site_url=site_url,
        fresh=fresh,
        lean=lean,
        drafts=drafts,
        # What ``serve`` shows too, for who wants to compare.
        living=os.environ.get("PORTAL_LIVING") == "1",
        finish=finish,
        jobs=jobs,
        now=now,
        settings_file=settings_file,
        cache=cache,
    )
    pelican = settings["PELICAN_CLASS"](settings)
    pelican.run()
    generator = pelican.generator
    return BuildReport(
        generator.report,
        generator.account,
        tuple(generator.problems.warnings),
        generator.finished.drawn,
        generator.kept_fault,
    )


def site_settings(
    *,
    content: Path,
    output: Path,
    site_url: str | None = None,
    fresh: bool = False,
    lean: bool = False,
    drafts: bool = False,
    living: bool = False,
    finish: bool = False,
    jobs: int = 0,
    now: str | None = None,
    settings_file: Path = ROOT / "pelicanconf.py",
    cache: Path = ROOT / ".cache",
) -> dict[str, Any]:
    """The settings of such a build; ``living`` adds the page of the theme's components.

    Raises ContentError when there is no content.
    """
    if not content.is_dir():
        problems = Problems()
        problems.error(content.name, 0, "", "content-folder-missing")
        raise ContentError(problems)
    init_logging(level="ERROR")
    override = {
        "PATH": str(content.resolve()),
        "OUTPUT_PATH": str(output.parent.resolve() / output.name),
        "PORTAL_CACHE": str(cache),
        "PORTAL_FRESH": fresh,
        "PORTAL_LEAN": lean,
        "PORTAL_DRAFTS": drafts,
        "PORTAL_LIVING": living,
        "PORTAL_FINISH": finish,
        "PORTAL_JOBS": jobs,
        "PORTAL_NOW": now,
    }
    if site_url:
        override["SITEURL"] = site_url.rstrip("/")
    settings: dict[str, Any] = read_settings(str(settings_file), override=override)
    return settings


def run(
    *,
    content: Path,
    output: Path,
    site_url: str | None,
    fresh: bool,
    lean: bool,
    drafts: bool,
    jobs: int,
    now: str | None,
    lang: str,
    finish: bool = False,
) -> int:
    """Build, and say what was done or what is wrong; 0, 1 or 3."""
    try:
        report = build_site(
            content=content,
            output=output,
            site_url=site_url,
            fresh=fresh,
            lean=lean,
            drafts=drafts,
            finish=finish,
            jobs=jobs,
            now=now,
        )
    except ContentError as error:
        say_problems(error.problems, lang)
        return error.exitcode
    except EnvironmentFault as error:
        print(error.message(lang), file=sys.stderr)
        return error.exitcode
    print(_summary(report, output, lang))
    if finish:
        print(_DRAWN[lang == "en"].format(drawn=report.drawn))
    for warning in report.warnings:
        print(warning.line_text(lang))
    if report.kept_fault:
        print(_KEPT_FAULT[lang].format(report.kept_fault), file=sys.stderr)
    return 0


_KEPT_FAULT = {
    "vi": "Không dùng được kết quả của những lần dựng trước ({}); trang vẫn đúng, chỉ lâu hơn.",
    "en": "What earlier builds worked out could not be used ({}); the site is right, only slower.",
}


def say_problems(problems: Problems, lang: str) -> None:
    """Every problem on a line, errors first, then how many there are."""
    for problem in problems:
        print(problem.line_text(lang))
    errors, warnings = len(problems.errors), len(problems.warnings)
    if lang == "en":
        print(f"{errors} errors, {warnings} warnings; the site that stood before is unchanged.")
    else:
        print(f"{errors} lỗi, {warnings} cảnh báo; trang đang có vẫn giữ nguyên.")


def _summary(report: BuildReport, output: Path, lang: str) -> str:
    outputs, account = report.outputs, report.account
    if lang == "en":
        return (
            f"{output}: {outputs.outputs} files, {outputs.written} written, "
            f"{outputs.removed} removed. "
            f"Content: {account.files} files = {account.published} published + "
            f"{account.draft} draft + {account.embargoed} embargoed + "
            f"{account.withdrawn} withdrawn + {account.data} data + {account.unused} unused."
        )
    return (
        f"{output}: {outputs.outputs} tệp, ghi {outputs.written}, xóa {outputs.removed}. "
        f"Nội dung: {account.files} tệp = {account.published} đã đăng + {account.draft} bản nháp + "
        f"{account.embargoed} chờ đến giờ đăng + {account.withdrawn} đã gỡ + "
        f"{account.data} dữ liệu + {account.unused} chưa dùng."
    )
