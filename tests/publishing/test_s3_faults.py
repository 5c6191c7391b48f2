"""Whatever a publication to a bucket meets, at whatever request: readers see one whole release (in
place: no dead link and no dead asset), and the next try comes to the same end.

Every request fails before and after it took effect, alone or with all that follow, or the process
ends there.  Faults are counted, not timed; the count is printed (``pytest -s``) and asserted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from botocore.exceptions import EndpointConnectionError

from portal.output.errors import EnvironmentFault
from portal.publishing.publisher import publish, roll_back
from portal.publishing.release import Release
from portal.publishing.signing import Signer
from portal.publishing.targets.s3 import S3Target
from tests.output.tripwire import Killed
from tests.publishing.buckets import Memory, Store, Tripwire, refusal, server
from tests.publishing.making import FIRST, SECOND, THIRD, named, release

FOURTH = named("c{}", hop="Họp", bon="Bốn")
Site = dict[str, str]


@dataclass(frozen=True, slots=True)
class Bench:
    """Releases, made once; targets of ``store`` that meet nothing."""

    made: Callable[[Site], Release]
    store: Store

    def put(self, site: Site, target: S3Target | None = None) -> None:
        target = target or self.store.target(at_once=1)
        seen = target.look().current
        publish(self.made(site), target, Signer(), keep=2, seen=seen)

    def back(self, target: S3Target | None = None) -> None:
        roll_back(target or self.store.target(at_once=1), Signer(), None)

    def damage(self) -> None:
        self.store.remove(self.store.base() + "tep/quy-che.pdf")


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands before, and the command that meets the fault."""

    before: Callable[[Bench], object]
    command: Callable[[Bench, S3Target | None], None]
    shown_before: Site
    shown_after: Site


def _several(bench: Bench, *sites: Site) -> None:
    for site in sites:
        bench.put(site)


def _went_back(bench: Bench) -> None:
    _several(bench, FIRST, SECOND)
    bench.back()


def _damaged(bench: Bench) -> None:
    bench.put(FIRST)
    bench.damage()


def _puts(site: Site) -> Callable[[Bench, S3Target | None], None]:
    return lambda bench, target: bench.put(site, target)


SCENES = {
    "first": Scene(lambda _: None, _puts(FIRST), {}, FIRST),
    "second": Scene(lambda bench: bench.put(FIRST), _puts(SECOND), FIRST, SECOND),
    "old ones go": Scene(
        lambda bench: _several(bench, FIRST, SECOND, THIRD), _puts(FOURTH), THIRD, FOURTH
    ),
    "back": Scene(
        lambda bench: _several(bench, FIRST, SECOND),
        lambda bench, target: bench.back(target),
        SECOND,
        FIRST,
    ),
    "again after back": Scene(_went_back, _puts(SECOND), FIRST, SECOND),
    "mend": Scene(
        _damaged,
        _puts(FIRST),
        {path: text for path, text in FIRST.items() if path != "tep/quy-che.pdf"},
        FIRST,
    ),
}

FAULTS: dict[str, Callable[[], BaseException]] = {
    "network": lambda: EndpointConnectionError(endpoint_url="http://127.0.0.1"),
    "server": lambda: refusal("InternalError", 500),
    "kill": Killed,
}


@pytest.fixture
def made(tmp_path: Path) -> Callable[[Site], Release]:
    known: dict[str, Release] = {}

    def make(site: Site) -> Release:
        key = repr(site)
        if key not in known:
            known[key] = release(tmp_path, site)
        return known[key]

    return make


def assert_readable(store: Store, scene: Scene, *, done: bool) -> None:
    """What readers may meet after a fault."""
    shown = store.shown() if store.in_place or store.state().get("current") else {}
    if done:
        assert shown == scene.shown_after
    elif not store.in_place:
        assert shown in (scene.shown_before, scene.shown_after)
    else:
        there = store.site()
        for path, text in shown.items():
            assert text in (scene.shown_before.get(path), scene.shown_after.get(path))
            for asset in re.findall("<link ([^>]+)>", text):
                assert asset in there
        assert scene.shown_before.keys() & scene.shown_after.keys() <= there.keys()


def assert_in_order(store: Store, scene: Scene) -> None:
    """The release is shown, what is kept is whole, nothing lies there that nobody counts."""
    assert store.shown() == scene.shown_after
    target = store.target()
    standing = target.look()
    for kept in standing.kept:
        target.examine(kept.id, kept.manifest)
    assets = {f.path for kept in standing.kept for f in kept.manifest.files if "theme/" in f.path}
    assert store.site().keys() <= scene.shown_after.keys() | {a[len("site/") :] for a in assets}
    assert store.unnamed() == []
    state = store.state()
    assert (state["coming"], state["begun"]) == (None, [])


