"""The living page: the theme's components and tokens, for whoever works on the theme.

In: a composer.  Out: LivingPage.  Planned with ``--drafts`` and in ``serve`` only; never in a list,
a sitemap or a release.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal

from portal.domain.colour import contrast
from portal.i18n.numbers import number_text
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.samples import tokens
from portal.pages.samples.components import COMPONENTS, WIDE, WITHOUT_MACRO
from portal.pages.samples.parts import State
from portal.pages.samples.specimens import sample
from portal.pages.views.living import (
    Component,
    ContrastLine,
    LivingPage,
    Sample,
    ScaleStep,
    Specimen,
    Swatch,
)

__all__ = ["living_page"]

_PICTURE = "img/drum.svg"
_PLAIN_LENGTH = re.compile(r"[\d.]+rem")


def living_page(compose: Composer) -> LivingPage:
    """``/mau/``"""
    text = compose.site.tokens
    title = compose("Trang mẫu của giao diện")
    picture = compose.site.assets.get(_PICTURE, "")
    samples = {state: sample(state, compose.lang, picture) for state in State}
    description = compose("Mọi thành phần của giao diện, ở mọi trạng thái, với dữ liệu đặt ra.")
    return LivingPage(
        head=compose.head(addresses.LIVING, title, description, robots="noindex"),
        components=tuple(_component(compose, name, samples) for name in COMPONENTS),
        swatches=tuple(_swatches(text).values()),
        contrasts=_contrasts(compose, text),
        steps=tuple(ScaleStep(token, size) for token, size in tokens.steps(text, "step-")),
        spaces=tuple(
            ScaleStep(token, size, size if _PLAIN_LENGTH.fullmatch(size) else "")
            for token, size in tokens.steps(text, "space-")
        ),
    )


def _component(compose: Composer, name: str, samples: Mapping[State, Sample]) -> Component:
    labels = {
        State.TYPICAL: compose("Thường gặp"),
        State.ONE: compose("Chỉ một"),
        State.BARE: compose("Thiếu mọi thứ có thể thiếu"),
        State.LONG: compose("Rất dài"),
        State.FOREIGN: compose("Tên bằng tiếng khác"),
    }
    return Component(
        name=name,
        macro="" if name in WITHOUT_MACRO else f"templates/macros/{name}.html",
        style=f"static/css/components/{name}.css",
        example=f"examples/{name}.html",
        wide=name in WIDE,
        specimens=tuple(
            Specimen(f"{name}-{state.name.lower()}", labels[state], samples[state])
            for state in COMPONENTS[name]
        ),
    )


def _swatches(text: str) -> dict[str, Swatch]:
    light, dark = tokens.schemes(text)
    return {
        token: Swatch(token, light[token], dark[token])
        for token in light
        # Halves of a pair, each of one scheme alone.
        if not token.endswith(("-on-light", "-on-dark"))
    }


def _contrasts(compose: Composer, text: str) -> tuple[ContrastLine, ...]:
    swatches = _swatches(text)

    def ratio(one: str, other: str) -> str:
        found = Decimal(str(contrast(one, other)))
        return number_text(found.quantize(Decimal("0.1"), ROUND_DOWN), compose.lang)

    return tuple(
        ContrastLine(
            swatches[ink],
            swatches[ground],
            ratio(swatches[ink].light, swatches[ground].light),
            ratio(swatches[ink].dark, swatches[ground].dark),
        )
        for ink, ground in tokens.TEXT_PAIRS
    )
