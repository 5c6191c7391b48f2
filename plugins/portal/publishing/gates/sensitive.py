"""What must never be published by mistake: keys and tokens, and what belongs to one person.

In: a text.  Out: :class:`Finding`: where, which rule, what it was.  A pattern asks for the form
that is issued (a prefix, a length, the number of a province), so that it seldom meets anything
else; what it does meet wrongly is declared in publishconf.py.  A found secret is never shown
whole: the report of a build is read by many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Finding", "digits_of", "personal", "secrets"]

_SHOWN = 8

# Most texts hold none of these, and to look for plain words takes a fiftieth of the time.
_HINTS = (
    *("PRIVATE KEY", "secret key", "AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
    *("github_pat_", "glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "xox", "AIza", "k_live_"),
    *("npm_", "pypi-AgE", "SG.", "hvs.", "eyJ"),
)
_NAMED = ("secret", "token", "api_key", "api-key", "apikey", "access", "password", "mật khẩu")
_MANY_DIGITS = re.compile(r"\d[\d .\u00a0()-]{7,}\d")
_CARD_WORDS = re.compile(r"CMND|CCCD|căn cước|chứng minh", re.IGNORECASE)

_ISSUED = re.compile(
    "|".join(
        (
            r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----",
            r"untrusted comment: \S*\s?(?:encrypted )?secret key",
            r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
            r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})",
            r"\bgl(?:pat|dt|rt|ptt|cbt)-[A-Za-z0-9_-]{20,}",
            r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}",
            r"\bAIza[A-Za-z0-9_-]{35}\b",
            r"\b[rs]k_live_[A-Za-z0-9]{16,}",
            r"\bnpm_[A-Za-z0-9]{36}\b",
            r"\bpypi-AgE[A-Za-z0-9_-]{50,}",
            r"\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{30,}",
            r"\bhvs\.[A-Za-z0-9_-]{24,}",
            r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}",
        )
    )
)
_IN_ADDRESS = re.compile(r"\bhttps?://[^\s/:@\"'<>]+:[^\s/@\"'<>]+@")
_SAID = re.compile(
    r"\b(?:aws_secret_access_key|(?:api|secret|access)[_-]?(?:key|token)|token|password|mật khẩu)"
    r"\s*[=:]\s*[\"']?(?=[^\s\"']*\d)[A-Za-z0-9+/_-]{16,}",
    re.IGNORECASE,
)
# A number that a word, an address or a larger number goes on with is none of these.
_BEFORE = r"(?<![\w/.,+#=-])"
_AFTER = r"(?![\w/=-]|[.,]\d)"
_SPACE = r"[ .\u00a0]?"
_MOBILE = r"[35789]\d(?:[ .\u00a0-]?\d){7}"
_LANDLINE = r"2\d{1,2}\)?(?:[ .\u00a0-]{0,2}\d){7,8}"
_PERSONAL = re.compile(
    "|".join(
        (
            # Twelve digits: province 001 to 096, century and sex, two digits of the year, six more.
            rf"(?P<card>{_BEFORE}0(?:0[1-9]|[1-8]\d|9[0-6])(?:{_SPACE}\d{{3}}){{3}}{_AFTER})",
            # The former card had nine, and no form of its own.
            rf"(?P<old>{_BEFORE}[0-3]\d{{8}}{_AFTER})",
            rf"(?P<phone>{_BEFORE}\(?(?:\+84|0084|0){_SPACE}(?:{_MOBILE}|{_LANDLINE}){_AFTER})",
            r"(?P<list>\bLưu\s*[:：]\s*(?:VT|VP|Văn thư)\b[^\n<\"”]{0,40})",
        )
    )
)
_NAMED_CARD = re.compile(
    r"\b(?:CMND|CCCD|căn cước|chứng minh)\b[^\d\n<]{0,30}\d(?:[ .]?\d){8,11}(?!\d)", re.IGNORECASE
)
_CODES = {
    "card": "gate-identity-card",
    "old": "gate-identity-card",
    "phone": "gate-phone",
    "list": "gate-distribution-list",
}


class Finding(NamedTuple):
    """``at`` is where in the text, ``code`` which rule, ``found`` what people are shown of it."""

    at: int
    code: str
    found: str


def secrets(text: str) -> Iterator[Finding]:
    """Keys, tokens and passwords; of each its beginning and its length."""
    patterns = [_ISSUED] if any(hint in text for hint in _HINTS) else []
    patterns += [_IN_ADDRESS] if "@" in text else []
    lower = text.lower()
    patterns += [_SAID] if any(name in lower for name in _NAMED) else []
    for pattern in patterns:
        for match in pattern.finditer(text):
            found = match[0]
            shown = found if found.startswith("-----") else f"{found[:_SHOWN]}… ({len(found)})"
            yield Finding(match.start(), "gate-secret", shown)


def personal(text: str) -> Iterator[Finding]:
    """Numbers of identity cards and telephones, and the list of who keeps a letter's copies."""
    if not _MANY_DIGITS.search(text) and "Lưu" not in text:
        return
    told = set()
    for match in _PERSONAL.finditer(text):
        told.add(match.end())
        yield Finding(match.start(), _CODES[match.lastgroup or ""], match[0].strip())
    if _CARD_WORDS.search(text):
        for match in _NAMED_CARD.finditer(text):
            if match.end() not in told:
                yield Finding(match.start(), "gate-identity-card", match[0])


def digits_of(phone: str) -> str:
    """A telephone number as it is dialled within the country: ``+84 239 3855`` → ``02393855``."""
    digits = re.sub(r"\D", "", phone)
    if digits.startswith("0084"):
        return "0" + digits[4:]
    return "0" + digits[2:] if phone.strip().startswith("+84") else digits
