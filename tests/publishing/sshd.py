"""A real sshd on the loopback, set up with keys of its own.

In: an empty folder.  Out: :class:`Host`, which knows the way to it; it ends with the context.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portal.publishing.targets.remote import Remote
from portal.publishing.targets.ssh import SshTarget
from tests.needs import server
from tests.publishing.servers import answers, free_port

__all__ = ["Host", "sshd"]

RELAY = """
import os, signal, socket, sys, threading
port, left, *pids = map(int, sys.argv[1:])
line = socket.create_connection(("127.0.0.1", port))

def back():
    while data := line.recv(65536):
        os.write(1, data)
    os._exit(0)

threading.Thread(target=back, daemon=True).start()
while data := os.read(0, 65536):
    line.sendall(data[:left])
    left -= len(data)
    if left <= 0:
        break
if left <= 0:
    for pid in pids:
        children = [pid]
        for one in children:
            text = open(f"/proc/{one}/task/{one}/children").read()
            children += map(int, text.split())
        for one in children:
            os.kill(one, signal.SIGKILL)
    os._exit(0)
line.shutdown(socket.SHUT_WR)
threading.Event().wait()
"""
"""The way to a port, cut after so many bytes; processes that are killed then, with their own."""


@dataclass(frozen=True, slots=True)
class Host:
    """An sshd of this test's own; ``config`` knows it, its key and ours."""

    config: Path
    known: Path
    port: int
    process: int

    def target(self, home: Path) -> SshTarget:
        return SshTarget(Remote("portal", str(home), self.config))

    def cut(self, folder: Path, after: int, *, kills: bool = False) -> Host:
        """The same, but the line breaks after so many bytes; with ``kills`` the server ends."""
        relay, config = folder / "relay.py", folder / "cut-config"
        relay.write_text(RELAY, "utf-8")
        pid = f" {self.process}" if kills else ""
        line = f'ProxyCommand "{sys.executable}" "{relay}" {self.port} {after}{pid}'
        config.write_text(f"{self.config.read_text('utf-8')}{line}\n", "utf-8")
        return Host(config, self.known, self.port, self.process)


@contextmanager
def sshd(folder: Path) -> Iterator[Host]:
    port = free_port()
    for name in ("host", "person"):
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(words, check=True)
    (folder / "allowed").write_bytes((folder / "person.pub").read_bytes())
    settings = (
        f"Port {port}",
        "ListenAddress 127.0.0.1",
        f"HostKey {folder}/host",
        f"AuthorizedKeysFile {folder}/allowed",
        f"PidFile {folder}/pid",
        "StrictModes no",
        "UsePAM no",
        "PasswordAuthentication no",
    )
    (folder / "sshd_config").write_text("\n".join(settings) + "\n", "utf-8")
    known = folder / "known"
    key = " ".join((folder / "host.pub").read_text("utf-8").split()[:2])
    known.write_text(f"[127.0.0.1]:{port} {key}\n", "utf-8")
    config = folder / "config"
    lines = (
        "Host portal",
        "HostName 127.0.0.1",
        f"Port {port}",
        f"IdentityFile {folder}/person",
        "IdentitiesOnly yes",
        "StrictHostKeyChecking yes",
        f"UserKnownHostsFile {known}",
        "GlobalKnownHostsFile /dev/null",
    )
    config.write_text("\n".join(lines) + "\n", "utf-8")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    words = [str(server("sshd")), "-D", "-e", "-f", str(folder / "sshd_config")]
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        assert answers(process, port)
        yield Host(config, known, port, process.pid)
    finally:
        process.terminate()
        process.wait()
