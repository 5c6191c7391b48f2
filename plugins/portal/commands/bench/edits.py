"""The edits that are timed: one article's text, a new article, a template, a register entry.

In: a working copy of the project with made-up content, the number of the edit.  Out: the file
that was written.  Each edit differs from the last one, so that every build has the same to do.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["add_article", "edit_article", "edit_register", "edit_template"]

# Ids are those of tests/site/factory.py, in which every size of corpus has the same registers.
# Dated after everything else, so that it leads every list at any size.
_NEW = """\
---
title: "Đoàn công tác hai tỉnh làm việc lần {number}"
date: 2025-12-31 {number:02}:00
summary: Hai bên thống nhất lịch làm việc của năm tới.
kind: working-session
event: {{date: 2025-12-31, place: Cầu Treo}}
agencies:
  - {{id: so-ngoai-vu-ha-tinh, role: host}}
  - cong-an-ha-tinh
partner_provinces: [bolikhamxay]
regulations:
  - {{id: qcph-01, stage: held}}
sources:
  - {{name: Báo Thử Nghiệm, url: "https://bao.example/tin-moi-{number}", lang: vi}}
tags: [quản lý biên giới]
---

Hai bên làm việc tại Cầu Treo và thống nhất lịch của năm tới.
"""

_CONTENT_BLOCK = "{% block content %}\n"


def edit_article(content: Path, number: int) -> Path:
    """Add a paragraph to the article in the middle of all."""
    articles = sorted(path for path in (content / "news").glob("*/*.md") if "." not in path.stem)
    path = articles[len(articles) // 2]
    text = path.read_text("utf-8").rstrip("\n")
    path.write_text(f"{text}\n\nBản tin được bổ sung lần thứ {number}.\n", "utf-8")
    return path


def add_article(content: Path, number: int) -> Path:
    """Put in an article newer than all others; ``number`` from 0 to 23."""
    path = content / "news" / "2025" / f"tin-moi-{number}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_NEW.format(number=number), "utf-8")
    return path


def edit_template(theme: Path, number: int) -> Path:
    """Change what the pages of regulations print."""
    path = theme / "templates" / "pages" / "regulation.html"
    head, block, rest = path.read_text("utf-8").partition(_CONTENT_BLOCK)
    assert block, f"{path} has no block of content"
    path.write_text(f"{head}{block}<p>{number}</p>\n{rest}", "utf-8")
    return path


def edit_register(content: Path, number: int) -> Path:
    """Give an agency, which hundreds of articles name, another name."""
    path = content / "registry" / "agencies" / "so-y-te-ha-tinh.yaml"
    text = re.sub(r"vi: [^,}]+", f"vi: Sở Y tế Hà Tĩnh {number}", path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")
    return path
