"""Hosts of plain files get what they read, pages for what they cannot send, and never too much."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from portal.domain.problems import ContentError
from portal.pages.site import BuildOptions
from portal.publishing.answers import Answers
from portal.publishing.fitting import Fitted, fitted
from portal.publishing.headers import common_headers
from portal.publishing.hosts import HOSTS
from portal.publishing.manifest import File, Manifest
from portal.publishing.release import Release
from portal.publishing.standing import Kept
from tests import made
from tests.publishing.making import FIRST, named, release, style

ANSWERS = Answers(
    frozenset(),
    {
        "/cu/tin-1.html": "/tin/2020/hop/",
        "/cu/tin/": "/tin/2020/ky/",
        "/cu/tin": "/tin/2020/ky/",
        "/cũ.aspx": "/tin/2020/hop/",
    },
    {"/tin/2020/sai/": "Đăng nhầm <bài>.", "/tep/mat.pdf": "Thu hồi."},
)
SITE = {
    **FIRST,
    "cu/tin-1.html": "a page of the build's own",
    "cu/tin-1.html.br": "packed",
    "index.html.gz": "packed",
    "hinh-anh/a.jpg": "picture",
    "atom.xml": "feed",
}


def fit(host: str, folder: Path, answers: Answers = ANSWERS) -> Fitted:
    return fitted(HOSTS[host], made.site(), release(folder, SITE), answers, [])


def paths(found: Fitted) -> set[str]:
    files = found.release.manifest.files
    return {f.path.removeprefix("site/") for f in files if f.path.startswith("site/")}


def page(found: Fitted, path: str) -> str:
    return found.release.read(f"site/{path}").decode()


def unmet(found: Fitted) -> list[str]:
    return [en for _, en in found.unmet]


NO_HEADERS = f"7 security headers are not sent: {', '.join(common_headers())}"
GONE = "2 addresses that are gone say why, but with status 200 instead of 410"


def test_github_gets_pages_that_lead_on_and_a_list_of_what_it_cannot_do(tmp_path: Path) -> None:
    found = fit("github", tmp_path)
    plain = {path for path in SITE if not path.endswith((".br", ".gz"))}
    assert paths(found) == {
        *plain,
        ".nojekyll",
        "cu/tin/index.html",
        "cu/tin.html",
        "tin/2020/sai/index.html",
    }
    assert page(found, "cu/tin-1.html") == "a page of the build's own"
    moved = page(found, "cu/tin/index.html")
    assert '<meta http-equiv="refresh" content="0; url=/tin/2020/ky/">' in moved
    assert re.search(r'<link rel="canonical" href="https://[^"/]+/tin/2020/ky/">', moved)
    assert "<p>Đăng nhầm &lt;bài&gt;.</p>" in page(found, "tin/2020/sai/index.html")
    assert unmet(found) == [
        "4 old addresses lead on by a small page, not by status 301",
        GONE,
        "2 addresses cannot have a page here and answer 404: /cũ.aspx, /tep/mat.pdf",
        NO_HEADERS,
    ]


def test_gitlab_gets_rules_which_no_page_may_shadow(tmp_path: Path) -> None:
    found = fit("gitlab", tmp_path)
    assert page(found, "_redirects") == (
        "/cu/tin /tin/2020/ky/ 301\n"
        "/cu/tin-1.html /tin/2020/hop/ 301\n"
        "/cu/tin/ /tin/2020/ky/ 301\n"
        "/c%C5%A9.aspx /tin/2020/hop/ 301\n"
    )
    assert paths(found) == {
        *(SITE.keys() - {"cu/tin-1.html", "cu/tin-1.html.br"}),
        "_redirects",
        "tin/2020/sai/index.html",
    }
    assert unmet(found) == [
        GONE,
        "1 addresses cannot have a page here and answer 404: /tep/mat.pdf",
        NO_HEADERS,
    ]


def test_cloudflare_and_netlify_get_headers_too(tmp_path: Path) -> None:
    for host, status in (("cloudflare", "301"), ("netlify", "301!")):
        found = fit(host, tmp_path / host)
        assert page(found, "_redirects").splitlines()[0] == f"/cu/tin /tin/2020/ky/ {status}"
        assert not any(path.endswith((".br", ".gz")) for path in paths(found))
        lines = page(found, "_headers").splitlines()
        assert lines == [
            "/*",
            *(f"  {name}: {value}" for name, value in common_headers().items()),
            "/hinh-anh/*",
            "  Cache-Control: public, max-age=3600",
            "/tep/*",
            "  Cache-Control: public, max-age=3600",
            "/theme/*",
            "  Cache-Control: public, max-age=31536000, immutable",
        ]
        assert max(map(len, lines)) < 2000
        assert unmet(found) == [
            GONE,
            "1 addresses cannot have a page here and answer 404: /tep/mat.pdf",
            "1 files are sent without their own Cache-Control",
        ]


def test_buckets_get_a_page_of_the_right_type_at_every_address(tmp_path: Path) -> None:
    found = fit("s3", tmp_path)
    types = {file.path.removeprefix("site/"): file.type for file in found.release.manifest.files}
    for path in ("cu/tin", "cu/tin/index.html", "cũ.aspx", "tep/mat.pdf"):
        assert types[path] == "text/html; charset=utf-8"
    assert unmet(found) == [GONE, NO_HEADERS]


def test_a_site_below_a_domain_writes_its_path_into_rules_and_pages(tmp_path: Path) -> None:
    options = BuildOptions("https://so.example/ngoai-vu")
    site = replace(made.site(), options=options)
    found = fitted(HOSTS["gitlab"], site, release(tmp_path, SITE), ANSWERS, [])
    assert page(found, "_redirects").startswith("/ngoai-vu/cu/tin /ngoai-vu/tin/2020/ky/ 301\n")
    found = fitted(HOSTS["github"], site, release(tmp_path, SITE), ANSWERS, [])
    assert "url=/ngoai-vu/tin/2020/ky/" in page(found, "cu/tin/index.html")


@pytest.mark.parametrize(
    ("host", "count", "told"),
    [
        ("cloudflare", 2000, ""),
        ("cloudflare", 2001, "Cloudflare Pages takes 2000 redirects and this release has 2001"),
        ("gitlab", 1000, ""),
        ("gitlab", 1001, "GitLab Pages takes 1000 redirects and this release has 1001"),
        ("netlify", 5000, ""),
    ],
)
def test_too_many_redirects_are_refused_and_never_cut(
    tmp_path: Path, host: str, count: int, told: str
) -> None:
    answers = Answers(frozenset(), {f"/cu/{number}/": "/" for number in range(count)}, {})
    if told:
        with pytest.raises(ContentError) as caught:
            fit(host, tmp_path, answers)
        (problem,) = caught.value.problems
        assert problem.line_text("en").startswith(f"_redirects: {told};")
    else:
        assert page(fit(host, tmp_path, answers), "_redirects").count("\n") == count


def test_long_rules_are_refused(tmp_path: Path) -> None:
    address = f"/{'a' * 996}/"
    with pytest.raises(ContentError) as caught:
        fit("cloudflare", tmp_path, Answers(frozenset(), {address: "/"}, {}))
    assert [problem.line_text("en") for problem in caught.value.problems] == [
        f"{address}: Cloudflare Pages takes redirects of 1000 characters and this one has 1004"
    ]
    many = {f"/{'b' * 200}/{number}/": "/" for number in range(400)}
    with pytest.raises(ContentError) as caught:
        fit("gitlab", tmp_path, Answers(frozenset(), many, {}))
    (problem,) = caught.value.problems
    assert "GitLab Pages reads 65536 bytes of redirects" in problem.line_text("en")


def with_files(folder: Path, files: list[File]) -> Release:
    one = release(folder, FIRST)
    return Release(Manifest.of([*one.manifest.files, *files]), one.tree, one.texts)


def file(path: str, size: int) -> File:
    return File(f"site/{path}", "0" * 64, size, "application/pdf")


@pytest.mark.parametrize(
    ("host", "files", "told"),
    [
        ("cloudflare", [file(f"tep/{n}.pdf", 1) for n in range(19_993)], ""),
        (
            "cloudflare",
            [file(f"tep/{n}.pdf", 1) for n in range(19_994)],
            "site/: Cloudflare Pages takes 20000 files and this release has 20001",
        ),
        ("cloudflare", [file("tep/a.pdf", 25 << 20)], ""),
        (
            "cloudflare",
            [file("tep/a.pdf", (25 << 20) + 1)],
            "site/tep/a.pdf: Cloudflare Pages takes files of up to 26214400 bytes",
        ),
        ("github", [file("tep/a.pdf", 999_000_000)], ""),
        (
            "github",
            [file("tep/a.pdf", 10**9)],
            "site/: GitHub Pages takes 1000000000 bytes and this release has",
        ),
    ],
)
def test_too_many_files_and_too_large_ones_are_refused(
    tmp_path: Path, host: str, files: list[File], told: str
) -> None:
    one, nothing = with_files(tmp_path, files), Answers(frozenset(), {}, {})
    if told:
        with pytest.raises(ContentError) as caught:
            fitted(HOSTS[host], made.site(), one, nothing, [])
        (problem,) = caught.value.problems
        assert problem.line_text("en").startswith(told)
    else:
        assert len(fitted(HOSTS[host], made.site(), one, nothing, []).release.manifest.files) > 1


def test_assets_that_stay_for_other_releases_count_too(tmp_path: Path) -> None:
    one = with_files(tmp_path, [file(f"tep/{n}.pdf", 1) for n in range(19_993)])
    old = release(tmp_path, named("z{}", hop="Họp"))
    assert style("z{}") not in {f.path for f in one.manifest.files}
    kept = [Kept(old.id, 1, "", old.manifest)]
    with pytest.raises(ContentError) as caught:
        fitted(HOSTS["cloudflare"], made.site(), one, Answers(frozenset(), {}, {}), kept)
    (problem,) = caught.value.problems
    assert "takes 20000 files and this release has 20001" in problem.line_text("en")
