"""Settings of the portal for Pelican.

What a department changes stands in content/site.yaml and publishconf.py.
"""

import sys
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).resolve().parent
# PELICAN_CLASS must be importable before Pelican itself looks at PLUGIN_PATHS.
if str(ROOT / "plugins") not in sys.path:
    sys.path.insert(0, str(ROOT / "plugins"))

SITEURL = "http://127.0.0.1:8000"
PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
PORTAL_CACHE = str(ROOT / ".cache")
THEME = str(ROOT / "theme")
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

PELICAN_CLASS = "portal.PortalPelican"
PLUGIN_PATHS = [str(ROOT / "plugins")]
PLUGINS = ["portal"]

# Nothing reaches a page unescaped but cleaned HTML, and a misspelt name in a template is an error.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}

# The portal reads, writes and swaps by itself: Pelican's own generators are given nothing to do,
# and it must never delete the output, which is a link to a finished tree.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
TEMPLATE_PAGES = {}
DELETE_OUTPUT_DIRECTORY = False
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CACHE_CONTENT = False
