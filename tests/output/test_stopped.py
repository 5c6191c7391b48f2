"""The site that stands is whole, whatever stops a build: a kill, a full disk, a failing worker."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from portal.output import trees
from portal.output.errors import EnvironmentFault
from portal.output.reports import OutputReport
from tests.output.plain import FIRST, SECOND, THIRD, build, shown
from tests.output.tripwire import Killed, stopping_at


@pytest.mark.parametrize("fresh", [False, True])
def test_killed_before_any_step_the_shown_site_is_whole_and_the_next_build_right(
    tmp_path: Path, theme: Path, fresh: bool
) -> None:
    for step in range(1, 100):
        home = tmp_path / str(step)
        home.mkdir()
        link = home / "output"
        build(link, theme, FIRST)
        build(link, theme, SECOND)
        with stopping_at(step, home, Killed()) as wire:
            try:
                build(link, theme, THIRD, fresh=fresh)
            except Killed:
                assert shown(link) == SECOND
        if not wire.tripped:
            break
        build(link, theme, THIRD)
        assert shown(link) == THIRD
        assert build(link, theme, THIRD) == OutputReport(5, 5, 0, 0, 0, shown=False)
    assert not wire.tripped
    assert step > 12
    assert shown(link) == THIRD


def test_killed_in_the_middle_of_any_file_the_next_build_is_right(
    tmp_path: Path, theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_new = trees._write_new

    def half(file: str, data: bytes) -> None:
        write_new(file, data[: len(data) // 2])
        raise Killed

    for name in THIRD:
        link = tmp_path / name.replace("/", "-") / "output"
        build(link, theme, FIRST)
        build(link, theme, SECOND)
        with monkeypatch.context() as patch:
            patch.setattr(
                trees,
                "_write_new",
                lambda file, data, name=name: (half if file.endswith(name) else write_new)(
                    file, data
                ),
            )
            with pytest.raises(Killed):
                build(link, theme, THIRD)
        assert shown(link) == SECOND
        build(link, theme, THIRD)
        assert shown(link) == THIRD


REASONS = {
    errno.ENOSPC: ("đĩa đã đầy", "the disk is full"),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    errno.EDQUOT: ("đã hết hạn mức đĩa", "the disk quota is used up"),
    errno.EACCES: ("không có quyền đọc hoặc ghi", "there is no permission to read or write"),
}


@pytest.mark.parametrize("number", REASONS)
def test_a_disk_that_fails_at_any_step_is_a_fault_of_the_environment(
    tmp_path: Path, theme: Path, number: int
) -> None:
    vi, en = REASONS[number]
    faults = 0
    for step in range(1, 100):
        home = tmp_path / str(step)
        home.mkdir()
        link = home / "output"
        build(link, theme, FIRST)
        build(link, theme, SECOND)
        error = OSError(number, os.strerror(number))
        fault = None
        with stopping_at(step, home, error) as wire:
            try:
                build(link, theme, THIRD)
            except EnvironmentFault as raised:
                fault = raised
        if fault is None:
            # Nothing failed, or only the making of a folder that was there.
            assert shown(link) == THIRD
        else:
            faults += 1
            place = error.filename
            assert (fault.exitcode, fault.message("vi"), fault.message("en")) == (
                3,
                f"{place}: {vi}. Trang đang có vẫn nguyên vẹn; hãy xử lý rồi chạy lại.",
                f"{place}: {en}. The former site is still whole; mend this and try again.",
            )
            assert shown(link) == SECOND
        if not wire.tripped:
            break
    assert not wire.tripped
    assert faults > 10


def test_a_full_disk_met_by_a_worker_is_told_the_same(
    tmp_path: Path, theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "output"
    build(link, theme, FIRST)

    def full(file: str, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), file)

    monkeypatch.setattr(trees, "_write_new", full)
    with pytest.raises(EnvironmentFault) as caught:
        build(link, theme, {f"{n}/index.html": "x" for n in range(100)}, jobs=2)
    # Whichever worker met it first.
    file, _, words = caught.value.message("en").partition(": ")
    assert file in {f"{tmp_path}/.output.trees/b/{n}/index.html" for n in range(100)}
    assert words == ("the disk is full. The former site is still whole; mend this and try again.")
    assert shown(link) == FIRST
