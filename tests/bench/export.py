"""The made-up articles as a site of Hugo or of stock Pelican.

In: a content folder that tests/site/factory.py has made, the peer's name, an empty place.  Out:
there, the peer's site of this folder (hugo/ or pelican/) with the articles in the peer's own
form: ``hugo`` or ``pelican`` in that place builds it into ``public/`` or ``output/``.  With
``--one`` the source is one article, brought into a site that stands there already.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.corpus import Item, read_item, read_items, read_names

__all__ = ["PEERS", "export", "export_one"]

_HERE = Path(__file__).parent
_ZONE = "+07:00"


def export(content: Path, peer: str, place: Path) -> None:
    """Make the whole site of ``peer`` at ``place``; KeyError for a peer that nobody knows."""
    write = PEERS[peer]
    shutil.copytree(_HERE / peer, place, ignore=shutil.ignore_patterns("__pycache__"))
    names = read_names(content)
    for item in read_items(content):
        write(item, names, place)
    if peer == "hugo":
        _hugo_terms(content, names, place)
    else:
        _write(place / "names.json", _json(names) + "\n")
    style = place / ("static/theme" if peer == "hugo" else "theme/static") / "site.css"
    style.parent.mkdir(parents=True)
    shutil.copy(_HERE / "site.css", style)


def export_one(source: Path, peer: str, place: Path) -> None:
    """Bring one new or edited article into a site that :func:`export` has made."""
    PEERS[peer](read_item(source), read_names(source.parents[2]), place)


def _hugo(item: Item, names: dict[str, str], place: Path) -> None:
    """YAML front matter; an agency's year is a term below the agency's, which holds it too."""
    front = {
        "title": item.title,
        "date": f"{item.published.replace(' ', 'T')}:00{_ZONE}",
        "summary": item.summary,
        "co-quan": [f"{party.id}/{item.year}" for party in item.parties],
        "tinh-ban": [f"{id}/{item.year}" for id in item.partners],
        "nam": [item.year],
        "loai": item.kind,
        "event": {"date": item.day, "place": item.place},
        "parties": [{"id": party.id, "role": party.role} for party in item.parties],
        "partners": item.partners,
        "regulations": [names[id] for id in item.regulations],
        "figures": [{"label": a, "value": b, "unit": c} for a, b, c in item.figures],
        "sources": [{"name": name, "url": url} for name, url in item.sources],
        "topics": item.topics,
    }
    head = "".join(f"{key}: {_json(value)}\n" for key, value in front.items())
    path = place / "content" / "tin" / item.year / f"{item.slug}.md"
    _write(path, f"---\n{head}---\n\n{item.body}")


def _hugo_terms(content: Path, names: dict[str, str], place: Path) -> None:
    """Titles of sections and taxonomies; an agency's and a partner's own page has a feed."""
    titles = {"tin": "Tin mới", "nam": "Theo năm", "co-quan": "Cơ quan", "tinh-ban": "Tỉnh bạn"}
    for root, title in titles.items():
        _write(place / "content" / root / "_index.md", f"---\ntitle: {title}\n---\n")
    for folder in (place / "content" / "tin").iterdir():
        if folder.is_dir():
            _write(folder / "_index.md", f"---\ntitle: Tin năm {folder.name}\n---\n")
    for id, root in _entities(content).items():
        head = f"title: {_json(names[id])}\noutputs: [html, atom]\n"
        _write(place / "content" / root / id / "_index.md", f"---\n{head}---\n")
    _write(place / "data" / "names.json", _json(names) + "\n")


def _pelican(item: Item, names: dict[str, str], place: Path) -> None:
    """Python-Markdown's metadata; agencies are tags, the partner province is the category."""
    front = {
        "Title": item.title,
        "Date": item.published,
        "Slug": item.slug,
        "Category": item.partners[0],
        "Tags": ", ".join(party.id for party in item.parties),
        "Summary": item.summary,
        "Kind": item.kind,
        "Event_date": item.day,
        "Place": item.place,
        "Roles": " | ".join(party.role for party in item.parties),
        "Regulations": " | ".join(names[id] for id in item.regulations),
        "Figures": " | ".join("; ".join(figure) for figure in item.figures),
        "Sources": " | ".join("; ".join(source) for source in item.sources),
        "Topics": ", ".join(item.topics),
    }
    head = "".join(f"{key}: {value}\n" for key, value in front.items() if value)
    _write(place / "content" / item.year / f"{item.slug}.md", f"{head}\n{item.body}")


def _entities(content: Path) -> dict[str, str]:
    """Agencies and partner provinces, each with the root that it stands below."""
    registry = content / "registry"
    found = {path.stem: "co-quan" for path in sorted(registry.glob("agencies/*.yaml"))}
    for path in sorted(registry.glob("provinces/*.yaml")):
        if "country: VN" not in path.read_text("utf-8"):
            found[path.stem] = "tinh-ban"
    return found


def _json(value: object) -> str:
    """JSON, which is YAML too."""
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


PEERS: dict[str, Callable[[Item, dict[str, str], Path], None]] = {
    "hugo": _hugo,
    "pelican": _pelican,
}

if __name__ == "__main__":
    *options, source, peer, place = sys.argv[1:]
    (export_one if options else export)(Path(source), peer, Path(place))
