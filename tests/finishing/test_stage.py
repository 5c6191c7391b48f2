"""A finished build: whole like any other, drawn once, and gone without a trace in a plain one."""

from __future__ import annotations

import shutil
from pathlib import Path

import brotli
import pytest

from portal.finishing.cache import Cache
from portal.finishing.finished import UNFINISHED, Finished
from portal.finishing.orders import Order, QrOrder, code_orders, picture_orders
from portal.finishing.stage import Stage
from portal.finishing.studio import Studio
from portal.output.build import build_outputs
from portal.output.errors import EnvironmentFault
from portal.output.planned import Output
from portal.output.reports import OutputReport
from portal.output.trees import TreePair
from portal.pages.composer import Composer
from portal.pages.site import Site
from tests.finishing.drawings import THEME, copy_of_drawings, opened, read_code, small_site
from tests.made import agency, article, site
from tests.output.making import JINJA, files_of, make_theme
from tests.output.tripwire import Killed, stopping_at

SITE = small_site()
KINDS = ("en/the/quy-che/qc.png", "favicon.ico", "tin/2020/tin-mot/qr.svg")
PAGE = "<!doctype html><p>Một trang.</p>" + "<p>Một câu dài hơn.</p>" * 20


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_theme(tmp_path_factory.mktemp("theme") / "theme")