def tries(
    scene: Scene, made: Callable[[Site], Release], in_place: bool, fault: str, after: bool
) -> Iterator[tuple[Bench, Tripwire]]:
    """A bucket for each try with what stood before, and a client that fails one request later."""
    memory = Memory()
    scene.before(Bench(made, Store(memory, "bucket", in_place, "")))
    for step in range(1, 500):
        client = memory.copy()
        bench = Bench(made, Store(client, "bucket", in_place, ""))
        once = fault == "server"
        yield bench, Tripwire(client, step, FAULTS[fault](), after=after, once=once)
    raise AssertionError("no end of requests")


def meet(scene: Scene, bench: Bench, wire: Tripwire) -> None:
    """The command into the fault, what readers see then, and the next try."""
    store, code, before = bench.store, 0, bench.store.target().look().current
    try:
        scene.command(bench, store.target(wire, at_once=1))
    except Killed:
        code = 9
    except EnvironmentFault as fault:
        code = fault.exitcode
    assert code in (0, 3, 9)
    assert_readable(store, scene, done=not code)
    if wire.tripped:
        if store.target().look().current == before:
            scene.command(bench, None)
        bench.put(scene.shown_after)
        assert_in_order(store, scene)


@pytest.mark.parametrize("in_place", [False, True], ids=["folders", "in place"])
@pytest.mark.parametrize("name", SCENES)
def test_every_fault_at_every_request_leaves_one_whole_release_and_a_retry_converges(
    name: str, in_place: bool, made: Callable[[Site], Release]
) -> None:
    met = 0
    for fault in FAULTS:
        for after in (False, True):
            for bench, wire in tries(SCENES[name], made, in_place, fault, after):
                meet(SCENES[name], bench, wire)
                if not wire.tripped:
                    break
                met += 1
    print(f"s3, {'in place' if in_place else 'folders'}, {name}: {met} faults")
    assert met >= 50


@pytest.mark.parametrize("in_place", [False, True], ids=["folders", "in place"])
def test_so_it_is_at_a_real_server(in_place: bool, made: Callable[[Site], Release]) -> None:
    scene, met = SCENES["second"], 0
    with server() as s3:
        for step in range(3, 60, 6):
            bench = Bench(made, s3.store(in_place=in_place))
            scene.before(bench)
            error = FAULTS["network"]()
            wire = Tripwire(bench.store.client, step, error, after=step % 4 == 3)
            meet(scene, bench, wire)
            met += wire.tripped
    assert met >= 3


LINK = re.compile(r'href="/([^"]+)"')


def linked(style: str, *names: str) -> Site:
    """A home page, a list and articles that name each other, all of them one style."""
    links = "".join(f'<a href="/tin/2020/{name}/index.html">' for name in names)
    pages = named(style, **dict.fromkeys(names, links))
    home = pages["index.html"]
    return {
        **pages,
        "index.html": f'{home}<a href="/tin/index.html">{links}',
        "tin/index.html": home + links,
    }


def assert_closed(store: Store) -> None:
    """Every style of every page is there, and every link that a reader can come to."""
    site = {path: data.decode() for path, data in store.site().items()}
    for text in site.values():
        assert all(asset in site for asset in re.findall("<link ([^>]+)>", text))
    met, rest = {"index.html"}, ["index.html"]
    while rest and "index.html" in site:
        for target in LINK.findall(site[rest.pop()]):
            assert target in site
            if target not in met:
                met.add(target)
                rest.append(target)


def test_in_place_no_link_and_no_asset_is_dead_after_any_request(
    made: Callable[[Site], Release],
) -> None:
    store = Store(Memory(), "bucket", True, "")
    checked = 0

    def watch() -> None:
        nonlocal checked
        assert_closed(store)
        checked += 1

    bench = Bench(made, store)
    sites = (
        linked("a{}", "mot", "hai"),
        linked("a{}", "mot", "hai", "ba"),
        linked("b{}", "hai", "ba", "bon", "nam"),
        linked("b{}", "nam"),
        linked("c{}", "mot", "nam", "sau"),
        linked("a{}", "mot", "hai"),
    )
    for site in sites:
        bench.put(site, store.target(Tripwire(store.client, watch=watch), at_once=1))
    bench.back(store.target(Tripwire(store.client, watch=watch), at_once=1))
    assert store.shown() == sites[4]
    print(f"{checked} prefixes closed")
    assert checked > 100
