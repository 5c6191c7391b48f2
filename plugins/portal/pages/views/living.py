"""Context of the living page: every component of the theme with words that are made up.

Built with ``--drafts`` and in ``serve`` only.  Fields of :class:`Sample` are what the examples in
theme/templates/examples/ print; a test holds that each is used by one.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from portal.pages.drawing.axis import Axis
from portal.pages.drawing.timeline import Timeline
from portal.pages.views import lists, parts, pictures, reference, texts

__all__ = [
    "Component",
    "ContrastLine",
    "LivingPage",
    "Sample",
    "ScaleStep",
    "Specimen",
    "StandingSample",
    "Swatch",
]


@dataclass(frozen=True, slots=True)
class StandingSample:
    """A status of a regulation: its id, its name, a sentence that explains it."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sample:
    """What an example may print, in one state.

    ``label`` and ``text`` are a heading and a sentence; ``kind`` a story's kind; ``row`` one story,
    ``rows`` several; ``parties``, ``partners``, ``regulations``, ``people``, ``commendations``,
    ``documents`` and ``tags`` are named as an article's, so that ``card`` takes a sample for one.
    """

    label: str
    text: str
    count: int
    kind: parts.Link
    date: parts.DateText
    place: str
    row: parts.StoryRow
    rows: tuple[parts.StoryRow, ...]
    chips: tuple[parts.Chip, ...]
    links: tuple[parts.Link, ...]
    link: parts.Link
    entities: tuple[parts.EntityName, ...]
    counts: tuple[parts.YearCount, ...]
    terms: tuple[parts.TermDescription, ...]
    facts: tuple[parts.Fact, ...]
    notes: tuple[reference.CorrectionLine, ...]
    sources: tuple[parts.SourceLine, ...]
    headings: tuple[texts.EntryHeading, ...]
    head: parts.Head
    figures: tuple[parts.Figures, ...]
    photographs: tuple[texts.Photograph, ...]
    body: Markup
    citation: str
    mail_url: str
    parties: tuple[parts.PartyLine, ...]
    partners: tuple[parts.EntityName, ...]
    regulations: tuple[texts.MentionLine, ...]
    people: tuple[parts.TermDescription, ...]
    commendations: str
    documents: tuple[texts.DocumentFact, ...]
    tags: tuple[str, ...]
    papers: tuple[reference.DocumentLine, ...]
    groups: tuple[lists.DirectoryGroup, ...]
    register: tuple[texts.RegulationLine, ...]
    standings: tuple[StandingSample, ...]
    deadlines: tuple[reference.ReviewLine, ...]
    steps: tuple[texts.LifeStep, ...]
    heat: reference.HeatTable
    border: pictures.BorderView | None
    tiles: pictures.TilesView
    locator: pictures.LocatorView | None
    years: pictures.YearsView | None
    timeline: Timeline | None
    axis: Axis | None


@dataclass(frozen=True, slots=True)
class Specimen:
    """A component in one state: what the state is called, and an id of its own."""

    id: str
    label: str
    sample: Sample


@dataclass(frozen=True, slots=True)
class Component:
    """A component: its name, its files under theme/, its states.

    ``macro`` and ``style`` are "" where it has none of its own; ``example`` is the template that
    prints it.  A ``wide`` one shows its schemes one above the other.
    """

    name: str
    macro: str
    style: str
    example: str
    wide: bool
    specimens: tuple[Specimen, ...]


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour in both schemes, ``#rrggbb``."""

    token: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class ContrastLine:
    """Text on a ground, with its contrast in the light and in the dark scheme, for reading."""

    text: Swatch
    ground: Swatch
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """A step of type or of space: its token and its size as it is written.

    ``length`` is the size where it is a plain length, for drawing, else "".
    """

    token: str
    size: str
    length: str = ""


@dataclass(frozen=True, slots=True)
class LivingPage:
    """``living.html``: the components in every state and both schemes, and the tokens."""

    head: parts.Head
    components: tuple[Component, ...]
    swatches: tuple[Swatch, ...]
    contrasts: tuple[ContrastLine, ...]
    steps: tuple[ScaleStep, ...]
    spaces: tuple[ScaleStep, ...]
    section: str = ""