class Drawn(list[str]):
    """The paths of what was drawn, in this process."""


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Drawings as fast as they can be: each says what it would show."""
    found = Drawn()

    def draw(_: Studio, order: Order) -> bytes:
        found.append(order.path)
        return f"drawn {order}".encode()

    monkeypatch.setattr(Studio, "_draw", draw)
    return found


class Project:
    """One site, its output and its cache."""

    def __init__(self, home: Path, templates: Path, site: Site) -> None:
        self.output, self.cache = home / "output", home / "cache"
        self._templates, self.site = templates, site

    def finish(self, *, fresh: bool = False, theme: Path = THEME) -> Finished:
        return Stage(theme, self.cache, fresh=fresh).prepare(self.site, 1)

    def build(self, finished: Finished = UNFINISHED) -> OutputReport:
        page = Output("index.html", "vi", _page)
        return build_outputs(
            self.site,
            [*finished.outputs, page],
            TreePair(self.output),
            theme=self._templates,
            jinja=JINJA,
            fresh=False,
            jobs=1,
            verify=lambda _: None,
            copies=finished.copies,
        )

    def shown(self) -> dict[str, bytes]:
        return files_of(self.output)


def _page(_: Composer) -> bytes:
    return PAGE.encode()


@pytest.fixture
def project(tmp_path: Path, templates: Path) -> Project:
    return Project(tmp_path, templates, small_site())


def ordered(site: Site) -> list[str]:
    return sorted(order.path for order in (*picture_orders(site), *code_orders(site)))


# --- what is made --------------------------------------------------------------------------------


def test_a_finished_build_holds_every_drawing_and_copies_of_texts(
    project: Project, drawn: Drawn
) -> None:
    finished = project.finish()
    assert finished.drawn == len(drawn) == len(set(drawn)) == len(finished.outputs)
    report = project.build(finished)
    shown = project.shown()
    copies = [path for path in shown if path.endswith((".br", ".gz"))]
    assert sorted(set(shown) - set(copies)) == [*sorted(["index.html", *ordered(project.site)])]
    assert {"index.html.br", "index.html.gz"} <= set(copies)
    assert brotli.decompress(shown["index.html.br"]).decode() == PAGE
    assert (report.outputs, report.written) == (len(shown), len(shown))


def test_drawings_are_what_they_say_and_always_the_same(tmp_path: Path) -> None:
    orders = {order.path: order for order in (*picture_orders(SITE), *code_orders(SITE))}
    made = [
        {path: Studio(THEME, Cache(tmp_path / name)).make(orders[path]) for path in KINDS}
        for name in ("one", "other")
    ]
    assert made[0] == made[1]
    card, icon, code = (made[0][path] for path in KINDS)
    assert opened(card).size == (1200, 630)
    assert opened(icon).size == (48, 48)
    assert read_code(code) == "https://so.example/tin/2020/tin-mot/"


# --- once ----------------------------------------------------------------------------------------


def test_a_second_run_draws_nothing_compresses_nothing_and_writes_nothing(
    project: Project, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.build(project.finish())
    drawn.clear()

    def compress(*_: object, **__: object) -> bytes:
        raise AssertionError("compressed twice")

    monkeypatch.setattr("portal.finishing.studio.compressed", compress)
    finished = project.finish()
    report = project.build(finished)
    assert (finished.drawn, drawn) == (0, [])
    assert (report.written, report.shown) == (0, False)


def test_what_looks_alike_is_drawn_once(tmp_path: Path, templates: Path, drawn: Drawn) -> None:
    twins = [agency("so"), agency("so-moi", "so")]
    project = Project(tmp_path, templates, site(agencies=twins, languages=("vi",)))
    finished = project.finish()
    assert finished.drawn == len(drawn) == len(finished.outputs) - 1


def test_one_new_article_costs_one_code_in_each_language(
    project: Project, tmp_path: Path, templates: Path, drawn: Drawn
) -> None:
    project.finish()
    drawn.clear()
    later = Project(tmp_path, templates, small_site(article("tin-moi", "2022-01-01")))
    assert later.finish().drawn == 2
    assert sorted(drawn) == ["en/tin/2022/tin-moi/qr.svg", "tin/2022/tin-moi/qr.svg"]


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("static/img/drum.svg", "the/"),
        ("drawing/fonts/sans-600.ttf", "the/"),
        ("static/img/icon.svg", "bieu-tuong/"),
        ("drawing/icon-small.svg", "bieu-tuong/"),
    ],
)
def test_a_changed_drawing_of_the_theme_renews_what_shows_it_and_nothing_else(
    project: Project, tmp_path: Path, drawn: Drawn, file: str, kind: str
) -> None:
    theme = copy_of_drawings(tmp_path / "theme")
    project.finish(theme=theme)
    drawn.clear()
    with (theme / file).open("ab") as changed:
        changed.write(b"\n")
    project.finish(theme=theme)
    assert drawn
    cards = {path for path in drawn if "the/" in path}
    assert (set(drawn) == cards) == (kind == "the/")
    assert not [path for path in drawn if path.endswith("qr.svg")]


def test_a_fresh_run_draws_all_of_it_anew_but_only_once(project: Project, drawn: Drawn) -> None:
    project.build(project.finish())
    drawn.clear()
    finished = project.finish(fresh=True)
    project.build(finished)
    assert finished.drawn == len(drawn) == len(finished.outputs)


def test_an_entry_that_rotted_is_drawn_again(project: Project, drawn: Drawn) -> None:
    project.build(project.finish())
    before = project.shown()
    for entry in (project.cache / "finishing").rglob("*"):
        if entry.is_file():
            entry.write_bytes(entry.read_bytes()[:-1])
    drawn.clear()
    report = project.build(project.finish())
    assert drawn
    assert (report.shown, project.shown()) == (False, before)


# --- whole ---------------------------------------------------------------------------------------


def test_a_plain_build_after_it_leaves_nothing_behind_and_rewrites_nothing(
    project: Project, drawn: Drawn
) -> None:
    project.build()
    plain = project.shown()
    project.build(project.finish())
    complete = project.shown()
    report = project.build()
    assert (report.written, report.shown, project.shown()) == (0, True, plain)
    drawn.clear()
    project.build(project.finish())
    assert (drawn, project.shown()) == ([], complete)


def test_killed_while_drawing_the_site_stands_and_the_next_run_goes_on(
    tmp_path: Path, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path, templates, small_site())
    project.build()
    plain = project.shown()
    left = [5]
    made: list[str] = []

    def draw(_: Studio, order: Order) -> bytes:
        if len(made) == left[0]:
            raise Killed
        made.append(order.path)
        return order.path.encode()

    monkeypatch.setattr(Studio, "_draw", draw)
    with pytest.raises(Killed):
        project.build(project.finish())
    assert project.shown() == plain
    left[0] = 1000
    finished = project.finish()
    assert finished.drawn == len(finished.outputs) - 5
    project.build(finished)
    assert set(project.shown()) > set(ordered(project.site))


def test_killed_at_any_step_one_whole_site_is_shown(
    tmp_path: Path, templates: Path, drawn: Drawn
) -> None:
    site = small_site(languages=("vi",))
    whole = Project(tmp_path / "whole", templates, site)
    whole.output.parent.mkdir()
    whole.build()
    plain = whole.shown()
    whole.build(whole.finish())
    complete = whole.shown()
    killed = 0
    for step in range(1, 500, 9):
        home = tmp_path / str(step)
        home.mkdir()
        project = Project(home, templates, site)
        project.build()
        with stopping_at(step, home, Killed()) as wire:
            try:
                project.build(project.finish())
            except Killed:
                killed += 1
                assert project.shown() == plain
        project.build(project.finish())
        assert project.shown() == complete
        shutil.rmtree(home)
        if not wire.tripped:
            break
    assert not wire.tripped
    assert killed > 10


def test_a_disk_that_is_full_while_drawing_is_told_and_changes_nothing(
    project: Project, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.build()
    plain = project.shown()

    def full(_: Cache, key: str, data: bytes) -> None:
        raise OSError(28, "No space left on device", f"{project.cache}/x")

    monkeypatch.setattr(Cache, "put", full)
    with pytest.raises(EnvironmentFault) as caught:
        project.finish()
    assert (caught.value.exitcode, caught.value.message("en")) == (
        3,
        (
            f"{project.cache}/x: the disk is full. "
            "The former site is still whole; mend this and try again."
        ),
    )
    assert project.shown() == plain


def test_a_letter_that_cannot_be_drawn_is_told_with_its_card(tmp_path: Path) -> None:
    made = site(agencies=[agency("so", "Sở 漢")], languages=("vi",))
    order = next(o for o in picture_orders(made) if o.path.endswith("so.png"))
    with pytest.raises(EnvironmentFault) as caught:
        Studio(THEME, Cache(tmp_path)).make(order)
    fonts = THEME / "drawing/fonts"
    assert caught.value.message("vi") == (
        f"the/co-quan/so.png: Không phông chữ nào trong “{fonts}” có ký tự “漢” (U+6F22); "
        "hãy thêm vào thư mục ấy một phông .ttf có ký tự này."
    )


# --- keys ----------------------------------------------------------------------------------------


def test_the_key_of_a_drawing_is_its_content_and_not_its_place(tmp_path: Path) -> None:
    studio = Studio(THEME, Cache(tmp_path))
    one, same = (QrOrder(path, "https://so.example/") for path in ("a", "b"))
    assert studio.key(one) == studio.key(same)
    assert studio.key(one) != studio.key(QrOrder("a", "https://so.example/en/"))
