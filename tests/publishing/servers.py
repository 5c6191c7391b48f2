"""nginx and Caddy on the loopback, set up by what a release brings and by nothing else.

In: the folder of a target.  Out: where the server answers; it ends with the context.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.needs import brotli_module, server

__all__ = ["SERVERS", "Answer", "ask", "free_port"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came over the wire; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(port: int, address: str, host: str = "127.0.0.1", **headers: str) -> Answer:
    """GET on a connection of its own; nothing is followed or unpacked."""
    connection = http.client.HTTPConnection(host, port, timeout=20)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", address, headers=named)
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    finally:
        connection.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def nginx(home: Path, folder: Path) -> Iterator[int]:
    """The two files in their two blocks; everything that nginx writes goes to ``folder``."""
    port, hosting = free_port(), home / "current" / "hosting" / "nginx"
    temporary = [
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    ]
    conf = folder / "nginx.conf"
    lines = [
        f"load_module {brotli_module()};",
        *(["user root;"] if os.geteuid() == 0 else []),
        "daemon off; worker_processes 1;",
        f"pid {folder}/pid; error_log {folder}/error.log;",
        "events { worker_connections 256; }",
        "http {",
        "access_log off;",
        *temporary,
        f"include {hosting}/addresses.conf; include {hosting}/http.conf;",
        "server {",
        f"listen 127.0.0.1:{port}; listen [::1]:{port}; include {hosting}/server.conf;",
        "} }",
    ]
    conf.write_text("\n".join(lines) + "\n", "utf-8")
    with _running([str(server("nginx")), "-e", f"{folder}/error.log", "-c", str(conf)], port):
        yield port


@contextmanager
def caddy(home: Path, folder: Path) -> Iterator[int]:
    port = free_port()
    conf = folder / "Caddyfile"
    lines = [
        "{",
        "\tadmin off",
        "\tauto_https off",
        f"\tstorage file_system {folder}",
        "}",
        f"http://:{port} {{",
        "\tbind 127.0.0.1 ::1",
        f"\timport {home}/current/hosting/caddy/site.caddy",
        "}",
    ]
    conf.write_text("\n".join(lines) + "\n", "utf-8")
    words = [str(server("caddy")), "run", "--adapter", "caddyfile", "--config", str(conf)]
    with _running(words, port, XDG_CONFIG_HOME=str(folder), HOME=str(folder)):
        yield port


@contextmanager
def _running(words: list[str], port: int, **environ: str) -> Iterator[None]:
    """Wait until it answers; end it after that."""
    process = subprocess.Popen(
        words,
        env={**os.environ, **environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        else:
            assert process.stderr is not None
            raise AssertionError(process.stderr.read())
        yield
    finally:
        process.terminate()
        process.communicate()


SERVERS = {"nginx": nginx, "caddy": caddy}
