"""Five hundred texts that would run if a page took them for markup: families by forms.

In: nothing.  Out: :func:`strings`, the same each time.  Each calls ``ran(N)``, which only a test's
browser knows, or asks the server for ``/ran/N``; N tells which one it was.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from itertools import count, product

__all__ = ["strings"]

_BEFORE = ("", '">', "'>", "</title>", "</script>", "-->", "</textarea></style>")

_SCRIPTS = (
    "<script>{js}</script>",
    "<ScRiPt>{js}</sCrIpT>",
    "<script/x>{js}</script >",
    "<script src=/ran/{n}.js></script>",
    "<script type=module>{js}</script>",
    "<svg><script>{js}</script></svg>",
    "<scr<script>ipt>{js}</script>",
    "<script\n>{js}</script>",
)
_HANDLERS = (
    "<img src=x onerror={js}>",
    '<img src="x" onerror="{js}">',
    "<img/src=x/onerror={js}>",
    "<svg onload={js}>",
    "<svg/onload={js}//",
    "<body onload={js}>",
    "<details open ontoggle={js}>x</details>",
    "<video><source onerror={js}></video>",
    "<audio src=x onerror={js}>",
    "<input autofocus onfocus={js}>",
    "<textarea autofocus onfocus={js}>",
    "<iframe onload={js}></iframe>",
    "<object data=x onerror={js}></object>",
    "<style onload={js}></style>",
    "<link rel=stylesheet href=/ran/{n}.css onload={js}>",
    "<a href=# autofocus onfocus={js} tabindex=1>x</a>",
    "<marquee onstart={js}>x</marquee>",
    "<img src=/ran/{n}.png>",
    "<iframe src=/ran/{n}.html></iframe>",
    "<embed src=/ran/{n}.svg>",
)
_WITHIN = (
    '" onload="{js}" x="',
    "' onload='{js}' x='",
    '" autofocus onfocus="{js}" x="',
    "' autofocus onfocus='{js}' tabindex='0",
    '" onerror={js} src=x y="',
    "` onerror={js} src=x",
    '\\" onerror={js} src=x \\"',
    '" style="animation-name:x" onanimationstart="{js}',
    '" srcdoc="<script>{js}</script>',
    "\" style='background:url(/ran/{n}.png)' x=\"",
    "&quot; onload=&quot;{js}&quot;",
    '"\t\n\x0conload={js}\t',
)
_ADDRESSES = (
    "javascript:{js}",
    "JaVaScRiPt:{js}",
    " javascript:{js}",
    "java\tscript:{js}",
    "java&#9;script:{js}",
    "&#106;avascript:{js}",
    "javascript&colon;{js}",
    "javascript://x%0a{js}",
    "vbscript:{js}",
    "data:text/html,<script>{js}</script>",
    "data:text/html;base64,{b64}",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{js}'/>",
)
_PLACES = (
    "{url}",
    "[x]({url})",
    "[x](<{url}>)",
    "![x]({url})",
    "<{url}>",
    "[x][y]\n\n[y]: {url}",
    '<a href="{url}">x</a>',
    '<form action="{url}"><button>x</button></form>',
    '<iframe src="{url}"></iframe>',
    '<object data="{url}"></object>',
    '<svg><a xlink:href="{url}"><text>x</text></a></svg>',
    '<meta http-equiv="refresh" content="0;url={url}">',
)
_MUTATIONS = (
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={js}">',
    '<svg></p><style><a id="</style><img src=x onerror={js}>">',
    '<noscript><p title="</noscript><img src=x onerror={js}>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror={js}>",
    "<svg><foreignObject><body onload={js}></foreignObject></svg>",
    "<svg><animate onbegin={js} attributeName=x dur=1s></svg>",
    "<svg><set onbegin={js} attributeName=x></svg>",
    "<svg><desc><img src=x onerror={js}></desc></svg>",
    "<math><annotation-xml encoding=text/html><img src=x onerror={js}></annotation-xml></math>",
    "<template><img src=x onerror={js}></template>",
    "<xmp><p title='</xmp><img src=x onerror={js}>'>",
    "<noembed><p title='</noembed><img src=x onerror={js}>'>",
    "<title><p title='</title><img src=x onerror={js}>'>",
    "<!--><img src=x onerror={js}>-->",
    "<!--<script>{js}//--></script>",
    "<![CDATA[<img src=x onerror={js}>]]>",
    "<?x <img src=x onerror={js}> ?>",
    "<select><option><style></option></select><img src=x onerror={js}></style>",
    "<table><tr><td><svg><tr><img src=x onerror={js}>",
    "<p><plaintext><img src=x onerror={js}>",
    "<base href=/ran/{n}/><a href=x>x</a>",
    "<isindex action=j&Tab;a&Tab;vascript:{js} type=submit>",
)
_ENCODED = (
    "&lt;img src=x onerror={js}&gt;",
    "&amp;lt;img src=x onerror={js}&amp;gt;",
    "&#60;img src=x onerror={js}&#62;",
    "&#x3c;img src=x onerror={js}&#x3e;",
    "&lt img src=x onerror={js}&gt",
    "%3Cimg src=x onerror={js}%3E",
    "\\u003cimg src=x onerror={js}\\u003e",
    "\\x3cimg src=x onerror={js}\\x3e",
    "＜img src=x onerror={js}＞",
    "<\u200bimg src=x onerror={js}>",
    "‹img src=x onerror={js}›",
    "<img src=x on\u0065rror={js}>",
)
_TEMPLATES = (
    "{{{{ {js} }}}}",
    "{{{{ 77777*11113 }}}}",
    "{{% for x in range(9) %}}<img src=x onerror={js}>{{% endfor %}}",
    "{{{{ '<img src=x onerror={js}>'|safe }}}}",
    "{{# {js} #}}<img src=x onerror={js}>",
    "${{{js}}}",
    "#{{{js}}}",
    "<%= {js} %>",
    "{{{{constructor.constructor('{js}')()}}}}",
    "{{{{ self.__init__.__globals__ }}}}<img src=x onerror={js}>",
)
_MARKDOWN = (
    "`</code><img src=x onerror={js}>`",
    "```html\n</pre><img src=x onerror={js}>\n```",
    '![x](x "y\\" onerror=\\"{js}")',
    '[x](x "\\"><img src=x onerror={js}>")',
    "[<img src=x onerror={js}>](x)",
    "![<img src=x onerror={js}>](x)",
    "# T {{: onclick={js} }}",
    "x{{: onmouseover={js} }}",
    "| a |\n|---|\n| <img src=x onerror={js}> |",
    "x[^1]\n\n[^1]: <img src=x onerror={js}>",
    "*[HTML]: <img src=x onerror={js}>",
    "> <img src=x\n> onerror={js}>",
    "- <img src=x\n  onerror={js}>",
    "    <img src=x onerror={js}>",
    "**<b onmouseover={js}>x</b>**",
    "<div markdown=1><img src=x onerror={js}></div>",
    "\x02wzxhzdk:0\x03<img src=x onerror={js}>",
    "\\<img src=x onerror={js}\\>",
    "<img src=x onerror=\n\n{js}>",
    "<mailto:x@y.example?<img src=x onerror={js}>>",
)


def strings() -> list[str]:
    """All of them, each once, in order."""
    numbers = count()
    return [_filled(form, next(numbers)) for form in _forms()]


def _forms() -> Iterator[str]:
    for before, form in product(_BEFORE, _SCRIPTS):
        yield before + form
    for before, form in product(_BEFORE, _HANDLERS):
        yield before + form
    yield from _WITHIN
    for place, address in product(_PLACES, _ADDRESSES):
        yield place.replace("{url}", address)
    for before, form in product(("", '">'), _MUTATIONS):
        yield before + form
    for before, form in product(("", '" ', "</p>", "-->"), _ENCODED):
        yield before + form
    for before, form in product(("", '">'), _TEMPLATES):
        yield before + form
    for before, form in product(("", "x "), _MARKDOWN):
        yield before + form


def _filled(form: str, n: int) -> str:
    js = f"ran({n})"
    whole = b64encode(f"<script>{js}</script>".encode()).decode()
    if form.count("{{") or "${{" in form or "#{{" in form:
        return form.format(js=js, n=n, b64=whole)
    return form.replace("{js}", js).replace("{n}", str(n)).replace("{b64}", whole)
