"""Tools that a test may need and a machine may lack: the one place that looks for them.

``@needs("java", "vnu")`` skips a test where one is missing, with the reason; tests/conftest.py
lists at the end of the run what was skipped and how to install it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

__all__ = [
    "ROOT",
    "TOOLS",
    "Tool",
    "axe_script",
    "brotli_module",
    "chromium",
    "hugo",
    "java",
    "lighthouse",
    "missing",
    "namespaces",
    "needs",
    "server",
    "vnu_jar",
]

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Tool:
    """``find`` gives the tool's path or None; ``install`` is how a Debian system gets it."""

    find: Callable[[], str | None]
    install: str


def chromium() -> str | None:
    """Chromium or Chrome; ``CHROMIUM`` names another one."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)


def hugo() -> str | None:
    """The other generator that the benchmark builds the same site with."""
    # Loaded only when it is looked for: not every user of this list has the portal on the path.
    from portal.commands.bench.peers import find_hugo

    return find_hugo()


@cache
def java() -> str | None:
    """A Java that starts (on some systems ``java`` is only a hint how to install it)."""
    path = shutil.which("java")
    if path is None:
        return None
    started = subprocess.run([path, "-version"], capture_output=True, check=False)
    return path if started.returncode == 0 else None


def vnu_jar() -> str | None:
    """The Nu Html Checker from the development package of package.json."""
    path = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    return str(path) if path.is_file() else None


def axe_script() -> str | None:
    """The accessibility checker that runs inside a page, from package.json."""
    path = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    return str(path) if path.is_file() else None


def lighthouse() -> str | None:
    """Google's audits of a page, from package.json; only tests/quality/ runs them."""
    path = ROOT / "node_modules" / "lighthouse" / "package.json"
    return str(path) if path.is_file() else None


@cache
def namespaces() -> str | None:
    """``unshare``, where this user may make a disk that nobody else sees."""
    path = shutil.which("unshare")
    if path is None:
        return None
    words = [path, "-m"] if os.geteuid() == 0 else [path, "-rm"]
    mounting = [*words, "mount", "-t", "tmpfs", "none", "/mnt"]
    return (
        path if subprocess.run(mounting, capture_output=True, check=False).returncode == 0 else None
    )


def brotli_module() -> str | None:
    """What lets nginx send the ``.br`` copies."""
    folder = Path("/usr/lib/nginx/modules")
    path = folder / "ngx_http_brotli_static_module.so"
    return str(path) if path.is_file() else None


def server(name: str) -> str | None:
    """A server's program; they lie where only root looks for programs."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


TOOLS: dict[str, Tool] = {
    "axe": Tool(axe_script, "sudo apt install npm && npm ci"),
    "caddy": Tool(lambda: server("caddy"), "sudo apt install caddy"),
    "chromium": Tool(chromium, "sudo apt install chromium"),
    "hugo": Tool(hugo, "python3 tasks.py bench --install"),
    "java": Tool(java, "sudo apt install default-jre-headless"),
    "lighthouse": Tool(lighthouse, "sudo apt install npm && npm ci"),
    "minisign": Tool(lambda: shutil.which("minisign"), "sudo apt install minisign"),
    "namespaces": Tool(
        namespaces,
        "sudo apt install util-linux && sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0",
    ),
    "nginx": Tool(
        lambda: server("nginx") if brotli_module() else None,
        "sudo apt install nginx-light libnginx-mod-http-brotli-static",
    ),
    "node": Tool(lambda: shutil.which("node"), "sudo apt install nodejs"),
    "rsync": Tool(lambda: shutil.which("rsync"), "sudo apt install rsync"),
    "sshd": Tool(lambda: server("sshd"), "sudo apt install openssh-server"),
    "vnu": Tool(vnu_jar, "sudo apt install npm && npm ci"),
}


def missing(tools: tuple[str, ...]) -> list[str]:
    """Those of ``tools`` that this machine lacks; KeyError for one that nobody knows."""
    return [name for name in tools if TOOLS[name].find() is None]


def needs(*tools: str) -> pytest.MarkDecorator:
    """A mark for tests that cannot run without ``tools``."""
    return pytest.mark.needs(*tools)
