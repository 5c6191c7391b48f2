"""A release as a host of plain files takes it: its redirect and header files, pages for the rest.

In: a release, what its old addresses answer, a host of :mod:`portal.publishing.hosts`.  Out:
:class:`Fitted`: the release with what that host reads, and what it cannot do, in sentences.  What
goes beyond a host's limits is a problem each (ContentError); nothing is ever cut to fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from portal.domain.problems import Problems
from portal.pages.site import Site
from portal.publishing.answers import Answers
from portal.publishing.headerfile import HEADERS, header_file
from portal.publishing.headers import common_headers
from portal.publishing.hosting import gone_page, moved_page
from portal.publishing.hosts import Host
from portal.publishing.manifest import File
from portal.publishing.operations import carried_to
from portal.publishing.release import SITE, Release
from portal.publishing.served import COPIES, TYPES
from portal.publishing.standing import Kept

__all__ = ["REDIRECTS", "Fitted", "fitted"]

REDIRECTS = "_redirects"
_LISTED = 5
_LONGEST_NAME = 255

Unmet = tuple[str, str]
"""What a host cannot do, in Vietnamese and in English."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """``unmet`` is what readers of this host do without."""

    release: Release
    unmet: tuple[Unmet, ...] = ()


def fitted(
    host: Host, site: Site, release: Release, answers: Answers, kept: Iterable[Kept]
) -> Fitted:
    """Fit the release; raises ContentError for what the host does not take.

    In: ``kept`` are releases whose assets may stay beside it.
    """
    base = site.options.base_path
    moved = {a: quote(base + to) for a, to in sorted(answers.moved.items())}
    texts: dict[str, bytes] = {}
    unmet: list[Unmet] = []
    if not host.copies:
        release = release.without(
            {f.path for f in release.manifest.files if f.path.endswith(COPIES)}
        )
    places = _Places(host, release)
    pages: dict[str, bytes] = {}
    impossible: list[str] = []
    if host.rules:
        # A page in a rule's place would be shown instead of it, or never.
        release = release.without({SITE + p for a in moved for p in places.files_of(a)})
        lines = [f"{quote(base + a)} {to} 301{host.forced}\n" for a, to in moved.items()]
        texts[SITE + REDIRECTS] = "".join(lines).encode()
    else:
        wanted = {address: moved_page(site, to) for address, to in moved.items()}
        impossible += places.put(wanted, pages)
        if moved and not host.typed:
            unmet.append(_many(_BY_PAGE, len(moved)))
    gone = {address: gone_page(site, why) for address, why in sorted(answers.gone.items())}
    impossible += places.put(gone, pages)
    if answers.gone:
        unmet.append(_many(_GONE, len(answers.gone)))
    if impossible:
        unmet.append(_many(_IMPOSSIBLE, len(impossible), ", ".join(impossible[:_LISTED])))
    if host.marker:
        texts[SITE + host.marker] = b""
    if host.headers:
        measurement = site.identity.measurement
        text, without = header_file(
            [file.path.removeprefix(SITE) for file in _served(release.manifest.files)],
            measurement.src if measurement else "",
            host.header_rules_most,
        )
        texts[SITE + HEADERS] = text
        if without:
            unmet.append(_many(_CACHED, without))
    else:
        unmet.append(_many(_NO_HEADERS, len(common_headers()), ", ".join(common_headers())))
    done = release.with_texts(pages, TYPES[".html"]).with_texts(texts)
    _check(host, done, [*kept])
    return Fitted(done, tuple(unmet))


class _Places:
    """Where pages for addresses can lie, among the files that there are."""

    def __init__(self, host: Host, release: Release) -> None:
        self._host = host
        self._files = {f.path.removeprefix(SITE) for f in _served(release.manifest.files)}
        self._folders = {folder for path in self._files for folder in _above(path)}

    def files_of(self, address: str) -> Iterator[str]:
        """The files that answer for an address now, compressed copies too."""
        path = self._path(address)
        yield from (f"{path}{ending}" for ending in ("", *COPIES))

    def put(self, wanted: Mapping[str, bytes], pages: dict[str, bytes]) -> list[str]:
        """Add a page for each address that has none; those that can have none."""
        impossible = []
        for address, page in wanted.items():
            path = self._path(address)
            if path in self._files:
                continue
            if not self._possible(path):
                impossible.append(address)
                continue
            self._files.add(path)
            self._folders.update(_above(path))
            pages[SITE + path] = page
        return impossible

    def _path(self, address: str) -> str:
        if address.endswith("/"):
            return f"{address[1:]}index.html"
        if self._host.typed or "." in address.rpartition("/")[2]:
            return address[1:]
        return f"{address[1:]}.html"

    def _possible(self, path: str) -> bool:
        """Whether a file may be called so, and will be sent as a page."""
        parts = path.split("/")
        named = all(part not in ("", ".", "..") for part in parts) and "\\" not in path
        short = all(len(part.encode()) <= _LONGEST_NAME for part in parts)
        free = path not in self._folders and self._files.isdisjoint(_above(path))
        typed = self._host.typed or path.endswith((".html", ".htm"))
        return named and short and typed and path.isprintable() and (free or self._host.typed)


def _above(path: str) -> list[str]:
    """The folders that a file lies in."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _served(files: Iterable[File]) -> list[File]:
    return [file for file in files if file.path.startswith(SITE)]


def _check(host: Host, release: Release, kept: list[Kept]) -> None:
    """A problem for each limit that is passed; assets that stay for others count too."""
    problems = Problems()

    def held(limit: int, count: int, key: str, path: str) -> None:
        if limit and count > limit:
            problems.error(path, 0, "", key, host=host.name, limit=limit, count=count)

    owners = {one.id: one.manifest for one in kept}
    carried = carried_to(release.manifest, kept)
    files = _served(release.manifest.files)
    files += [owners[owner].by_path[path] for path, owner in carried.items()]
    rules = release.texts.get(SITE + REDIRECTS, b"")
    lines = rules.decode().splitlines()
    held(host.rules_most, len(lines), "host-too-many-rules", REDIRECTS)
    held(host.rules_bytes, len(rules), "host-rules-too-large", REDIRECTS)
    for line in lines:
        held(host.rule_longest, len(line), "host-rule-too-long", line.partition(" ")[0])
    held(host.files_most, len(files), "host-too-many-files", "site/")
    for file in files:
        held(host.file_largest, file.size, "host-file-too-large", file.path)
    held(host.size_most, sum(file.size for file in files), "host-site-too-large", "site/")
    problems.raise_errors()


_BY_PAGE = (
    "{count} địa chỉ cũ dẫn sang địa chỉ mới bằng một trang nhỏ, không bằng mã 301",
    "{count} old addresses lead on by a small page, not by status 301",
)
_GONE = (
    "{count} địa chỉ đã gỡ có trang nói lý do, nhưng với mã 200 thay vì 410",
    "{count} addresses that are gone say why, but with status 200 instead of 410",
)
_IMPOSSIBLE = (
    "{count} địa chỉ không thể có trang ở đây nên trả lời 404: {more}",
    "{count} addresses cannot have a page here and answer 404: {more}",
)
_CACHED = (
    "{count} tệp được gửi mà không có Cache-Control của chúng",
    "{count} files are sent without their own Cache-Control",
)
_NO_HEADERS = (
    "{count} đầu mục bảo mật không được gửi: {more}",
    "{count} security headers are not sent: {more}",
)


def _many(sentences: Unmet, count: int, more: str = "") -> Unmet:
    vi, en = (sentence.format(count=count, more=more) for sentence in sentences)
    return vi, en
