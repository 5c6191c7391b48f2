"""When the environment is at fault: disk, permissions, a folder that is not ours.

In: what went wrong.  Out: one exception whose text is a clear sentence in Vietnamese and in
English.  Exit code 3.
"""

from __future__ import annotations

import errno
import os

__all__ = ["EnvironmentFault", "fault_from_os_error"]


class EnvironmentFault(Exception):
    """The environment is at fault (exit 3); nothing that stood before was changed."""

    exitcode = 3

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.vi = vi
        self.en = en

    def __reduce__(self) -> tuple[type[EnvironmentFault], tuple[str, str]]:
        """Workers hand errors to their parent process."""
        return EnvironmentFault, (self.vi, self.en)

    def message(self, lang: str = "vi") -> str:
        return self.en if lang == "en" else self.vi


_REASONS = {
    errno.ENOSPC: ("đĩa đã đầy", "the disk is full"),
    errno.EDQUOT: ("đã hết hạn mức đĩa", "the disk quota is used up"),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    errno.EACCES: ("không có quyền đọc hoặc ghi", "there is no permission to read or write"),
    errno.EPERM: ("không có quyền đọc hoặc ghi", "there is no permission to read or write"),
    errno.ENOENT: ("tệp vừa biến mất", "the file has just disappeared"),
    errno.EAGAIN: ("máy hết tài nguyên", "the machine is out of resources"),
    errno.ENOMEM: ("máy hết bộ nhớ", "the machine is out of memory"),
    errno.EMFILE: ("mở quá nhiều tệp cùng lúc", "too many files are open"),
    errno.EFBIG: ("tệp vượt quá cỡ cho phép", "the file exceeds the size that is allowed"),
    errno.EIO: ("đĩa bị lỗi khi đọc hoặc ghi", "the disk failed while reading or writing"),
}


def fault_from_os_error(error: OSError, place: str) -> EnvironmentFault:
    """A sentence for an error of the operating system met while working on ``place``.

    The place is what the error names, when it names one.
    """
    place = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else place
    vi, en = _REASONS.get(error.errno or 0, (error.strerror or str(error),) * 2)
    return EnvironmentFault(
        f"{place}: {vi}. Trang đang có vẫn nguyên vẹn; hãy xử lý rồi chạy lại.",
        f"{place}: {en}. The former site is still whole; mend this and try again.",
    )


def fault_from_missing_library(error: ImportError) -> EnvironmentFault:
    """A sentence for a drawing library that is not there, or cannot be loaded."""
    return EnvironmentFault(
        f"Không nạp được thư viện vẽ “{error.name}”: {error}. "
        "Hãy chạy qua python3 tasks.py để môi trường tự cài đủ, hoặc cài theo requirements.txt.",
        f"The drawing library “{error.name}” cannot be loaded: {error}. "
        "Run this through python3 tasks.py, which installs what is needed, "
        "or install what requirements.txt lists.",
    )
