"""What an S3 server or the way to it reports, as a sentence for people.

In: an exception of boto3's.  Out: an EnvironmentFault.  Of what the server says only its one word
(``ExpiredToken``) is repeated: texts of servers may hold names of keys, and logs are read by many.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    HTTPClientError,
    NoCredentialsError,
    PartialCredentialsError,
    ProfileNotFound,
    TokenRetrievalError,
    UnauthorizedSSOTokenError,
)
from botocore.exceptions import ConnectionError as NoConnection

from portal.output.errors import EnvironmentFault

__all__ = ["Absent", "Lost", "code_of", "told"]

_ABSENT = {"NoSuchKey", "404", "NotFound"}
_LOST = {"PreconditionFailed", "412", "ConditionalRequestConflict"}

_EXPIRED = {"ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"}
_REFUSED = {"InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "AuthFailure"}
_DENIED = {"AccessDenied", "AllAccessDisabled", "MethodNotAllowed", "403", "401"}
_FULL = {"QuotaExceeded", "InsufficientStorage", "XMinioStorageFull", "507"}
_CLOCK = {"RequestTimeTooSkewed"}

_SENTENCES = (
    (_EXPIRED, "khóa truy cập đã hết hạn", "the credentials have expired"),
    (_REFUSED, "khóa truy cập không được chấp nhận", "the credentials are not accepted"),
    (
        _DENIED,
        "khóa truy cập không có quyền đọc hoặc ghi ở đây",
        "the credentials may not read or write here",
    ),
    (_FULL, "nơi lưu trữ đã đầy", "the storage is full"),
    ({"NoSuchBucket"}, "không có thùng chứa (bucket) này", "there is no such bucket"),
    (_CLOCK, "đồng hồ của máy này sai giờ", "the clock of this machine is wrong"),
)
_NO_CREDENTIALS = (
    "chưa có khóa truy cập; hãy đặt AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY, hoặc AWS_PROFILE",
    "there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
)
_NO_NETWORK = ("không nối được với máy chủ lưu trữ", "the storage server cannot be reached")


class Absent(Exception):
    """There is no such object."""


class Lost(Exception):
    """The object is not any more what a conditional write asked for."""


def code_of(error: ClientError) -> str:
    """The server's word for it, else the HTTP status."""
    code = str(error.response.get("Error", {}).get("Code") or "")
    return code or str(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", "?"))


@contextmanager
def told(place: str) -> Iterator[None]:
    """Within, exceptions of boto3's become Absent, Lost or an EnvironmentFault."""
    try:
        yield
    except ClientError as error:
        code = code_of(error)
        if code in _ABSENT:
            raise Absent from None
        if code in _LOST:
            raise Lost from None
        raise _fault(place, *_of_code(code)) from None
    except (
        NoCredentialsError,
        PartialCredentialsError,
        ProfileNotFound,
        TokenRetrievalError,
        UnauthorizedSSOTokenError,
    ):
        raise _fault(place, *_NO_CREDENTIALS) from None
    except (NoConnection, HTTPClientError):
        raise _fault(place, *_NO_NETWORK) from None
    except BotoCoreError as error:
        name = type(error).__name__
        raise _fault(place, name, name) from None


def _of_code(code: str) -> tuple[str, str]:
    for codes, vi, en in _SENTENCES:
        if code in codes:
            return f"{vi} ({code})", f"{en} ({code})"
    return f"máy chủ lưu trữ báo {code}", f"the storage server says {code}"


def _fault(place: str, vi: str, en: str) -> EnvironmentFault:
    return EnvironmentFault(
        f"{place}: {vi}. Trang đang có vẫn nguyên vẹn; hãy xử lý rồi chạy lại.",
        f"{place}: {en}. The former site is still whole; mend this and try again.",
    )
