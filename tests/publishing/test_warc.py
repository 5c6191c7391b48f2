"""A release as a WARC file, read back by another's reader and by our own."""

from __future__ import annotations

import gzip
import io
import json
from http import HTTPStatus
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from portal.publishing.archiving import answers_of_release, moment_of
from portal.publishing.headers import HEADERS, headers_file, headers_of
from portal.publishing.manifest import Manifest
from portal.publishing.maps import S3
from portal.publishing.served import Part
from portal.publishing.warc import Answer, NotAnArchive, read_warc, write_warc
from tests.publishing.making import release

URL = "https://songoaivu.example"
FILES = {
    "index.html": "<h1>Họp</h1>",
    "theme/a.0123456789ab.css": "p {}",
    "tep/quy chế.pdf": "%PDF",
    "index.html.br": "nén",
    "version.json": '{"effective": "2026-11-20T09:00:00+07:00"}',
}
OLD = {"moved": {"/cu/": "/"}, "gone": {"/tep/cu.pdf": "Đã thu hồi."}}
TEXTS = {
    HEADERS: headers_file().decode(),
    S3: json.dumps(OLD),
    "hosting/gone/tep/cu.pdf.html": "<h1>Đã gỡ</h1>",
}


def archived(folder: Path, url: str = URL) -> tuple[bytes, list[Answer]]:
    """The archive of that release, and what it should hold."""
    made = release(folder, FILES, **TEXTS)
    answers = list(answers_of_release(made.manifest, made.read, url))
    file = io.BytesIO()
    assert write_warc(file, made.id, moment_of(made.read), answers) == len(answers)
    return file.getvalue(), answers


def test_every_address_answers_with_the_same_bytes_and_headers(tmp_path: Path) -> None:
    data, answers = archived(tmp_path)
    assert [(answer.url, answer.status.value, answer.body.decode()) for answer in answers] == [
        (f"{URL}/", 200, "<h1>Họp</h1>"),
        (f"{URL}/tep/quy%20ch%E1%BA%BF.pdf", 200, "%PDF"),
        (f"{URL}/theme/a.0123456789ab.css", 200, "p {}"),
        (f"{URL}/version.json", 200, FILES["version.json"]),
        (f"{URL}/cu/", 301, ""),
        (f"{URL}/tep/cu.pdf", 410, "<h1>Đã gỡ</h1>"),
    ]
    assert answers[0].headers["Content-Type"] == "text/html; charset=utf-8"
    assert answers[2].headers["Cache-Control"] == headers_of(Part.ASSET)["Cache-Control"]
    assert answers[4].headers["Location"] == "/"
    assert list(read_warc(io.BytesIO(data))) == answers


def test_another_reader_finds_the_same(tmp_path: Path) -> None:
    data, answers = archived(tmp_path)
    found = []
    for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        if record.rec_type == "response":
            body = record.content_stream().read()
            headers = dict(record.http_headers.headers)
            assert headers.pop("Content-Length") == str(len(body))
            status = HTTPStatus(int(record.http_headers.get_statuscode()))
            uri = record.rec_headers.get_header("WARC-Target-URI")
            found.append(Answer(uri, status, headers, body))
        assert record.rec_headers.get_header("WARC-Date") == "2026-11-20T02:00:00Z"
    assert found == answers


def test_the_same_release_gives_the_same_bytes_and_another_site_others(tmp_path: Path) -> None:
    first, _ = archived(tmp_path / "a")
    assert first == archived(tmp_path / "b")[0]
    below, answers = archived(tmp_path / "c", f"{URL}/cong")
    assert below != first
    assert answers[0].url == f"{URL}/cong/"


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_torn_archive_is_told(cut: int, tmp_path: Path) -> None:
    data, _ = archived(tmp_path)
    with pytest.raises(NotAnArchive):
        list(read_warc(io.BytesIO(data[:-cut])))


def test_an_altered_answer_is_told() -> None:
    file = io.BytesIO()
    answer = Answer(f"{URL}/", HTTPStatus.OK, {"Content-Type": "text/plain"}, b"x" * 50)
    write_warc(file, "1" * 24, "2026-11-20T02:00:00Z", [answer])
    text = gzip.decompress(file.getvalue()).replace(b"xx", b"yx", 1)
    with pytest.raises(NotAnArchive, match="songoaivu"):
        list(read_warc(io.BytesIO(gzip.compress(text))))
    with pytest.raises(NotAnArchive):
        list(read_warc(io.BytesIO(b"no archive")))


def test_an_empty_release_is_an_archive_of_nothing() -> None:
    texts = {HEADERS: headers_file(), S3: b'{"moved": {}, "gone": {}}'}
    assert list(answers_of_release(Manifest(()), texts.__getitem__, URL)) == []
