"""The account of all files after a few have changed.

In: the account of the last build, what became of the changed articles.  Out: the account that
counting all files would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from portal.domain.publication import PublicationState
from portal.output.reports import Account
from portal.warm.kin import Kin

__all__ = ["account_after"]


def account_after(
    before: Account,
    slugs: Iterable[str],
    kin: tuple[Mapping[str, Kin], Mapping[str, Kin]],
    states: tuple[Mapping[str, PublicationState], Mapping[str, PublicationState]],
) -> Account:
    """``kin`` and ``states`` are those before and after."""
    account = before
    for slug in slugs:
        for sign, files, state in zip((-1, 1), kin, states, strict=True):
            if slug in files:
                count = sign * len(files[slug].files)
                part = str(state[slug])
                more = {part: getattr(account, part) + count, "files": account.files + count}
                account = replace(account, **more)
    return account
