"""``publish``, ``releases`` and ``rollback`` over a small content folder, as a person runs them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from portal.commands import archive, publish, releases
from portal.commands.speech import CommandFault
from portal.publishing.targets import directory
from portal.publishing.warc import read_warc
from tests.needs import ROOT

CONF = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
SITEURL = "https://songoaivu.example"
PORTAL_TARGETS = {{
    "directory": {{"kind": "directory", "path": "www", "keep": 2}},
    "preview": {{"kind": "directory", "path": "preview", "ledger": False}},
    "pages": {{"kind": "pages", "host": "github", "path": "pages"}},
}}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of its own; all tests of this file share its drawings."""
    root = tmp_path_factory.mktemp("project")
    (root / "publishconf.py").write_text(CONF, "utf-8")
    return root


@pytest.fixture(autouse=True)
def content(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small content, for each test anew."""
    # Each would wait for everything that this machine has yet to write.
    monkeypatch.setattr(directory, "flush_file_system", lambda _: None)
    shutil.rmtree(project / "content", ignore_errors=True)
    small = ROOT / "tests" / "fixtures" / "small" / "content"
    return shutil.copytree(small, project / "content")


def run(project: Path, to: str = "directory", *, dry_run: bool = False) -> int:
    return publish.run(
        root=project,
        content=project / "content",
        to=to,
        dry_run=dry_run,
        lang="en",
        now="2026-11-20 09:00",
        jobs=1,
    )


ARTICLE = "news/2020/so-ket-bon-nam-quy-che.md"
ADDRESS = "tin/2020/so-ket-bon-nam-quy-che/"


def test_from_the_first_release_to_a_rollback(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = project / "www" / "current" / "site"
    article = project / "content" / ARTICLE
    before = article.read_text("utf-8")
    for left in ("www", "ledger"):  # by a test that came first
        shutil.rmtree(project / left, ignore_errors=True)

    assert run(project, dry_run=True) == 0
    told = capsys.readouterr().out
    assert "Nothing was changed." in told
    assert not (project / "www").exists()
    assert not (project / "ledger").exists()

    assert run(project) == 0
    told = capsys.readouterr().out
    first = re.search(r"release ([0-9a-f]{24}) is shown", told)
    assert first
    assert "commit them: ledger/2026.txt" in told
    assert (site / ADDRESS / "index.html.br").is_file()
    assert (site / "the" / "cong.png").is_file()
    ledger = (project / "ledger" / "2026.txt").read_text("utf-8")
    assert f"2026-11-20\tlive\t/{ADDRESS}\n" in ledger
    assert f"2026-11-20\tmoved\t/cu/tin-123.html\t/{ADDRESS}\n" in ledger

    assert run(project) == 0
    assert f"release {first[1]} is shown already; nothing was sent." in capsys.readouterr().out

    translation = article.with_suffix(".en.md")
    article.rename(article.with_name("ten-moi.md"))
    translation.rename(article.with_name("ten-moi.en.md"))
    assert run(project) == 1
    told = capsys.readouterr().out
    assert f"/{ADDRESS}: this address has been live since 2026-11-20" in told
    assert (site / ADDRESS / "index.html").is_file()

    renamed = before.replace("aliases: [", f"aliases: [/{ADDRESS}, ")
    assert renamed != before
    article.with_name("ten-moi.md").write_text(renamed, "utf-8")
    assert run(project) == 0
    assert "  + /tin/2020/ten-moi/" in capsys.readouterr().out
    maps = (project / "www" / "current" / "hosting" / "_redirects").read_text("utf-8").splitlines()
    assert f"/{ADDRESS} /tin/2020/ten-moi/ 301" in maps
    assert f"/en/{ADDRESS} /en/tin/2020/ten-moi/ 301" in maps

    assert releases.roll_back_to(root=project, to="directory", release=None, lang="en") == 0
    assert f"release {first[1]} (" in capsys.readouterr().out
    assert (site / ADDRESS / "index.html").is_file()
    with pytest.raises(CommandFault) as caught:
        releases.roll_back_to(root=project, to="directory", release="ffff", lang="en")
    assert (caught.value.exitcode, first[1] in caught.value.text.en) == (2, True)

    # A project that has lost its ledger is given it back by the target.
    shutil.rmtree(project / "ledger")
    article.with_name("ten-moi.md").unlink()
    article.with_name("ten-moi.en.md").unlink()
    assert run(project) == 1
    assert "/tin/2020/ten-moi/: this address has been live" in capsys.readouterr().out


def test_a_preview_promises_no_address(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(project / "ledger", ignore_errors=True)
    assert run(project, "preview") == 0
    assert (project / "preview" / "current" / "site" / "index.html").is_file()
    assert not (project / "ledger").exists()


def test_what_a_release_was_made_with_lies_beside_its_site(project: Path) -> None:
    bill = (ROOT / "docs/sbom.cdx.json").read_bytes()
    (project / "docs").mkdir()
    (project / "docs/sbom.cdx.json").write_bytes(bill)
    try:
        assert run(project, "preview") == 0
    finally:
        shutil.rmtree(project / "docs")
    shown = project / "preview/current"
    assert (shown / "sbom.cdx.json").read_bytes() == bill
    assert "sbom.cdx.json" in (shown / "manifest.json").read_text("utf-8")
    assert list((shown / "site").rglob("sbom*")) == []


def test_a_target_that_is_not_declared_is_told(project: Path) -> None:
    with pytest.raises(CommandFault) as caught:
        run(project, "x")
    assert (caught.value.exitcode, caught.value.text.en) == (
        2,
        "publishconf.py has no target “x”; there are: directory, preview, pages.",
    )


def test_a_target_that_cannot_be_written_is_a_fault_of_the_environment(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "preview-is-a-file").write_text("", "utf-8")
    conf = project / "publishconf.py"
    conf.write_text(CONF.replace('"path": "preview"', '"path": "preview-is-a-file"'), "utf-8")
    assert run(project, "preview") == 3
    assert "preview-is-a-file" in capsys.readouterr().err
    conf.write_text(CONF, "utf-8")


def test_a_host_of_plain_files_gets_what_it_reads_and_people_are_told_what_it_cannot_do(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "pages") == 0
    told = capsys.readouterr().out
    assert "\nWhat GitHub Pages cannot do:\n" in told
    assert "\n  7 security headers are not sent: Content-Security-Policy, " in told
    site = project / "pages" / "current" / "site"
    assert (site / ".nojekyll").is_file()
    assert not list(site.rglob("*.br"))
    assert f'url=/{ADDRESS}"' in (site / "cu" / "tin-123.html").read_text("utf-8")


def test_an_archive_answers_every_address_of_the_release(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "preview") == 0
    site = project / "preview" / "current" / "site"
    capsys.readouterr()
    assert archive.run(root=project, to="preview", release=None, lang="en") == 0
    told = capsys.readouterr().out
    (file,) = (project / "archives").iterdir()
    with file.open("rb") as data:
        found = {answer.url: answer.body for answer in read_warc(data)}
    wanted = {
        f"https://songoaivu.example/{path.relative_to(site).as_posix()}".removesuffix("index.html")
        if path.name == "index.html"
        else f"https://songoaivu.example/{path.relative_to(site).as_posix()}": path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.suffix not in (".br", ".gz")
    }
    assert len(wanted) > 100
    assert found == wanted
    assert f"{len(wanted)} addresses" in told
    before = file.read_bytes()
    assert archive.run(root=project, to="preview", release=file.name[:6], lang="en") == 0
    assert file.read_bytes() == before
    with pytest.raises(CommandFault):
        archive.run(root=project, to="preview", release="khac", lang="en")


def test_a_release_with_harm_in_it_is_not_shown(
    project: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = content / ARTICLE
    article.write_text(article.read_text("utf-8") + "\nSố căn cước 042190001234.\n", "utf-8")
    shown = (project / "preview" / "current").resolve()
    assert run(project, "preview") == 1
    told = capsys.readouterr().out
    assert f"site/{ADDRESS}index.html:" in told
    assert "personal: “042190001234” looks like" in told
    assert f"mend content/{ARTICLE}" in told
    assert (project / "preview" / "current").resolve() == shown
