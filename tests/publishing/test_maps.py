"""The redirect maps of all servers say the same, whatever is in an address."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest

from portal.publishing.answers import Answers
from portal.publishing.maps import CADDY, NGINX, PLAIN, S3, redirect_maps

MOVED = {
    "/cu/tin-1.html": "/tin/2020/a/",
    "/cũ/tin 2.aspx": "/tin/2020/b/",
    '/cu/"x".html': "/tin/2020/c/",
    "/cu/a\\b": "/tin/2020/d/",
    "/cu/a`b": "/tin/2020/e/",
}
GONE = {"/tep/a.pdf": "Thu hồi.", "/tep/ă.pdf": "Trùng."}


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def nginx(text: str) -> tuple[dict[str, str], set[str]]:
    moved, gone = text.split("map $uri $portal_gone")
    pair = re.compile(r'^    "((?:[^"\\]|\\.)+)" (?:"((?:[^"\\]|\\.)+)"|1);$', re.MULTILINE)
    return (
        {unescaped(found[1]): unescaped(found[2]) for found in pair.finditer(moved)},
        {unescaped(found[1]) for found in pair.finditer(gone)},
    )


def caddy(text: str) -> tuple[dict[str, str], set[str]]:
    def plain(word: str) -> str:
        return word.strip("`") if word.startswith("`") else unescaped(word[1:-1])

    moved, gone = text.split("map {path} {portal_gone}")
    pair = re.compile(r'^\t(`[^`]+`|"(?:[^"\\]|\\.)+") (`[^`]+`|yes)$', re.MULTILINE)
    return (
        {plain(found[1]): plain(found[2]) for found in pair.finditer(moved)},
        {plain(found[1]) for found in pair.finditer(gone)},
    )


def plain(text: str) -> tuple[dict[str, str], set[str]]:
    rows = [line.split(" ") for line in text.splitlines()]
    return (
        {unquote(old): new for old, new, status in rows if status == "301"},
        {unquote(old) for old, _, status in rows if status == "410"},
    )


@pytest.mark.parametrize("base", ["", "/ngoai-vu"])
def test_the_four_maps_agree(base: str) -> None:
    maps = {name: data.decode() for name, data in redirect_maps(wanted(), base).items()}
    moved = {base + old: base + new for old, new in MOVED.items()}
    gone = {base + address for address in GONE}
    assert nginx(maps[NGINX]) == (moved, gone)
    assert caddy(maps[CADDY]) == (moved, gone)
    assert plain(maps[PLAIN]) == (moved, gone)
    assert json.loads(maps[S3]) == {
        "base": base,
        "moved": moved,
        "gone": {base + address: why for address, why in GONE.items()},
    }


def wanted() -> Answers:
    return Answers(frozenset(MOVED.values()), MOVED, GONE)


def test_nginx_is_given_room_for_the_longest_address_and_for_all() -> None:
    many = {f"/cu/{number}/": "/" for number in range(5000)}
    text = redirect_maps(Answers(frozenset("/"), {**many, f"/{'a' * 300}": "/"}, {}), "")[NGINX]
    assert text.decode().splitlines()[:2] == [
        "map_hash_bucket_size 512;",
        "map_hash_max_size 16384;",
    ]
