"""Pages by the year of the event, of an agency and of a partner province.

A plugin of Pelican: after the articles are written, one pass over them makes the groups, each
written by Pelican's own writer.  Stock Pelican would make them as tags, and look through all
articles for every tag.
"""

from collections import defaultdict
from typing import Any

from pelican import signals


def write_years(generator: Any, writer: Any) -> None:
    """Write every year's page."""
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for article in generator.articles:
        year = article.event_date[:4]
        groups[f"nam/{year}/", f"Sự kiện năm {year}"].append(article)
        for entity in (*article.tags, article.category):
            name = generator.settings["NAMES"][str(entity)]
            groups[f"{entity.url}{year}/", f"{name} – năm {year}"].append(article)
    template = generator.get_template("year")
    for (url, title), articles in groups.items():
        writer.write_file(
            f"{url}index.html",
            template,
            generator.context,
            url=url,
            title=title,
            articles=articles,
        )


def register() -> None:
    """Called by Pelican."""
    signals.article_writer_finalized.connect(write_years)
