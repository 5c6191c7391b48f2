"""A bucket as a target, at a real S3 server on the loopback: a folder a release, or in place.

What stands at the server is read back with a client of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.output.errors import EnvironmentFault
from portal.publishing.publisher import NothingToGoBackTo, Outcome, publish, roll_back
from portal.publishing.release import Release
from portal.publishing.signing import Signer
from portal.publishing.targets.s3 import S3Target
from tests.publishing.buckets import Memory, Server, Store, Tripwire, refusing, server
from tests.publishing.making import FIRST, SECOND, THIRD, named, release, style
from tests.publishing.servers import free_port

UNSIGNED = Signer()


@pytest.fixture(scope="module")
def s3() -> Iterator[Server]:
    with server() as started:
        yield started


@pytest.fixture(params=["folders", "in place"])
def store(s3: Server, request: pytest.FixtureRequest) -> Store:
    return s3.store(in_place=request.param == "in place", prefix="www/")


@pytest.mark.parametrize("in_place", [False, True])
def test_the_dictionary_of_the_fault_campaign_answers_as_the_server_does(
    s3: Server, tmp_path: Path, in_place: bool
) -> None:
    real = s3.store(in_place=in_place, prefix="www/")
    told = Store(Memory(), "told", in_place, "www/")
    for site in (FIRST, SECOND, THIRD):
        asked = []
        for store in (real, told):
            wire = Tripwire(store.client)
            put(store, release(tmp_path, site), keep=2, target=store.target(wire, at_once=1))
            asked.append([name for name, _ in wire.calls])
        assert asked[0] == asked[1]
    assert real.site() == told.site()
    for path in real.site():
        assert real.headers(path) == told.headers(path)


def put(store: Store, one: Release, keep: int = 5, target: S3Target | None = None) -> Outcome:
    target = target or store.target()
    return publish(one, target, UNSIGNED, keep=keep, seen=target.look().current)


def counted(store: Store) -> tuple[S3Target, Tripwire]:
    """A target, and what it asks the server for."""
    wire = Tripwire(store.client)
    return store.target(wire), wire


def test_a_first_release_is_shown_as_it_was_made(store: Store, tmp_path: Path) -> None:
    one = release(tmp_path, FIRST)
    plan = put(store, one).plan
    assert store.shown() == FIRST
    assert (len(plan.sent), plan.reused, plan.number) == (len(FIRST) + 1, {}, 1)
    standing = store.target().look()
    assert (standing.current, [kept.id for kept in standing.kept]) == (one.id, [one.id])
    assert standing.shown is not None
    assert standing.shown.manifest == one.manifest


def test_only_what_changed_travels(store: Store, tmp_path: Path) -> None:
    put(store, release(tmp_path, SECOND))
    target, wire = counted(store)
    plan = put(store, release(tmp_path, THIRD), target=target).plan
    assert [file.path for file in plan.sent] == [
        "site/tin/2020/hop/index.html",
        "site/tin/2020/moi/index.html",
    ]
    sent = sorted(words["Body"].decode() for words in wire.of("put_object") if pages(words))
    assert sent == sorted(THIRD[f"tin/2020/{slug}/index.html"] for slug in ("hop", "moi"))
    assert store.shown() == THIRD


def pages(words: dict[str, str]) -> bool:
    return words["ContentType"].startswith("text/html")


def test_the_same_release_again_writes_nothing(store: Store, tmp_path: Path) -> None:
    put(store, release(tmp_path, FIRST))
    target, wire = counted(store)
    assert put(store, release(tmp_path / "elsewhere", FIRST), target=target).plan.unchanged
    assert {name for name, _ in wire.calls} == {"get_object", "list_objects_v2"}


def test_every_upload_carries_its_sha256(store: Store, tmp_path: Path) -> None:
    target, wire = counted(store)
    put(store, release(tmp_path, FIRST), target=target)
    uploads = wire.of("put_object")
    assert len(uploads) > len(FIRST)
    assert [words["Key"] for words in uploads if not words.get("ChecksumSHA256")] == []


def test_objects_are_served_as_what_they_are(store: Store, tmp_path: Path) -> None:
    address = style("a{}")
    site = {
        **FIRST,
        "tin/2020/hop/index.html.br": "brotli",
        "atom.xml": "<feed/>",
        "cu/tin-1.html": "moved",
        "robots.txt": "",
    }
    moved = json.dumps({"base": "", "moved": {"/cu/tin-1.html": "/tin/2020/hop/"}, "gone": {}})
    put(store, release(tmp_path, site, **{"hosting/s3.json": moved}))
    assert {path: store.headers(path) for path in (*site, address)} == {
        "index.html": ("text/html; charset=utf-8", "no-cache", "", ""),
        "tin/2020/hop/index.html": ("text/html; charset=utf-8", "no-cache", "", ""),
        "tin/2020/ky/index.html": ("text/html; charset=utf-8", "no-cache", "", ""),
        "tin/2020/hop/index.html.br": ("text/html; charset=utf-8", "no-cache", "br", ""),
        "tep/quy-che.pdf": ("application/pdf", "public, max-age=3600", "", ""),
        "atom.xml": ("application/atom+xml", "public, max-age=300", "", ""),
        "robots.txt": ("text/plain; charset=utf-8", "no-cache", "", ""),
        "cu/tin-1.html": ("text/html; charset=utf-8", "no-cache", "", "/tin/2020/hop/"),
        address: (
            "text/css; charset=utf-8",
            "public, max-age=31536000, immutable",
            "",
            "",
        ),
    }


def test_assets_of_kept_releases_stay_and_go_with_the_last_that_names_them(
    store: Store, tmp_path: Path
) -> None:
    old, new = style("a{}"), style("b{}")
    put(store, release(tmp_path, FIRST), keep=2)
    put(store, release(tmp_path, SECOND), keep=2)
    assert {old, new} <= store.site().keys()
    roll_back(store.target(), UNSIGNED, None)
    assert store.shown() == FIRST
    assert {old, new} <= store.site().keys()
    put(store, release(tmp_path, SECOND), keep=2)
    put(store, release(tmp_path, THIRD), keep=2)
    put(store, release(tmp_path, named("b{}", hop="Họp")), keep=2)
    assert new in store.site()
    assert old not in store.site()


def test_as_many_releases_are_kept_as_was_said_and_nothing_else_lies_there(
    store: Store, tmp_path: Path
) -> None:
    made = [release(tmp_path, named("a{}", hop=str(number))) for number in range(5)]
    for one in made:
        put(store, one, keep=3)
    assert [(one.id, one.number) for one in store.target().look().kept] == [
        (one.id, number) for number, one in enumerate(made, start=1) if number > 2
    ]
    assert store.unnamed() == []


def test_rolling_back_shows_the_former_bytes_and_goes_further_each_time(
    store: Store, tmp_path: Path
) -> None:
    for site in (FIRST, SECOND, THIRD):
        put(store, release(tmp_path, site))
    assert roll_back(store.target(), UNSIGNED, None).id == release(tmp_path, SECOND).id
    assert store.shown() == SECOND
    roll_back(store.target(), UNSIGNED, None)
    assert store.shown() == FIRST
    with pytest.raises(NothingToGoBackTo):
        roll_back(store.target(), UNSIGNED, None)
    third = release(tmp_path, THIRD).id
    assert roll_back(store.target(), UNSIGNED, third[:6]).id == third
    assert store.shown() == THIRD


def test_a_release_that_was_rolled_back_is_published_again_without_a_byte_sent(
    store: Store, tmp_path: Path
) -> None:
    put(store, release(tmp_path, FIRST))
    put(store, release(tmp_path, SECOND))
    roll_back(store.target(), UNSIGNED, None)
    target, wire = counted(store)
    plan = put(store, release(tmp_path, SECOND), target=target).plan
    assert (plan.sent, plan.arrives, plan.number) == ((), False, 3)
    # The pointer alone.
    assert {words["Key"] for words in wire.of("put_object")} == {f"www/{target.pointer}"}
    assert store.shown() == SECOND


def test_of_two_publishers_the_one_that_came_last_wins_and_the_other_is_told(
    store: Store, tmp_path: Path
) -> None:
    put(store, release(tmp_path, FIRST))
    two = release(tmp_path, SECOND)
    wire = Tripwire(store.client, before="copy_object", act=lambda: put(store, two))
    slow = store.target(wire)
    with pytest.raises(EnvironmentFault) as caught:
        put(store, release(tmp_path, THIRD), target=slow)
    assert caught.value.exitcode == 3
    assert f"{store.target().place}: another publication is at work" in caught.value.en
    assert store.shown() == SECOND
    assert store.target().look().current == two.id
    assert store.unnamed() == []


def test_a_release_made_before_another_was_shown_does_not_take_its_place(
    store: Store, tmp_path: Path
) -> None:
    put(store, release(tmp_path, FIRST))
    then = store.target().look().current
    put(store, release(tmp_path, SECOND))
    with pytest.raises(EnvironmentFault) as caught:
        publish(release(tmp_path, THIRD), store.target(), UNSIGNED, keep=5, seen=then)
    assert "was published while this one was made" in caught.value.en
    assert store.shown() == SECOND


def test_a_release_that_lost_a_file_is_not_gone_back_to_but_mended_by_publishing(
    store: Store, tmp_path: Path
) -> None:
    one = release(tmp_path, FIRST)
    put(store, one)
    put(store, release(tmp_path, SECOND))
    target = store.target()
    target.look()
    store.remove(target._key(one.id, "site/tin/2020/ky/index.html"))
    with pytest.raises(EnvironmentFault) as caught:
        roll_back(store.target(), UNSIGNED, None)
    assert f"release {one.id} is damaged at “site/tin/2020/ky/index.html”" in caught.value.en
    assert store.shown() == SECOND
    put(store, one)
    assert store.shown() == FIRST


def test_a_shown_file_that_is_lost_is_put_back(store: Store, tmp_path: Path) -> None:
    one = release(tmp_path, FIRST)
    put(store, one)
    store.remove(store.base() + "tin/2020/ky/index.html")
    assert not put(store, one).plan.unchanged
    assert store.shown() == FIRST
    assert put(store, one).plan.unchanged


def test_bytes_that_changed_at_the_server_are_not_copied(s3: Server, tmp_path: Path) -> None:
    store = s3.store()
    put(store, release(tmp_path, SECOND))
    key = store.base() + "tin/2020/ky/index.html"
    changed = store.objects()[key].decode().replace("Ký", "Kỳ").encode()
    store.client.put_object(Bucket=store.name, Key=key, Body=changed)
    put(store, release(tmp_path, THIRD))
    assert store.shown() == THIRD


def test_what_the_portal_did_not_make_is_not_replaced(store: Store, tmp_path: Path) -> None:
    target = store.target()
    key = "index.html" if store.in_place else target.pointer
    store.client.put_object(Bucket=store.name, Key=f"www/{key}", Body=b"{}")
    with pytest.raises(EnvironmentFault) as caught:
        put(store, release(tmp_path, FIRST))
    assert caught.value.en == (
        f"s3://{store.name}/www: “{key}” exists and was not made by the portal; move it away or "
        "choose another place."
    )
    assert store.objects()[key] == b"{}"


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of this machine's own; one try for each request."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("credentials")
@pytest.mark.parametrize(
    ("code", "status", "told"),
    [
        ("ExpiredToken", 400, "the credentials have expired (ExpiredToken)"),
        ("InvalidAccessKeyId", 403, "the credentials are not accepted (InvalidAccessKeyId)"),
        ("AccessDenied", 403, "the credentials may not read or write here (AccessDenied)"),
        ("InsufficientStorage", 507, "the storage is full (InsufficientStorage)"),
        ("RequestTimeTooSkewed", 403, "the clock of this machine is wrong (RequestTimeTooSkewed)"),
        ("InternalError", 500, "the storage server says InternalError"),
    ],
)
def test_what_the_server_refuses_is_a_sentence_and_changes_nothing(
    s3: Server, store: Store, tmp_path: Path, code: str, status: int, told: str
) -> None:
    put(store, release(tmp_path, FIRST))
    before = store.objects()
    with (
        refusing(s3.endpoint, code, status) as endpoint,
        pytest.raises(EnvironmentFault) as caught,
    ):
        put(store, release(tmp_path, SECOND), target=store.at(endpoint))
    assert caught.value.en == (
        f"s3://{store.name}/www: {told}. The former site is still whole; mend this and try again."
    )
    assert caught.value.exitcode == 3
    assert store.objects() == before


@pytest.mark.usefixtures("credentials")
@pytest.mark.parametrize("kind", ["network", "bucket", "credentials", "endpoint"])
def test_no_network_no_bucket_no_credentials_are_a_sentence(
    s3: Server, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    put(store, release(tmp_path, FIRST))
    before = store.objects()
    endpoint, name = s3.endpoint, store.name
    if kind == "network":
        endpoint, told = f"http://127.0.0.1:{free_port()}", "the storage server cannot be reached"
    elif kind == "bucket":
        name, told = "nobody-made-this", "there is no such bucket (NoSuchBucket)"
    elif kind == "endpoint":
        endpoint, told = "kho luu tru", "the address of the storage server (?) is not one"
    else:
        monkeypatch.delenv("AWS_ACCESS_KEY_ID")
        monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
        told = (
            "there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
            "AWS_PROFILE"
        )
    with pytest.raises(EnvironmentFault) as caught:
        put(store, release(tmp_path, SECOND), target=store.at(endpoint, name))
    assert caught.value.en.startswith(f"s3://{name}/www: {told}.")
    assert caught.value.exitcode == 3
    assert store.objects() == before
