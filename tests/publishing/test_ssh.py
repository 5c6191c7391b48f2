"""A target behind ssh: a real sshd and rsync on the loopback, the same promises as of a folder."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from portal.output.errors import EnvironmentFault
from portal.publishing.publisher import Outcome, publish, roll_back
from portal.publishing.release import Release
from portal.publishing.signing import Signer
from tests.needs import needs
from tests.publishing.making import FIRST, SECOND, THIRD, release, seen, style
from tests.publishing.sshd import Host, sshd

pytestmark = needs("sshd", "rsync")


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with sshd(tmp_path_factory.mktemp("sshd")) as started:
        yield started


def put(host: Host, home: Path, one: Release, keep: int = 5) -> Outcome:
    target = host.target(home)
    return publish(one, target, Signer(), keep=keep, seen=target.look().current)


def test_releases_come_only_what_changed_travels_and_the_former_comes_back(
    host: Host, tmp_path: Path
) -> None:
    home = tmp_path / "it's www"
    one, two = release(tmp_path, FIRST), release(tmp_path, SECOND)
    assert len(put(host, home, one).plan.sent) == len(FIRST) + 1
    assert seen(home) == FIRST
    assert put(host, home, one).plan.unchanged
    plan = put(host, home, two).plan
    assert "site/tep/quy-che.pdf" not in [file.path for file in plan.sent]
    paper = "site/tep/quy-che.pdf"
    assert (home / "releases" / one.id / paper).samefile(home / "releases" / two.id / paper)
    assert seen(home) == SECOND
    assert (home / "current" / "site" / style("a{}")).is_file()
    assert roll_back(host.target(home), Signer(), None).id == one.id
    assert seen(home) == FIRST
    assert (home / "current" / "site" / style("b{}")).is_file()
    put(host, home, release(tmp_path, THIRD), keep=2)
    assert seen(home) == THIRD
    assert len(list((home / "releases").iterdir())) == 2
    assert not (home / "incoming").exists()


def test_of_two_publishers_the_second_is_told(host: Host, tmp_path: Path) -> None:
    home = tmp_path / "www"
    put(host, home, release(tmp_path, FIRST))
    with host.target(home).locked(), pytest.raises(EnvironmentFault) as caught:
        put(host, home, release(tmp_path, SECOND))
    assert f"portal:{home}: another publication is at work (" in caught.value.en
    assert f", {os.getpid()})" in caught.value.en
    assert seen(home) == FIRST
    put(host, home, release(tmp_path, SECOND))
    assert seen(home) == SECOND


def test_a_release_that_lost_a_file_is_mended(host: Host, tmp_path: Path) -> None:
    home, one = tmp_path / "www", release(tmp_path, FIRST)
    put(host, home, one)
    (home / "current" / "site" / "tep" / "quy-che.pdf").unlink()
    assert not put(host, home, one).plan.unchanged
    assert seen(home) == FIRST


def test_a_host_that_is_another_a_key_that_is_refused_and_no_host_change_nothing(
    host: Host, tmp_path: Path
) -> None:
    home = tmp_path / "www"
    put(host, home, release(tmp_path, FIRST))
    text = host.config.read_text("utf-8")
    (tmp_path / "nobody").write_text("", "utf-8")
    stranger = tmp_path / "stranger"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(stranger)], check=True)
    for changed, told in (
        (text.replace(str(host.known), str(tmp_path / "nobody")), "Host key verification failed"),
        (text.replace(f"{host.config.parent}/person", str(stranger)), "Permission denied"),
        (text.replace("HostName 127.0.0.1", "HostName 127.0.0.1\nPort 1"), "Connection refused"),
    ):
        config = tmp_path / "config"
        config.write_text(changed, "utf-8")
        with pytest.raises(EnvironmentFault) as caught:
            put(replace(host, config=config), home, release(tmp_path, SECOND))
        assert told in caught.value.en
        assert caught.value.exitcode == 3
        assert seen(home) == FIRST


@pytest.mark.parametrize("after", [3_000, 20_000, 200_000])
@pytest.mark.parametrize("kills", [False, True])
def test_a_line_that_breaks_and_a_server_that_dies_in_the_middle_change_nothing(
    after: int, kills: bool, tmp_path: Path
) -> None:
    """After the first words, amid the questions, and amid the files that are brought."""
    home, large = tmp_path / "www", Random(1).randbytes(500_000).hex()
    with sshd(folder_of(tmp_path, "first")) as host:
        put(host, home, release(tmp_path, FIRST))
        with pytest.raises(EnvironmentFault) as caught:
            put(
                host.cut(tmp_path, after, kills=kills),
                home,
                release(tmp_path, SECOND | {"so.txt": large}),
            )
    assert caught.value.exitcode == 3
    assert caught.value.en.startswith(f"portal:{home}: ")
    assert caught.value.en.endswith("The former site is still whole; mend this and try again.")
    assert seen(home) == FIRST
    with sshd(folder_of(tmp_path, "again")) as host:
        put(host, home, release(tmp_path, SECOND))
    assert seen(home) == SECOND
    assert not (home / "incoming").exists()


def folder_of(parent: Path, name: str) -> Path:
    made = parent / name
    made.mkdir()
    return made


def test_what_the_portal_did_not_make_is_not_replaced(host: Host, tmp_path: Path) -> None:
    home = tmp_path / "www"
    (home / "current").mkdir(parents=True)
    with pytest.raises(EnvironmentFault) as caught:
        put(host, home, release(tmp_path, FIRST))
    assert "“current” exists and was not made by the portal" in caught.value.en
