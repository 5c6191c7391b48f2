"""Sentences for rules between the fields of a text, and between texts."""

from __future__ import annotations

__all__ = ["ARTICLE_MESSAGES"]

ARTICLE_MESSAGES: dict[str, tuple[str, str]] = {
    "body-empty": (
        "bài không có nội dung; hãy viết nội dung sau dòng “---” thứ hai",
        "there is no text; write it after the second “---”",
    ),
    "placeholder-left": (
        "vẫn còn chỗ “{text}” chưa viết; hãy viết vào đó, hoặc để “status: draft”",
        "“{text}” has not been filled in yet; write the text, or keep “status: draft”",
    ),
    # --- event ----------------------------------------------------------------------------
    "event-missing": (
        "loại tin “{kind}” cần có sự kiện; hãy thêm “event: {{date: …, place: …}}”",
        "the kind “{kind}” needs an event; add “event: {{date: …, place: …}}”",
    ),
    "event-after-date": (
        (
            "sự kiện ngày {event} diễn ra sau ngày đăng {date}; hãy sửa một trong hai, "
            "hoặc dùng “kind: notice” nếu là tin báo trước"
        ),
        (
            "the event of {event} lies after the publication of {date}; mend one of them, "
            "or use “kind: notice” if it announces what is to come"
        ),
    ),
    "end-before-start": (
        "kết thúc {end} lại trước khi bắt đầu {start}; hãy sửa một trong hai",
        "the end, {end}, comes before the start, {start}; mend one of them",
    ),
    # --- time -----------------------------------------------------------------------------
    "date-future": (
        (
            "{value} còn ở phía trước (bây giờ là {now}); hãy sửa ngày, hoặc thêm "
            "“publish_at: …” để hẹn giờ đăng"
        ),
        (
            "{value} lies in the future (it is {now}); mend the date, or add “publish_at: …” "
            "to have it published then"
        ),
    ),
    "happened-future": (
        "{value} còn ở phía trước (bây giờ là {now}); hãy ghi ngày việc đó đã diễn ra",
        "{value} lies in the future (it is {now}); write the day on which it was done",
    ),
    "modified-before-date": (
        "sửa ngày {modified} lại trước khi đăng ngày {date}; hãy sửa một trong hai",
        "modified on {modified}, before it was published on {date}; mend one of them",
    ),
    "modified-unexplained": (
        "có ngày sửa nhưng không nói sửa gì; hãy thêm “changes: [{{date: {day}, note: …}}]”",
        "it was modified but does not say how; add “changes: [{{date: {day}, note: …}}]”",
    ),
    "modified-other-day": (
        "sửa ngày {modified} nhưng dòng mới nhất trong changes là ngày {newest}; hãy ghi cho khớp",
        "modified on {modified}, but the newest line of changes is of {newest}; make them agree",
    ),
    "note-before-date": (
        "ngày {day} trước khi bài đăng ({date}); hãy sửa một trong hai",
        "{day} is before the article was published ({date}); mend one of them",
    ),
    "expires-before-date": (
        "hết hạn {expires} lại trước khi đăng {date}; hãy sửa một trong hai",
        "it expires on {expires}, before it is published on {date}; mend one of them",
    ),
    "expires-before-embargo": (
        "hết hạn {expires} không sau giờ hẹn đăng {publish_at}; bài sẽ không bao giờ còn hạn",
        "it expires on {expires}, which is not after {publish_at}; it would never be current",
    ),
    "embargo-before-date": (
        "hẹn đăng {publish_at} nhưng đề ngày {date}; bài sẽ hiện ra trước ngày ghi trên bài",
        "it appears at {publish_at} but is dated {date}: it will be seen before its own date",
    ),
    # --- state ----------------------------------------------------------------------------
    "withdrawn-unexplained": (
        "bài đã gỡ phải nói lý do; hãy thêm “withdrawn: {{date: …, reason: …}}”",
        "a withdrawn article says why; add “withdrawn: {{date: …, reason: …}}”",
    ),
    "withdrawn-status": (
        (
            "có lý do gỡ nhưng trạng thái là “{status}”; hãy ghi “status: withdrawn”, "
            "hoặc xóa phần withdrawn"
        ),
        (
            "a reason for withdrawal is given but the status is “{status}”; write "
            "“status: withdrawn”, or delete withdrawn"
        ),
    ),
    "see-self": (
        "“{value}” chính là bài này; hãy ghi tên một bài khác",
        "“{value}” is this very article; name another one",
    ),
    "article-unknown": (
        "không có bài “{value}”; hãy ghi tên tệp của bài, bỏ đuôi .md",
        "there is no article “{value}”; write the name of its file without .md",
    ),
    # --- lists ----------------------------------------------------------------------------
    "commendations-empty": (
        "chưa ghi số nào; hãy điền collectives (tập thể) hoặc individuals (cá nhân), hoặc xóa dòng",
        "no number is given; fill in collectives or individuals, or delete the line",
    ),
    "regulation-repeats": (
        "“{value}” đã có ở dòng {first}; mỗi quy chế chỉ ghi một lần với một bước",
        "“{value}” is already on line {first}; give each regulation once, with one stage",
    ),
    "source-untraceable": (
        "nguồn “{name}” không có địa chỉ; hãy thêm url, hoặc note nói vì sao không có",
        "the source “{name}” has no address; add url, or a note that says why there is none",
    ),
    # --- addresses ------------------------------------------------------------------------
    "alias-live": (
        "“{value}” đang là địa chỉ của {other}; không thể chuyển hướng từ đó, hãy xóa dòng này",
        "“{value}” is the address of {other}, so nothing can redirect from it; delete the line",
    ),
    "alias-taken": (
        "“{value}” đã được {other} nhận; một địa chỉ cũ chỉ dẫn về một bài",
        "“{value}” is claimed by {other}; an old address leads to one article only",
    ),
    "alias-section": (
        "“{value}” là địa chỉ của chính trang này; không thể chuyển hướng từ đó, hãy xóa dòng này",
        "“{value}” is an address of the site itself; nothing can redirect from it, delete the line",
    ),
    # --- translations and pages -----------------------------------------------------------
    "translation-alone": (
        "bản dịch không có bản gốc; hãy đặt “{name}” cạnh nó, hoặc sửa tên tệp này",
        "this translation has no original; put “{name}” beside it, or rename this file",
    ),
    "translation-elsewhere": (
        "bản gốc nằm ở news/{year}/; hãy chuyển bản dịch vào đó",
        "its original lies in news/{year}/; move the translation there",
    ),
    "translation-language": (
        "trang không có ngôn ngữ “{lang}”; các ngôn ngữ trong site.yaml: {languages}",
        "the site has no language “{lang}”; those of site.yaml are: {languages}",
    ),
    "translation-images": (
        "có {given} ảnh trong khi bản gốc có {wanted}; hãy xóa các mục thừa",
        "there are {given} images where the original has {wanted}; delete those too many",
    ),
    "original-suffix": (
        "bản tiếng Việt là bản gốc nên không mang đuôi ngôn ngữ; hãy đổi tên thành “{name}”",
        "Vietnamese is the original and bears no language; rename the file to “{name}”",
    ),
    "page-reserved": (
        "“{slug}” là địa chỉ dành cho một mục của trang; hãy đặt tên khác cho tệp",
        "“{slug}” is the address of a section of the site; give the file another name",
    ),
}
