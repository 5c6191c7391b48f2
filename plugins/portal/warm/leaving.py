"""What a build leaves for the next.

In: what it assembled, what it looked at before.  Out: the
:class:`~portal.warm.snapshot.Snapshot`, once the seals of ledger and manifest are put into it; and
two files beside the trees.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from portal.domain.problems import Problem, Problems
from portal.output.assembly import Assembly
from portal.output.reports import Account
from portal.pages.site import page_key
from portal.reading.parsing import TEXT_ROLES
from portal.reading.places import FileRole, label_of, locate
from portal.warm.bonds import bonds_of, named_articles
from portal.warm.kin import kin_of
from portal.warm.signatures import Signature
from portal.warm.snapshot import Snapshot, write_snapshot
from portal.warm.standing import Standing, signed, write_standing
from portal.warm.turns import next_turn, quiet_until

__all__ = ["forget", "leave", "snapshot_of"]

_ARTICLES = (FileRole.ARTICLE, FileRole.TRANSLATION)


def snapshot_of(
    assembly: Assembly,
    *,
    now: datetime,
    signatures: Mapping[str, Signature | None],
    account: Account,
    warnings: tuple[Problem, ...],
    conditions: str = "",
    versions: tuple[bytes, bytes] = (b"", b""),
) -> Snapshot:
    """``signatures`` were taken before the first file was read.

    ``conditions`` and ``versions`` are for a snapshot that another process is to find.
    """
    site, content, converted = assembly.site, assembly.content, assembly.converted

    def kept(slug: str, lang: str) -> tuple[bytes, bytes]:
        return converted.keys[slug, lang], converted.bodies[slug, lang].stamp

    bonds = bonds_of(content, converted, site.options.base_path)
    label = label_of(content.root)
    claims = (claim for claims in content.claims.values() for claim in claims)
    pages = [page_key(page.slug, page.lang) for page in content.pages]
    return Snapshot(
        conditions=conditions,
        versions=versions,
        now=now,
        turns=next_turn(content.articles, now),
        effective=site.effective,
        signatures=signatures,
        digests=assembly.digests,
        kin={article.slug: kin_of(article, converted) for article in content.articles},
        rows=site.indexes.rows,
        gone=site.indexes.news.gone,
        outlines=site.outlines,
        earlier=site.indexes.earlier.slugs(),
        states=assembly.states,
        bonds={slug: own for slug, own in bonds.items() if own},
        named=converted.asked.union(named_articles(claims)),
        ledger=b"",
        manifests=(b"", b""),
        others=tuple(
            locate(file.path, label, Problems())
            for file in content.files
            if file.role in TEXT_ROLES and file.role not in _ARTICLES
        ),
        page_bodies={key: kept(*key) for key in pages},
        pictures=site.pictures,
        beside=assembly.beside,
        search=site.search.token,
        warnings=warnings,
        account=account,
    )


def leave(home: Path, snapshot: Snapshot, outputs: int) -> None:
    """Write what the next build may use; ``outputs`` counts all files.  Raises OSError."""
    write_snapshot(home / "snapshot", snapshot)
    standing = Standing(
        conditions=snapshot.conditions,
        content=signed(snapshot.signatures),
        manifest=snapshot.manifests[0].hex(),
        since=snapshot.now,
        until=quiet_until(snapshot.now, snapshot.turns),
        outputs=outputs,
        account=snapshot.account,
        warnings=snapshot.warnings,
    )
    write_standing(home / "standing.json", standing)


def forget(home: Path) -> None:
    """Leave nothing, where theme or code was saved meanwhile.

    Nobody knows which pages were made of which; the next build makes all of them.
    """
    for name in ("snapshot", "standing.json", "ledger"):
        (home / name).unlink(missing_ok=True)
