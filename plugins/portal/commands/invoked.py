"""The words of ``tasks.py`` as tasks of Invoke (``inv --list``).

In: Invoke's own reading of a command line.  Out: the same words handed to
:func:`portal.commands.cli.main`, which knows everything else; a test holds the options here
against :mod:`portal.commands.words`.  The language is that of ``PORTAL_LANG``.
"""

from __future__ import annotations

import shlex
import sys

from invoke.context import Context
from invoke.tasks import task

from portal.commands.cli import main

__all__ = [
    "archive",
    "bench",
    "build",
    "check",
    "lint",
    "new",
    "publish",
    "releases",
    "rollback",
    "serve",
    "test",
]


@task
def build(
    _: Context,
    content: str = "",
    output: str = "",
    site_url: str = "",
    fresh: bool = False,
    lean: bool = False,
    drafts: bool = False,
    finish: bool = False,
    jobs: str = "",
    now: str = "",
) -> None:
    """Dựng toàn bộ trang tin (build the site)."""
    _call(
        "build",
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


@task
def serve(_: Context, port: str = "", drafts: bool = False) -> None:
    """Mở trang trên máy này (serve, rebuild on save)."""
    _call("serve", port=port, drafts=drafts)


@task(iterable=["file"])
def check(
    _: Context,
    file: list[str] | None = None,
    content: str = "",
    format: str = "",
) -> None:
    """Kiểm tra nội dung (check; --file repeats)."""
    _call("check", *(file or ()), content=content, format=format)


@task
def publish(_: Context, to: str = "", dry_run: bool = False, require_all: bool = False) -> None:
    """Phát hành (build, check, upload, switch)."""
    _call("publish", to=to, dry_run=dry_run, require_all=require_all)


@task
def rollback(_: Context, to: str = "", release: str = "") -> None:
    """Đưa bản trước trở lại (show an earlier release)."""
    _call("rollback", to=to, release=release)


@task
def archive(_: Context, to: str = "", release: str = "") -> None:
    """Lưu trữ một bản (write a release as a WARC file)."""
    _call("archive", to=to, release=release)


@task
def releases(_: Context, to: str = "") -> None:
    """Liệt kê các bản còn giữ (list the releases)."""
    _call("releases", to=to)


@task(positional=["kind", "title"])
def new(_: Context, kind: str, title: str) -> None:
    """Tạo một bài để điền tiếp (make an article)."""
    _call("new", "--", kind, title)


@task
def test(_: Context, words: str = "") -> None:  # noqa: PT028 - a task of Invoke, not a test
    """Chạy phép thử (test; --words: for pytest)."""
    _call("test", *shlex.split(words))


@task
def lint(_: Context) -> None:
    """Kiểm tra mã nguồn (check the code, the theme)."""
    _call("lint")


@task
def bench(
    _: Context,
    articles: str = "",
    rows: str = "",
    runs: str = "",
    only: str = "",
    no_peers: bool = False,
    install: bool = False,
) -> None:
    """Đo việc dựng trang và tìm kiếm (measure builds and the search)."""
    options = {"articles": articles, "rows": rows, "runs": runs, "only": only}
    _call("bench", **options, no_peers=no_peers, install=install)


def _call(word: str, *operands: str, **options: str | bool) -> None:
    words = [word]
    for key, value in options.items():
        if value:
            words.append(f"--{key.replace('_', '-')}")
            words += [value] if isinstance(value, str) else []
    code = main([*words, *operands])
    if code:
        sys.exit(code)
