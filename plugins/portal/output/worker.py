"""The service worker: pages that were visited can be read again without a network.

In: theme/worker/, the site.  Out: ``sw.js`` at the site's root, which is what it may see.  Its
first line says what it keeps for which version of the theme: the version follows from the names of
the assets, which follow from their content, so the same site has the same worker.  Where the
department turned this off, the worker instead deletes what was kept and takes its leave.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from portal.domain.problems import Problems
from portal.output.assets import minified_script
from portal.pages import addresses
from portal.pages.site import Site

__all__ = ["worker_file"]

_KEEPING = "worker/offline.js"
_LEAVING = "worker/off.js"


def worker_file(theme: Path, site: Site, problems: Problems) -> Mapping[str, bytes]:
    """``sw.js``; nothing, and an error noted, where the theme lacks its source."""
    source = theme / (_KEEPING if site.identity.offline else _LEAVING)
    if not source.is_file():
        problems.error(f"theme/{source.relative_to(theme).as_posix()}", 0, "", "template-missing")
        return {}
    script = minified_script(source.read_text("utf-8"))
    root = f"{site.options.base_path}/"
    portal: dict[str, object] = {"caches": f"ngoai-tuyen {root} "}
    if site.identity.offline:
        portal |= {
            "root": root,
            "offline": [site.url(addresses.OFFLINE, lang) for lang in site.languages],
        }
        portal["version"] = _digest(portal, sorted(site.assets.values()), script.decode())
    return {addresses.file_of(addresses.WORKER): f"const portal={_js(portal)};".encode() + script}


def _digest(*parts: object) -> str:
    return hashlib.sha256(_js(parts).encode()).hexdigest()[:12]


def _js(value: object) -> str:
    """JSON is JavaScript; the addresses in it are ASCII."""
    return json.dumps(value, separators=(",", ":"))
