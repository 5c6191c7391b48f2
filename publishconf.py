"""Settings for publishing: what differs from pelicanconf.py on the public host."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - Pelican's settings files build on each other this way

# The public address, without a closing slash.
SITEURL = "https://doi-ngoai.example"

# Where `tasks.py publish` shows the site; docs/publishing.md tells of each kind.
PORTAL_TARGETS = {
    "directory": {"kind": "directory", "path": "published"},
}
