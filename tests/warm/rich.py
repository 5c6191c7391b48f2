"""A small site in which every kind of record occurs and much depends on much.

In: an empty folder.  Out: content/: the small fixture (a translated article with all its keys, a
draft, an embargo, a withdrawal, merged provinces, regulations) and beside it links between texts,
a notice that expires, a body that was renamed, articles of further years.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.needs import ROOT
from tests.output.making import PNG, write
from tests.warm.texts import set_key

__all__ = ["rich_content"]

_LINKING = """\
---
title: Biên phòng hai tỉnh tuần tra chung
date: 2020-11-05 08:00
summary: Hai bên tuần tra đoạn biên giới chung.
kind: visit
event: {date: 2020-11-03, end_date: 2020-11-04, place: Cầu Treo}
agencies: [bo-chi-huy-bien-phong-ha-tinh, cong-an-khammouane]
partner_provinces: [khammouane, bolikhamxay]
images:
  - {file: tuan-tra.png, alt: Đội tuần tra}
figures:
  - {label: Lượt tuần tra, value: 12, unit: lượt, period: "2020"}
tags: [biên giới]
---

Nối tiếp [kỳ trước](/tin/2020/so-ket-bon-nam-quy-che/),
xem [quy chế](/quy-che/qcph-ha-tinh-cong-an-2016/).

![Bia mốc](hoi-nghi.png)
"""
_NOTICE = """\
---
title: Thông báo lịch tiếp công dân
date: 2026-11-10 08:00
summary: Sở tiếp công dân vào thứ Ba.
kind: notice
event: {date: 2026-11-24, place: Hà Tĩnh}
agencies: [so-ngoai-vu-ha-tinh]
expires: 2026-11-25 00:00
aliases: [/cu/thong-bao.html]
---

Xem [giới thiệu](/gioi-thieu/) và [văn bản](/tep/bao-cao-so-ket.pdf).
"""
_RENAMED = """\
---
title: Sở Công Thương làm việc với Bôlykhămxay
date: 2019-02-20
summary: Hai bên bàn về chợ biên giới.
kind: working-session
event: {date: 2018-12-28, place: Pắc Xan}
agencies: [so-cong-thuong-ha-tinh]
partner_provinces: [bolikhamxay]
regulations:
  - {id: qcph-ha-tinh-cong-an-2016, stage: briefing}
sources:
  - {name: Báo Hà Tĩnh, url: "https://bao.example/cho-bien-gioi", lang: vi}
---

Kết quả nêu trong [tin sau](../2020/so-ket-bon-nam-quy-che.md).
"""
_OFFICE = """\
name: {vi: Sở Công Thương tỉnh Hà Tĩnh, en: Ha Tinh Department of Industry and Trade}
names:
  - {name: Sở Thương mại tỉnh Hà Tĩnh, to: 2019-12-31}
type: department
province: ha-tinh
"""
_CONTACT = """\
---
title: Liên hệ
summary: Cách liên hệ với Sở.
---

Gọi [lãnh đạo](/gioi-thieu/).
"""


def rich_content(content: Path) -> None:
    """Write the content folder."""
    shutil.copytree(ROOT / "tests/fixtures/small/content", content)
    write(content / "news/2020/tuan-tra-chung.md", _LINKING)
    write(content / "news/2026/tiep-cong-dan.md", _NOTICE)
    write(content / "news/2019/cho-bien-gioi.md", _RENAMED)
    write(content / "registry/agencies/so-cong-thuong-ha-tinh.yaml", _OFFICE)
    write(content / "pages/lien-he.md", _CONTACT)
    (content / "images/tuan-tra.png").write_bytes(PNG)
    # Two languages are enough to see one differ from the other; a third comes by an edit.
    set_key(content / "site.yaml", "languages", ["vi", "en"])
