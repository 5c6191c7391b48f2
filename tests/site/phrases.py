"""Words for made-up articles: the sentences, names and headings that factory.py draws from.

The sentences say what such news says, about bodies and places filled in; none of it happened.
"""

from __future__ import annotations

__all__ = [
    "CLOSINGS",
    "HEADINGS",
    "OPENINGS",
    "PLACES",
    "POINTS",
    "QUOTES",
    "SENTENCES",
    "SUBJECTS",
    "TITLES",
]

TITLES = (
    "{a} và {b} {deed} về {subject} với {p} năm {year}",
    "{p} và {home} {deed}, thống nhất nội dung {subject}",
    "{a} {deed} quy chế phối hợp về {subject} giai đoạn {since}–{year}",
    "Hội nghị {deed} công tác {subject} giữa {a} và {b}",
    "{home}: {deed} kết quả {subject} trên tuyến biên giới với {p}",
)

SUBJECTS = (
    "quản lý biên giới",
    "bảo hộ công dân",
    "phòng chống ma túy",
    "trao đổi thông tin đối ngoại",
    "quản lý người nước ngoài",
    "thương mại qua cửa khẩu",
    "hợp tác giáo dục",
    "phòng chống mua bán người",
    "lễ tân đối ngoại",
    "phòng chống dịch bệnh",
)

PLACES = (
    "Cầu Treo",
    "Cha Lo",
    "Lao Bảo",
    "Nậm Cắn",
    "Na Mèo",
    "Bờ Y",
    "Thà Khẹc",
    "Pạc Xan",
    "Khe Sanh",
    "Hương Khê",
)

HEADINGS = (
    "Kết quả phối hợp",
    "Nội dung thống nhất",
    "Việc tiếp theo",
    "Tồn tại và nguyên nhân",
    "Bối cảnh",
    "Số liệu chính",
    "Kiến nghị",
)

OPENINGS = (
    (
        "Sáng {day}, tại {place}, {a} phối hợp với {b} tổ chức hội nghị {deed} công tác "
        "{subject} với sự tham dự của đoàn đại biểu {p}."
    ),
    (
        "Trong hai ngày {day} và hôm sau, đoàn công tác của {a} đã làm việc với {p} tại {place}"
        " về {subject}."
    ),
    (
        "Chiều {day}, {a} và {b} cùng nhìn lại {n} năm thực hiện quy chế phối hợp về {subject} "
        "trên địa bàn giáp {p}."
    ),
)

