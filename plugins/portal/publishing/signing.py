"""The signature of a release: minisign over its manifest, verified before every switch.

In: ``PORTAL_PUBLIC_KEY = "RW…"`` of publishconf.py, the path of the secret key in
``PORTAL_MINISIGN_KEY``.  Out: :class:`Signer`.  Who can write at the target but does not have the
key can neither publish nor slip a release in for a rollback.  Without a public key nothing is
signed and nothing asked for.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from portal.output.errors import EnvironmentFault
from portal.publishing.manifest import Manifest

__all__ = ["KEY_VARIABLE", "Signer"]

KEY_VARIABLE = "PORTAL_MINISIGN_KEY"


@dataclass(frozen=True, slots=True)
class Signer:
    """``public_key`` is minisign's one line ("": no signatures), ``secret_key`` a file or None."""

    public_key: str = ""
    secret_key: Path | None = None

    def sign(self, manifest: bytes) -> bytes:
        """The signature; b"" when none is asked for.  Raises EnvironmentFault."""
        if not self.public_key:
            return b""
        if self.secret_key is None:
            raise EnvironmentFault(
                f"Bản phát hành phải được ký: hãy đặt {KEY_VARIABLE} là đường dẫn của khóa bí mật.",
                f"Releases are to be signed: set {KEY_VARIABLE} to the path of the secret key.",
            )
        with tempfile.TemporaryDirectory() as folder:
            text, signature = Path(folder, "manifest.json"), Path(folder, "signature")
            text.write_bytes(manifest)
            # A comment of its own: minisign's holds the time, and one seal has one signature.
            comment = f"release {Manifest.parse(manifest).id}"
            words = ["-S", "-s", str(self.secret_key), "-m", str(text), "-x", str(signature)]
            done = _minisign(*words, "-t", comment, "-c", comment)
            if done.returncode or not signature.is_file():
                raise EnvironmentFault(
                    f"minisign không ký được: {_last(done.stderr)}. Không có gì thay đổi.",
                    f"minisign could not sign: {_last(done.stderr)}. Nothing was changed.",
                )
            return signature.read_bytes()

    def verify(self, place: str, id: str, manifest: bytes, signature: bytes) -> None:
        """A fault unless the manifest carries our signature, where one is asked for."""
        if not self.public_key:
            return
        with tempfile.TemporaryDirectory() as folder:
            text, signed = Path(folder, "manifest.json"), Path(folder, "signature")
            text.write_bytes(manifest)
            signed.write_bytes(signature)
            words = ["-V", "-P", self.public_key, "-m", str(text), "-x", str(signed)]
            if signature and _minisign(*words).returncode == 0:
                return
        raise EnvironmentFault(
            f"{place}: chữ ký của bản {id} không đúng với khóa trong publishconf.py, nên không "
            "được đưa lên. Trang đang có vẫn nguyên vẹn.",
            f"{place}: the signature of release {id} is not of the key in publishconf.py, so it is "
            "not shown. The former site is still whole.",
        )


def _minisign(*words: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("minisign")
    if program is None:
        raise EnvironmentFault(
            "Thiếu minisign (Debian: apt install minisign). Không có gì thay đổi.",
            "minisign is missing (Debian: apt install minisign). Nothing was changed.",
        )
    return subprocess.run(  # noqa: S603 - a fixed program, no shell
        [program, *words],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def _last(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "?"
