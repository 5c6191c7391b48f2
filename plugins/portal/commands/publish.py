"""``publish``: content/ → a release at a target, shown in one step.

In: the project's folder, the name of a target of publishconf.py.  Out: 0; 1 when the content is at
fault or an address would be dead, 3 when disk, network or target are.  The build is that of
``build --finish`` with publishconf.py, in ``.publish/``, beside whatever ``build`` and ``serve``
have made; drafts never enter it.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from portal.commands.build import overrides
from portal.commands.filelock import held
from portal.commands.speech import Text
from portal.commands.targets import HOME, SETTINGS, declared_target, faults_told
from portal.domain.dates import HANOI
from portal.pelican.generator import PortalGenerator
from portal.pelican.running import run_pelican, settings_with
from portal.publishing import preparing
from portal.publishing.fitting import Fitted, fitted
from portal.publishing.gates.passing import pass_gates, shown_of
from portal.publishing.gates.tools import find_tools
from portal.publishing.operations import Plan, make_plan
from portal.publishing.publisher import publish
from portal.publishing.release import BILL, Release
from portal.publishing.settings import Declaration, signer_of
from portal.publishing.standing import Standing
from portal.publishing.targets.base import Target

__all__ = ["run"]

_SERVER_HOME = "/srv/portal"
"""Where ``current`` lies on the server, unless PORTAL_SERVER_HOME says so."""

_LISTED = 20
"""So many addresses of a kind are named; more are counted."""

_WAITING = Text(
    "Một lượt phát hành khác đang dựng ở thư mục này; xin chờ…",
    "Another publication builds in this folder; waiting…",
)
_UNCHANGED = Text(
    "{place}: bản {id} đang được đăng rồi; không có gì phải gửi.",
    "{place}: release {id} is shown already; nothing was sent.",
)
_WOULD = Text(
    "{place}: sẽ đăng bản {id}: gửi {sent} tệp ({bytes} byte) trong số {files}; "
    "thêm {added}, đổi {changed}, bỏ {removed} địa chỉ. Chưa có gì thay đổi.",
    "{place}: would show release {id}: {sent} of {files} files ({bytes} bytes) sent; "
    "{added} addresses added, {changed} changed, {removed} removed. Nothing was changed.",
)
_DONE = Text(
    "{place}: đã đăng bản {id}: gửi {sent} tệp ({bytes} byte) trong số {files}; "
    "thêm {added}, đổi {changed}, bỏ {removed} địa chỉ.",
    "{place}: release {id} is shown: {sent} of {files} files ({bytes} bytes) sent; "
    "{added} addresses added, {changed} changed, {removed} removed.",
)
_MORE = Text("  … và {count} địa chỉ nữa", "  … and {count} more")
_LEDGER = Text(
    "Sổ địa chỉ có dòng mới, hãy đưa vào kho mã: {files}",
    "The ledger of addresses has new lines, commit them: {files}",
)
_UNMET = Text("{host} không làm được:", "What {host} cannot do:")
_LEFT_OVER = Text(
    "Bản mới đã lên, nhưng chưa xóa được bản cũ: {reason}",
    "The release is shown, but old ones could not be deleted: {reason}",
)


def run(
    *,
    root: Path,
    content: Path,
    to: str,
    dry_run: bool,
    lang: str,
    now: str | None = None,
    jobs: int = 0,
    require_all: bool = False,
) -> int:
    """Publish, and say what was done or what is wrong; 0, 1 or 3; CommandFault (2) for the name."""
    home = root / HOME
    with faults_told(lang) as told:
        settings = settings_with(root / SETTINGS, {})
        declared = declared_target(settings, root, to, lang)
        home.mkdir(exist_ok=True)
        with held(home / "lock", lambda: print(_WAITING.in_(lang), file=sys.stderr)):
            override = overrides(
                content=content,
                output=home / "site",
                finish=True,
                jobs=jobs or os.cpu_count() or 1,
                now=now,
                cache=root / ".cache",
            )
            _publish(root, declared, settings, override, dry_run, require_all, lang)
    return told.code


def _publish(
    root: Path,
    declared: Declaration,
    settings: dict[str, Any],
    override: dict[str, Any],
    dry_run: bool,
    require_all: bool,
    lang: str,
) -> None:
    target, signer = declared.open(), signer_of(settings)
    standing = target.look()
    generator = run_pelican(root / SETTINGS, override)
    prepared = _prepared(generator, target, standing, declared, root)
    bill = root / "docs" / BILL
    if bill.is_file():
        made = prepared.release.with_texts({BILL: bill.read_bytes()})
        prepared = replace(prepared, release=made)
    fit = Fitted(prepared.release)
    if declared.host:
        site, answers = generator.site, prepared.answers
        fit = fitted(declared.host, site, prepared.release, answers, standing.kept)
    release = fit.release
    # As it was made: what a host is spared (compressed copies) is what pages are weighed by.
    _gates(generator, prepared.release, root, require_all, lang)
    if dry_run:
        plan = make_plan(release.manifest, standing, declared.keep)
        text = _UNCHANGED if plan.unchanged else _WOULD
        _say_plan(text, plan, target.place, len(release.manifest.files), lang)
    else:
        outcome = publish(release, target, signer, keep=declared.keep, seen=standing.current)
        text = _UNCHANGED if outcome.plan.unchanged else _DONE
        _say_plan(text, outcome.plan, target.place, len(release.manifest.files), lang)
        written = preparing.write_ledger(root, prepared.ledger)
        if written:
            print(_LEDGER.filled(files=" ".join(written)).in_(lang))
        if outcome.left_over:
            print(_LEFT_OVER.filled(reason=outcome.left_over.message(lang)).in_(lang))
    if fit.unmet and declared.host:
        print(_UNMET.filled(host=declared.host.name).in_(lang))
        for unmet in fit.unmet:
            print(f"  {Text(*unmet).in_(lang)}")
    for warning in generator.problems.warnings:
        print(warning.line_text(lang))


def _gates(
    generator: PortalGenerator, release: Release, root: Path, require_all: bool, lang: str
) -> None:
    """Have the release pass them, and say what each has checked."""
    passed = pass_gates(
        shown_of(generator.site, release, generator.options.content.name),
        generator.settings,
        find_tools(root),
        kept=root / HOME / "gates.sqlite",
        jobs=generator.options.jobs,
        require_all=require_all,
    )
    for tally in passed.tallies:
        print(tally.line_text(lang))
    for warning in passed.warnings:
        print(warning.line_text(lang))


def _prepared(
    generator: PortalGenerator,
    target: Target,
    standing: Standing,
    declared: Declaration,
    root: Path,
) -> preparing.Prepared:
    options = generator.options
    home = str(generator.settings.get("PORTAL_SERVER_HOME", _SERVER_HOME))
    if not declared.ledger:
        return preparing.without_ledger(generator.site, options.output, home)
    return preparing.prepare(
        generator.site,
        options.output,
        root=root,
        content=options.content.name,
        home=home,
        theirs=preparing.kept_ledger(target, standing, root),
        today=options.now.astimezone(HANOI).date(),
    )


def _say_plan(text: Text, plan: Plan, place: str, files: int, lang: str) -> None:
    filled = text.filled(
        place=place,
        id=plan.id,
        files=files,
        sent=len(plan.sent),
        bytes=plan.bytes_sent,
        added=len(plan.added),
        changed=len(plan.changed),
        removed=len(plan.removed),
    )
    print(filled.in_(lang))
    for sign, addresses in (("+", plan.added), ("~", plan.changed), ("-", plan.removed)):
        for address in addresses[:_LISTED]:
            print(f"  {sign} {address}")
        if len(addresses) > _LISTED:
            print(_MORE.filled(count=len(addresses) - _LISTED).in_(lang))
