"""The two small files beside a release: when it was published, and that it is whole.

In: a number, a manifest; or the text of such a file.  Out: the text, or what it says.  A release is
listed while ``published.json`` lies there.  ``whole.json`` is written last of all, once every byte
has been verified, and removed first by whatever mends or deletes: so a rollback asks for it alone
and not for each of many thousand files.  It names the assets that readers of the release ask for.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from portal.publishing.manifest import Manifest, NotAManifest, is_inside
from portal.publishing.operations import assets_of
from portal.publishing.release import SITE

__all__ = ["published_text", "read_published", "read_whole", "whole_text"]


def published_text(number: int) -> bytes:
    """When a release was published, as its ``published.json``."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return (json.dumps({"number": number, "at": at}) + "\n").encode()


def read_published(text: bytes) -> tuple[int, str]:
    """Number and time; raises NotAManifest for what is none."""
    try:
        data = json.loads(text)
        return int(data["number"]), str(data["at"])
    except (KeyError, TypeError, ValueError) as error:
        raise NotAManifest(str(error)) from error


def whole_text(manifest: Manifest) -> bytes:
    """That the release was found whole, as its ``whole.json``."""
    return (json.dumps({"assets": list(assets_of(manifest))}, indent=0) + "\n").encode()


def read_whole(text: bytes) -> tuple[str, ...]:
    """The paths of its assets; raises NotAManifest for what is none."""
    try:
        assets = tuple(str(path) for path in json.loads(text)["assets"])
    except (KeyError, TypeError, ValueError) as error:
        raise NotAManifest(str(error)) from error
    if not all(path.startswith(SITE) and is_inside(path) for path in assets):
        raise NotAManifest("a path outside of the release")
    return assets
