"""The made-up corpus as a site of stock Pelican: the pages that the portal's --lean build makes.

Read by Pelican.  Agencies are tags, a partner province is a category, years are period archives;
what Pelican has no word for (an agency's year) comes from plugins/year_pages.py.  Whatever is not
named here is as Pelican ships it.
"""

import json
from pathlib import Path

SITENAME = "Cổng tin đối ngoại Hà Tĩnh"
SITEURL = "http://127.0.0.1:8000"
DEPARTMENT = "Sở Ngoại vụ tỉnh Hà Tĩnh"
LICENCE = "Ghi rõ nguồn khi dẫn lại"
NAMES = json.loads(Path(__file__).with_name("names.json").read_text("utf-8"))

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
STATIC_PATHS: list[str] = []
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["year_pages"]

ARTICLE_URL = "tin/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = f"{ARTICLE_URL}index.html"
TAG_URL = "co-quan/{slug}/"
TAG_SAVE_AS = f"{TAG_URL}index.html"
CATEGORY_URL = "tinh-ban/{slug}/"
CATEGORY_SAVE_AS = f"{CATEGORY_URL}index.html"
AUTHOR_SAVE_AS = ""
YEAR_ARCHIVE_URL = "tin/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = f"{YEAR_ARCHIVE_URL}index.html"

DIRECT_TEMPLATES = ["index", "archives", "years", "tags", "categories", "sitemap"]
ARCHIVES_SAVE_AS = "tin/index.html"
YEARS_SAVE_AS = "nam/index.html"
TAGS_SAVE_AS = "co-quan/index.html"
CATEGORIES_SAVE_AS = "tinh-ban/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = "atom.xml"
TAG_FEED_ATOM = f"{TAG_URL}atom.xml"
CATEGORY_FEED_ATOM = f"{CATEGORY_URL}atom.xml"
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
