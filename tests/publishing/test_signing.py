"""A signed release is shown only with the signature of the key that publishconf.py names."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from portal.output.errors import EnvironmentFault
from portal.publishing.publisher import publish, roll_back
from portal.publishing.signing import Signer
from portal.publishing.targets.directory import DirectoryTarget
from tests.needs import needs
from tests.publishing.making import FIRST, SECOND, THIRD, release, seen


@pytest.fixture(autouse=True)
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sync", lambda: None)


def keys(folder: Path) -> Signer:
    """A new pair of keys, without a password."""
    folder.mkdir()
    secret, public = folder / "secret.key", folder / "public.key"
    words = ["minisign", "-G", "-W", "-s", str(secret), "-p", str(public)]
    subprocess.run(words, check=True, capture_output=True)
    return Signer(public.read_text("utf-8").splitlines()[1], secret)


@needs("minisign")
def test_only_what_is_signed_by_the_key_is_shown(tmp_path: Path) -> None:
    target, ours = DirectoryTarget(tmp_path / "www"), keys(tmp_path / "a")
    first, second = release(tmp_path, FIRST), release(tmp_path, SECOND)
    publish(first, target, ours, keep=5, seen=None)
    publish(second, target, ours, keep=5, seen=first.id)
    assert seen(tmp_path / "www") == SECOND
    signature = tmp_path / "www" / "releases" / first.id / "manifest.json.minisig"
    whole = signature.read_bytes()
    assert ours.sign(first.manifest.text) == whole

    foreign = keys(tmp_path / "b")
    for forged in (foreign.sign(first.manifest.text), b"", ours.sign(second.manifest.text)):
        signature.write_bytes(forged)
        with pytest.raises(EnvironmentFault) as caught:
            roll_back(target, ours, None)
        assert f"the signature of release {first.id} is not of the key" in caught.value.en
        assert seen(tmp_path / "www") == SECOND
    signature.write_bytes(whole)
    roll_back(target, ours, None)
    assert seen(tmp_path / "www") == FIRST


@needs("minisign")
def test_a_key_that_does_not_fit_publishes_nothing(tmp_path: Path) -> None:
    ours, foreign = keys(tmp_path / "a"), keys(tmp_path / "b")
    target = DirectoryTarget(tmp_path / "www")
    publish(release(tmp_path, FIRST), target, ours, keep=5, seen=None)
    seen_then = target.look().current
    for signer, told in (
        (Signer(ours.public_key, foreign.secret_key), "is not of the key in publishconf.py"),
        (Signer(ours.public_key), "set PORTAL_MINISIGN_KEY to the path of the secret key"),
        (Signer(ours.public_key, tmp_path / "none"), "minisign could not sign"),
    ):
        with pytest.raises(EnvironmentFault) as caught:
            publish(release(tmp_path, THIRD), target, signer, keep=5, seen=seen_then)
        assert told in caught.value.en
        assert seen(tmp_path / "www") == FIRST
    publish(release(tmp_path, THIRD), target, ours, keep=5, seen=seen_then)
    assert seen(tmp_path / "www") == THIRD


def test_without_minisign_nothing_that_is_to_be_signed_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    target = DirectoryTarget(tmp_path / "www")
    with pytest.raises(EnvironmentFault) as caught:
        publish(release(tmp_path, FIRST), target, Signer("RW", tmp_path), keep=5, seen=None)
    assert caught.value.en == (
        "minisign is missing (Debian: apt install minisign). Nothing was changed."
    )
    assert target.look().current is None
