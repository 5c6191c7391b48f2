"""A target behind ssh: a real sshd and rsync on the loopback, the same promises as of a folder."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.output.errors import EnvironmentFault
from portal.publishing.publisher import Outcome, publish, roll_back
from portal.publishing.release import Release
from portal.publishing.signing import Signer
from portal.publishing.targets.remote import Remote
from portal.publishing.targets.ssh import SshTarget
from tests.needs import needs, server
from tests.publishing.making import FIRST, SECOND, THIRD, release, seen, style
from tests.publishing.servers import free_port

pytestmark = needs("sshd", "rsync")


@dataclass(frozen=True, slots=True)
class Host:
    """An sshd of this test's own; ``config`` knows it, its key and ours."""

    config: Path
    known: Path

    def target(self, home: Path) -> SshTarget:
        return SshTarget(Remote("portal", str(home), self.config))


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder, port = tmp_path_factory.mktemp("sshd"), free_port()
    for name in ("host", "person"):
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(words, check=True)
    (folder / "allowed").write_bytes((folder / "person.pub").read_bytes())
    settings = (
        f"Port {port}",
        "ListenAddress 127.0.0.1",
        f"HostKey {folder}/host",
        f"AuthorizedKeysFile {folder}/allowed",
        f"PidFile {folder}/pid",
        "StrictModes no",
        "UsePAM no",
        "PasswordAuthentication no",
    )
    (folder / "sshd_config").write_text("\n".join(settings) + "\n", "utf-8")
    known = folder / "known"
    key = " ".join((folder / "host.pub").read_text("utf-8").split()[:2])
    known.write_text(f"[127.0.0.1]:{port} {key}\n", "utf-8")
    config = folder / "config"
    lines = (
        "Host portal",
        "HostName 127.0.0.1",
        f"Port {port}",
        f"IdentityFile {folder}/person",
        "IdentitiesOnly yes",
        "StrictHostKeyChecking yes",
        f"UserKnownHostsFile {known}",
        "GlobalKnownHostsFile /dev/null",
    )
    config.write_text("\n".join(lines) + "\n", "utf-8")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    words = [str(server("sshd")), "-D", "-e", "-f", str(folder / "sshd_config")]
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        assert process.poll() is None
        yield Host(config, known)
    finally:
        process.terminate()
        process.wait()


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
            put(Host(config, host.known), home, release(tmp_path, SECOND))
        assert told in caught.value.en
        assert caught.value.exitcode == 3
        assert seen(home) == FIRST


def test_what_the_portal_did_not_make_is_not_replaced(host: Host, tmp_path: Path) -> None:
    home = tmp_path / "www"
    (home / "current").mkdir(parents=True)
    with pytest.raises(EnvironmentFault) as caught:
        put(host, home, release(tmp_path, FIRST))
    assert "“current” exists and was not made by the portal" in caught.value.en
