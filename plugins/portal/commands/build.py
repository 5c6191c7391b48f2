"""``build``: content/ → a complete site under the output link.

In: the command's options.  Out: an exit code, or (``build_site``) a report for other commands.
The build itself is Pelican's: the same settings file, class and signals as ``pelican content -s
pelicanconf.py``.  Where nothing has changed since the last build, or nothing but articles, a way
of :mod:`portal.commands.shortways` does without Pelican.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.commands.shortways import shortest_way
from portal.output.aside import Aside
from portal.output.errors import EnvironmentFault
from portal.output.inspection import inspect
from portal.output.reports import BuildReport
from portal.output.trees import TreePair
from portal.pelican.plain import plain_settings
from portal.warm.conditions import Conditions

if TYPE_CHECKING:
    from portal.domain.problems import Problems

__all__ = ["BuildReport", "build_site", "overrides", "run", "say_problems"]

ROOT = Path(__file__).resolve().parents[3]

_DRAWN = (
    "Vẽ mới {drawn} hình; những hình khác lấy từ .cache.",
    "Drew {drawn} pictures anew; the others came from .cache.",
)


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
    override = overrides(
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
        cache=cache,
    )
    pair = TreePair(Path(override["OUTPUT_PATH"]))
    whole = fresh or finish or pair.live is None
    # The trees are looked at while the libraries of a build are loaded.
    inspection = None if whole else Aside(lambda: inspect(pair))
    try:
        settings = None if finish else plain_settings(settings_file, override)
        if settings is not None:
            conditions = Conditions(ROOT, settings_file, settings)
            override["PORTAL_CONDITIONS"] = conditions
            if inspection is not None:
                report = shortest_way(pair, settings, conditions, inspection)
                if report is not None:
                    return report
        return _build(content, settings_file, override)
    finally:
        if inspection is not None:
            inspection.result()


def overrides(
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
    cache: Path = ROOT / ".cache",
) -> dict[str, Any]:
    """What to say instead of the settings file; ``living`` adds the page of the components."""
    override: dict[str, Any] = {
        "PATH": str(content.resolve()),
        "OUTPUT_PATH": str(output.parent.resolve() / output.name),
        "PORTAL_CACHE": str(cache),
        "PORTAL_FRESH": fresh,
        "PORTAL_LEAN": lean,
        "PORTAL_DRAFTS": drafts,
        "PORTAL_FINISH": finish,
        "PORTAL_JOBS": jobs,
        "PORTAL_NOW": now,
        "PORTAL_LIVING": living,
    }
    if site_url:
        override["SITEURL"] = site_url.rstrip("/")
    return override


def _build(content: Path, settings_file: Path, override: dict[str, Any]) -> BuildReport:
    from portal.domain.problems import ContentError, Problems
    from portal.pelican.running import run_pelican

    if not content.is_dir():
        problems = Problems()
        problems.error(content.name, 0, "", "content-folder-missing")
        raise ContentError(problems)
    generator = run_pelican(settings_file, override)
    report, account = generator.report, generator.account
    assert report is not None, "a build that raised nothing has made its outputs"
    assert account is not None, "and accounted for every file"
    return BuildReport(
        report,
        account,
        tuple(generator.problems.warnings),
        generator.converted,
        generator.finished.drawn,
        generator.kept_fault,
    )


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
    from portal.domain.problems import ContentError

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
            f"{outputs.removed} removed; {outputs.made} rendered, {report.converted} converted. "
            f"Content: {account.files} files = {account.published} published + "
            f"{account.draft} draft + {account.embargoed} embargoed + "
            f"{account.withdrawn} withdrawn + {account.data} data + {account.unused} unused."
        )
    return (
        f"{output}: {outputs.outputs} tệp, ghi {outputs.written}, xóa {outputs.removed}; "
        f"dựng {outputs.made}, chuyển {report.converted} văn bản. "
        f"Nội dung: {account.files} tệp = {account.published} đã đăng + {account.draft} bản nháp + "
        f"{account.embargoed} chờ đến giờ đăng + {account.withdrawn} đã gỡ + "
        f"{account.data} dữ liệu + {account.unused} chưa dùng."
    )