SENTENCES = (
    "Hai bên đã trao đổi {n} lượt thông tin, trong đó {m} lượt liên quan trực tiếp đến {subject}.",
    (
        "{a} chủ trì theo dõi chung, còn {b} cử đầu mối thường trực và gửi báo cáo vào ngày 15 "
        "hằng tháng."
    ),
    (
        "Các đơn vị ở {place} đã tổ chức {m} buổi tuyên truyền cho {n} lượt người dân hai bên "
        "đường biên."
    ),
    (
        "Từ năm {since} đến nay, số vụ việc phát sinh giảm dần qua từng năm, riêng năm {year} "
        "còn {m} vụ."
    ),
    "Đoàn {p} đề nghị giữ lịch gặp thường kỳ sáu tháng một lần, luân phiên địa điểm giữa hai tỉnh.",
    (
        "Khi có tình huống phát sinh ngoài giờ, hai cơ quan liên lạc qua đường dây nóng rồi mới"
        " gửi văn bản."
    ),
    (
        "Công tác phiên dịch được chuẩn bị sớm hơn, nhờ đó tài liệu song ngữ đến tay đại biểu "
        "trước hội nghị."
    ),
    "Các ý kiến tại hội nghị cho rằng việc chia sẻ hồ sơ còn chậm ở một số thời điểm cuối năm.",
    (
        "Cơ quan chuyên môn của {home} đã hoàn thành rà soát {m} văn bản thỏa thuận còn hiệu "
        "lực với {p}."
    ),
    (
        "Lực lượng chức năng đã tiếp nhận và trao trả {m} trường hợp theo đúng trình tự mà hai "
        "bên thống nhất."
    ),
    (
        "Theo báo cáo, kinh phí cho các hoạt động chung được bố trí trong dự toán năm {year} "
        "của từng cơ quan."
    ),
    (
        "Nhiều hoạt động giao lưu được tổ chức tại {place}, thu hút đoàn viên và học sinh của "
        "cả hai phía."
    ),
    "Đại biểu hai bên thống nhất tiếp tục đào tạo tiếng Lào cho cán bộ làm việc ở vùng biên.",
    (
        "Những vướng mắc về thủ tục tạm nhập phương tiện được ghi vào biên bản để trình cấp có "
        "thẩm quyền."
    ),
    "Sau mỗi quý, {b} tổng hợp tình hình, {a} thẩm tra rồi báo cáo Ủy ban nhân dân tỉnh.",
    (
        "Việc cấp giấy thông hành cho cư dân biên giới được rút ngắn từ năm ngày xuống còn hai "
        "ngày làm việc."
    ),
    "Hai cơ quan đã cùng kiểm tra {m} cột mốc và phát quang các đoạn đường tuần tra bị lấp.",
    "Mưa lũ cuối năm làm hư hỏng một số đoạn đường, các lực lượng phải đi vòng qua {place}.",
    "Bên {p} đánh giá cao sự giúp đỡ về vật tư y tế trong thời gian dịch bệnh.",
    "Quy chế mới bổ sung điều khoản về bảo vệ dữ liệu cá nhân khi hai bên chuyển hồ sơ cho nhau.",
    "Cán bộ đầu mối của hai cơ quan được tập huấn một lần mỗi năm, với bài giảng do {a} soạn.",
    "Số đoàn ra, đoàn vào trong năm {year} tăng so với năm trước, chủ yếu là các đoàn cấp phòng.",
    (
        "Các cửa khẩu phụ mở lại theo từng bước, bắt đầu từ {place}, khi cả hai phía bảo đảm "
        "điều kiện kiểm dịch."
    ),
    "Hội nghị nghe {m} tham luận, tập trung vào phương pháp nắm tình hình và cách xử lý chung.",
    "Thông tin trao đổi được ghi vào một sổ theo dõi thống nhất để tiện đối chiếu khi sơ kết.",
    "Đơn vị y tế của {home} khám bệnh, cấp thuốc miễn phí cho {n} lượt người ở các bản giáp biên.",
    (
        "Hai bên giữ nguyên cơ chế hội đàm ở cấp huyện và nâng số lần gặp trực tuyến lên bốn "
        "lần một năm."
    ),
    (
        "Biên bản ghi rõ trách nhiệm của từng bên, thời hạn thực hiện và người chịu trách nhiệm"
        " liên lạc."
    ),
)

POINTS = (
    "Duy trì giao ban định kỳ sáu tháng, luân phiên tại {place} và trụ sở {a}.",
    "Thông báo cho nhau trước **bảy ngày** khi có đoàn công tác qua cửa khẩu.",
    "Cử cán bộ đầu mối và công bố số điện thoại thường trực.",
    "Rà soát các thỏa thuận đã ký với {p}, đề xuất sửa đổi nếu cần.",
    "Tổ chức tập huấn nghiệp vụ cho cán bộ cấp xã trong quý III năm {year}.",
    "Phối hợp với {b} xây dựng tài liệu tuyên truyền *song ngữ*.",
)

QUOTES = (
    (
        "Phối hợp tốt không phải ở số cuộc họp mà ở chỗ việc phát sinh được giải quyết đến nơi "
        "đến chốn, ngay tại cơ sở."
    ),
    "Thông tin đến sớm một giờ thì người dân đỡ phải chờ một ngày.",
    "Mỗi điều đã ghi trong quy chế cần có người làm, có hạn hoàn thành và có người kiểm tra.",
)

CLOSINGS = (
    "Hội nghị kế tiếp dự kiến diễn ra tại {place} vào đầu năm sau.",
    "Hai bên giao cơ quan đầu mối theo dõi và báo cáo kết quả thực hiện trước ngày 20 tháng 12.",
    "Kết thúc buổi làm việc, đại diện hai bên ký biên bản và chụp ảnh lưu niệm tại {place}.",
)
