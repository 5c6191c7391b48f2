"""A bucket behind any S3 API: the few requests that targets are made of.

In: a client of boto3's, names, bytes.  Out: objects, listings; Absent, Lost, or an EnvironmentFault
with a sentence.  Every upload carries the SHA-256 that the server is to hold it against.
Credentials come from where boto3 finds them (environment, its own configuration) and are never
asked for, kept or shown.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

import boto3
from botocore.config import Config

from portal.output.errors import EnvironmentFault
from portal.publishing.targets.s3faults import Absent, Lost, told

__all__ = ["Bucket", "Listed", "Object", "open_bucket"]

_AT_ONCE = 16
_MOST_DELETED = 1000
"""So many names go into one request to delete, by the API's own rule."""

_PLAIN = "when_required"
"""No checksums but ours: not every server knows those that newer clients add."""

T = TypeVar("T")


class Listed(NamedTuple):
    """An object of a listing."""

    size: int
    etag: str


@dataclass(frozen=True, slots=True)
class Object:
    """A key's bytes, and the mark that a conditional write compares (``ETag``)."""

    data: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class Bucket:
    """``prefix`` ("", "www/") stands before every key; ``at_once`` requests run at a time."""

    client: Any
    name: str
    prefix: str
    at_once: int = _AT_ONCE

    @property
    def place(self) -> str:
        return f"s3://{self.name}/{self.prefix}".rstrip("/")

    def get(self, key: str) -> Object:
        """Raises Absent."""
        with told(self.place):
            answer = self.client.get_object(Bucket=self.name, Key=self.prefix + key)
            return Object(answer["Body"].read(), answer["ETag"])

    def put(self, key: str, data: bytes, headers: Mapping[str, str]) -> None:
        with told(self.place):
            self.client.put_object(**self._body(key, data), **headers)

    def swap(self, key: str, data: bytes, etag: str | None) -> str:
        """Replace an object that is still what ``etag`` says (None: not there); its new mark.

        Raises Lost.  When the answer is lost or a repeated request was refused, what is there now
        tells whether ours was written.
        """
        condition = {"IfMatch": etag} if etag else {"IfNoneMatch": "*"}
        headers = {"ContentType": "application/json", "CacheControl": "no-cache"}
        try:
            with told(self.place):
                answer = self.client.put_object(**self._body(key, data), **headers, **condition)
                return str(answer["ETag"])
        except (EnvironmentFault, Lost, Absent) as error:
            written = self._written(key)
            if written is not None and written.data == data:
                return written.etag
            if isinstance(error, Absent):
                raise Lost from None
            raise

    def _written(self, key: str) -> Object | None:
        """What is there, None when that cannot be known either."""
        try:
            return self.get(key)
        except (EnvironmentFault, Absent):
            return None

    def copy(self, source: str, key: str, headers: Mapping[str, str]) -> tuple[str, str]:
        """Copy within the bucket: the new ETag, and the SHA-256 ("": the server tells none).

        Raises Absent when the source is not there.
        """
        with told(self.place):
            answer = self.client.copy_object(
                Bucket=self.name,
                Key=self.prefix + key,
                CopySource={"Bucket": self.name, "Key": self.prefix + source},
                ChecksumAlgorithm="SHA256",
                MetadataDirective="REPLACE",
                **headers,
            )
        result = answer["CopyObjectResult"]
        told_sum = str(result.get("ChecksumSHA256") or "")
        return str(result["ETag"]), base64.b64decode(told_sum).hex()

    def list(self, folder: str) -> dict[str, Listed]:
        """Everything whose key begins so, by its key."""
        found: dict[str, Listed] = {}
        with told(self.place):
            more: dict[str, str] = {}
            while True:
                answer = self.client.list_objects_v2(
                    Bucket=self.name, Prefix=self.prefix + folder, **more
                )
                for each in answer.get("Contents", ()):
                    key = str(each["Key"]).removeprefix(self.prefix)
                    found[key] = Listed(int(each["Size"]), str(each["ETag"]))
                if not answer.get("IsTruncated"):
                    return found
                more = {"ContinuationToken": answer["NextContinuationToken"]}

    def delete(self, keys: Iterable[str]) -> None:
        """Delete them; what is not there is no fault."""
        names = sorted(keys)
        for start in range(0, len(names), _MOST_DELETED):
            objects = [{"Key": self.prefix + key} for key in names[start : start + _MOST_DELETED]]
            with told(self.place):
                answer = self.client.delete_objects(
                    Bucket=self.name, Delete={"Objects": objects, "Quiet": True}
                )
            if answer.get("Errors"):
                code = str(answer["Errors"][0].get("Code", "?"))
                raise EnvironmentFault(
                    f"{self.place}: không xóa được tệp cũ ({code}).",
                    f"{self.place}: old objects could not be deleted ({code}).",
                )

    def each(self, work: Callable[[T], object], items: Iterable[T]) -> None:
        """Do it for all of them, several at a time; the first that fails ends the rest."""
        pool = ThreadPoolExecutor(self.at_once)
        try:
            for done in [pool.submit(work, item) for item in items]:
                done.result()
        finally:
            pool.shutdown(cancel_futures=True)

    def _body(self, key: str, data: bytes) -> dict[str, Any]:
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        return {
            "Bucket": self.name,
            "Key": self.prefix + key,
            "Body": data,
            "ChecksumAlgorithm": "SHA256",
            "ChecksumSHA256": digest,
        }


def open_bucket(
    name: str, prefix: str, endpoint: str | None, region: str | None, profile: str | None
) -> Bucket:
    """With the credentials that boto3 finds by itself; raises EnvironmentFault."""
    place = f"s3://{name}/{prefix}".rstrip("/")
    with told(place):
        try:
            client = boto3.Session(profile_name=profile, region_name=region).client(
                "s3",
                endpoint_url=endpoint,
                config=Config(
                    connect_timeout=15,
                    max_pool_connections=_AT_ONCE,
                    read_timeout=60,
                    request_checksum_calculation=_PLAIN,
                    response_checksum_validation=_PLAIN,
                    retries={"mode": "standard"},
                ),
            )
        except ValueError:
            host = urlsplit(endpoint or "").hostname or "?"
            raise EnvironmentFault(
                f"{place}: địa chỉ máy chủ lưu trữ ({host}) không đúng dạng.",
                f"{place}: the address of the storage server ({host}) is not one.",
            ) from None
    return Bucket(client, name, prefix)
