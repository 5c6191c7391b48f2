"""SVG: what could act or fetch is refused by name and line; the rest is written anew."""

from __future__ import annotations

import pytest

from portal.images.cleaning import cleaned
from portal.images.looking import look
from portal.images.records import Picture, Refusal
from tests.images.made import svg

XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink"'
ACTIVE = {
    "script": ("<script>alert(1)</script>", "", "<script>"),
    "script elsewhere": ('<x xmlns="urn:x"><script>a()</script></x>', "", "<script>"),
    "script of html": (
        '<script xmlns="http://www.w3.org/1999/xhtml">a()</script>',
        "",
        "<script>",
    ),
    "handler": ('<path onclick="a()" d="M0 0"/>', "", "onclick="),
    "handler on the root": ("", ' onload="a()"', "onload="),
    "handler in capitals": ('<g ONLOAD="a()"/>', "", "ONLOAD="),
    "html": ("<foreignObject><p/></foreignObject>", "", "<foreignObject>"),
    "link": ('<a href="https://x.example/"><path d="M0 0"/></a>', "", "<a>"),
    "picture": ('<image href="https://x.example/a.png"/>', "", "<image>"),
    "picture inside": ('<image href="data:image/png;base64,AAAA"/>', "", "<image>"),
    "animation": ('<set attributeName="href" to="javascript:a()"/>', "", "<set>"),
    "motion": ('<g><animate attributeName="x" values="0;9"/></g>', "", "<animate>"),
    "use of another file": ('<use href="a.svg#b"/>', "", "<use href=…>"),
    "use by the old name": ('<use xlink:href="//x.example/#b"/>', XLINK, "<use href=…>"),
    "paint of another file": ('<path fill="url(https://x.example/#a)" d=""/>', "", "fill="),
    "paint in quotes": ("""<path fill="url('a.svg#b')" d=""/>""", "", "fill="),
    "paint in a style": ('<path style="fill: url( a.svg#b )" d=""/>', "", "style="),
    "escape in a style": (r'<path style="fill: \75rl(a)" d=""/>', "", "style="),
    "import": ("<style>@import 'https://x.example/a.css';</style>", "", "<style>"),
    "font": ("<style><![CDATA[ @font-face { src: url(a) } ]]></style>", "", "<style>"),
    "picture set": ("<style>g { mask: image-set('a.png' 1x) }</style>", "", "<style>"),
}


def refused(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        look(data, ".svg")
    return caught.value


@pytest.mark.parametrize(("inside", "more", "what"), ACTIVE.values(), ids=ACTIVE)
def test_what_could_act_or_fetch_is_refused_by_its_name(inside: str, more: str, what: str) -> None:
    found = refused(svg(f"\n\n{inside}", more))
    assert (found.code, found.values) == ("image-active", {"what": what})
    assert found.line == (3 if inside else 1)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'<?xml-stylesheet href="a.css"?>' + svg(), "<?xml-stylesheet?>"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<text>&a;</text>"), "<!DOCTYPE … ["),
    ],
)
def test_styles_and_entities_from_outside_are_refused(data: bytes, what: str) -> None:
    assert refused(data).values == {"what": what}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "image-broken"),
        (b"<svg", "image-broken"),
        (svg()[:-3], "image-broken"),
        (svg("<g>"), "image-broken"),
        (b"<html/>", "image-unreadable"),
        (b"<svg/>", "image-unreadable"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "image-unreadable"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf"/>', "image-unreadable"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90000 9"/>', "image-too-large"),
        (svg("<g>" * 150 + "</g>" * 150), "image-active"),
    ],
)
def test_what_is_no_drawing_of_any_size_is_refused(data: bytes, code: str) -> None:
    assert refused(data).code == code


@pytest.mark.parametrize(
    ("size", "picture"),
    [
        ('width="30" height="20"', (30, 20)),
        ('width="30.6px" height="20.4px"', (31, 20)),
        ('viewBox="0 0 300 200"', (300, 200)),
        ('width="100%" height="100%" viewBox="0,0,300,200"', (300, 200)),
        ('width="10cm" height="5cm" viewBox="-5 -5 40 20"', (40, 20)),
    ],
)
def test_the_size_is_in_pixels_or_that_of_the_view_box(size: str, picture: tuple[int, int]) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>'.encode()
    assert look(data, ".svg") == Picture(*picture, opaque=False, drawn=True)


def test_a_harmless_drawing_is_written_anew_without_what_programs_noted() -> None:
    drawn = b"""<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Nguyen Van An -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:sodipodi="urn:sodipodi" sodipodi:docname="C:/Users/nguyen-van-an/a.svg"
 width="30" height="20" xml:lang="vi">
<metadata>Nguyen Van An</metadata><sodipodi:namedview><path d="M9 9"/></sodipodi:namedview>
<defs><linearGradient id="a"><stop offset="1" stop-color="#fff"/></linearGradient></defs>
<style>.b { fill: url(#a) } c &gt; d {}</style>
<path class="b" fill="url('#a')" d="M0 0h9"/><use xlink:href="#c"/><title>A &amp; "B"</title>
</svg>"""
    assert cleaned(drawn, ".svg").decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" xml:lang="vi">\n\n'
        '<defs><linearGradient id="a"><stop offset="1" stop-color="#fff"></stop></linearGradient>'
        "</defs>\n<style>.b { fill: url(#a) } c &gt; d {}</style>\n"
        '<path class="b" fill="url(\'#a\')" d="M0 0h9"></path><use href="#c"></use>'
        '<title>A &amp; "B"</title>\n</svg>\n'
    )
    assert cleaned(cleaned(drawn, ".svg"), ".svg") == cleaned(drawn, ".svg")
