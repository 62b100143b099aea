"""Movements, references, signers, recipients and labels, one rule at a time."""

import pytest

from campaigns.intake.cleaning import pieces_of
from campaigns.intake.labels import label_of
from campaigns.intake.movements import movements_of
from campaigns.intake.organisations import header_names, readable
from campaigns.intake.paragraphs import paragraphs_of
from campaigns.intake.recipients import recipients_of
from campaigns.intake.references import references_of
from campaigns.intake.signers import signer_of


def movements(text: str) -> list[str]:
    return [one["name"] for one in movements_of(None, None, paragraphs_of(pieces_of(text)))]


def references(text: str) -> list[tuple]:
    found = references_of(None, paragraphs_of(pieces_of(text)))
    return [(one["number"], one["issued_on"], one["kind"], one["issuer"]) for one in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hưởng ứng phong trào thi đua “Xanh, sạch” và “Văn minh”.", ["Xanh, sạch", "Văn minh"]),
        ("Phong trào thi đua Dân vận khéo, phong trào khác.", ["Dân vận khéo"]),
        ('Phong trào thi đua xây dựng "tổ tự quản", "ngõ văn minh".', ['xây dựng "tổ tự quản", "ngõ văn minh"']),
        ("Đẩy mạnh phong trào toàn dân bảo vệ an ninh Tổ quốc.", ["phong trào toàn dân bảo vệ an ninh Tổ quốc"]),
        ("Các phong trào do tỉnh phát động. Chuyên mục “Người tốt”.", []),
        ("Phong trào được tặng danh hiệu “Đơn vị giỏi”.", []),
        ("Ngăn chặn “tự diễn biến” trong nội bộ.", []),
        ("Các phong trào thi đua: Cả nước chung sức; Vì người nghèo.", ["Cả nước chung sức", "Vì người nghèo"]),
        ("Các phong trào thi đua trọng tâm:\n- “Xanh sạch”;\n- “Văn minh”.", ["Xanh sạch", "Văn minh"]),
        ("Thi đua “Dạy tốt”; đợt thi đua cao điểm “90 ngày đêm”.", ["Dạy tốt", "90 ngày đêm"]),
        ("Với chủ đề thi đua “Đoàn kết”, danh hiệu thi đua “Đơn vị giỏi”.", []),
        ("Phong trào ‘Trường học hạnh phúc’ và phong trào 'Sạch nhà'.", ["Trường học hạnh phúc", "Sạch nhà"]),
    ],
)
def test_movements(text, names):
    assert movements(text) == names


def test_movement_across_a_page_break_keeps_its_line():
    text = (
        "- Thực hiện tốt mọi việc chung và các phong trào thi đua như: “Xanh sạch đẹp” giai\n\n\n"
        "đoạn 2021 - 2025; “Sạch đẹp quê hương”."
    )
    found = movements_of(None, None, paragraphs_of(pieces_of(text)))

    assert [(one["name"], one["line"]) for one in found] == [("Xanh sạch đẹp", 1), ("Sạch đẹp quê hương", 4)]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        (
            "Kế hoạch số 08/KH-UBND ngày 16/01/2025 của Chủ tịch UBND tỉnh phát động",
            ("08/KH-UBND", "2025-01-16", "Kế hoạch", "Chủ tịch UBND tỉnh"),
        ),
        (
            "Quy định số 144-QĐ/TW, ngày 09 tháng 5 năm 2024 của Bộ Chính trị về",
            ("144-QĐ/TW", "2024-05-09", "Quy định", "Bộ Chính trị"),
        ),
        (
            "Chỉ thị số 05/CT- UBND ngày 25/10/2021 của Bộ trưởng Bộ Xây dựng về việc",
            ("05/CT-UBND", "2021-10-25", "Chỉ thị", "Bộ trưởng Bộ Xây dựng"),
        ),
        (
            "Thông tư 01/2024/TT-BNV ngày 24/02/2024 của Bộ trưởng Bộ Nội vụ Quy định biện pháp",
            ("01/2024/TT-BNV", "2024-02-24", "Thông tư", "Bộ trưởng Bộ Nội vụ"),
        ),
        ("theo Nghị định số 152/2025/NĐ-CP của Chính phủ;", ("152/2025/NĐ-CP", None, "Nghị định", "Chính phủ")),
        (
            "Hướng dẫn 25-HD/BTGTU ngày 10/01/2025 của Ban Tuyên giáo Tỉnh ủy về",
            ("25-HD/BTGTU", "2025-01-10", "Hướng dẫn", "Ban Tuyên giáo Tỉnh ủy"),
        ),
        ("tại Công văn số 12/UBND-VX ngày 2-1-2025", ("12/UBND-VX", "2025-01-02", "Công văn", None)),
        ("Luật Thi đua, khen thưởng số 06/2022/QH15", ("06/2022/QH15", None, "Luật", None)),
    ],
)
def test_reference(text, reference):
    assert references(text) == [reference]


@pytest.mark.parametrize("text", ["ngày 16/01/2025", "đạt 8m²/người", "50/KM", "giai đoạn 2021-2025", "01/NTM"])
def test_no_reference(text):
    assert references(text) == []


def test_a_law_is_one_whether_its_day_or_year_is_said():
    text = "Luật Thi đua, khen thưởng ngày 15/6/2022; theo Luật Thi đua, khen thưởng năm 2022."

    assert references(text) == [(None, "2022-06-15", "Luật", None)]


def test_a_later_mention_completes_the_first():
    assert references("Theo Chỉ thị 14/CT-UBND. Chỉ thị số 14/CT-UBND ngày 06/8/2021 của UBND tỉnh về") == [
        ("14/CT-UBND", "2021-08-06", "Chỉ thị", "UBND tỉnh")
    ]


@pytest.mark.parametrize(
    ("lines", "capacity", "position", "name"),
    [
        ("CHỦ TỊCH\n\nTrần Văn An", None, "CHỦ TỊCH", "Trần Văn An"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần An", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần An"),
        ("KT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Thị B Na", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị B Na"),
        ("TL. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\nTS. Lê Na", "TL. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Lê Na"),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\nLÊ THỊ NA", "TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Lê Thị Na"),
        ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Y Biêr Niê", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Y Biêr Niê"),
        (
            "Nơi nhận: TM. KHỐI THI ĐUA\n- Sở Nội vụ; TRƯỞNG KHỐI\n- Lưu: VT.\nVõ Minh",
            "TM. KHỐI THI ĐUA",
            "TRƯỞNG KHỐI",
            "Võ Minh",
        ),
        ("TỔNG GIÁM ĐỐC\nVõ Minh", None, "TỔNG GIÁM ĐỐC", "Võ Minh"),
        ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\nVõ Minh", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Võ Minh"),
    ],
)
def test_signer(lines, capacity, position, name):
    assert signer_of(pieces_of(lines)) == {"capacity": capacity, "position": position, "name": name}


def test_nobody_signed():
    assert signer_of(pieces_of("Nơi nhận:\n- Như trên;\n- Lưu: VT.")) is None


def test_an_office_beside_a_recipient_is_none_of_its_words():
    lines = "Nơi nhận: TM. KHỐI THI ĐUA\n- Sở Nội vụ; TRƯỞNG KHỐI\n- Lưu: VT. GIÁM ĐỐC SỞ A"

    assert recipients_of(pieces_of(lines)) == ["Sở Nội vụ", "Lưu: VT."]


def test_recipients_of_one_line():
    assert recipients_of(pieces_of("Nơi nhận: Như trên; UBND huyện; Lưu: VT.")) == [
        "Như trên",
        "UBND huyện",
        "Lưu: VT.",
    ]


def test_recipients_stop_at_the_archive_line():
    lines = "Nơi nhận:\n- Sở Nội vụ;\n- UBND các xã,\nphường;\n- Lưu: VT, NC (3).\nabc\\kh\\2025.docx\nTrần An"

    assert recipients_of(pieces_of(lines)) == ["Sở Nội vụ", "UBND các xã, phường", "Lưu: VT, NC (3)."]


@pytest.mark.parametrize(
    ("text", "label", "depth"),
    [
        ("I. MỤC ĐÍCH", "I", 2),
        ("II/ YÊU CẦU", "II", 2),
        ("l. MUC ĐICH, YÊU CÂU", "I", 2),
        ("1. Mục đích", "1", 3),
        ("1- Mục đích", "1", 3),
        ("1.1. Nội dung", "1.1", 4),
        ("2.10 Nội dung", "2.10", 4),
        ("2. 100% thôn đạt chuẩn", "2", 3),
        ("Điều 2. Chỉ tiêu", "Điều 2", 2.5),
        ("đ) Thi đua", "đ", 9),
        ("A. NỘI DUNG", "A", 1),
        ("Phần thứ hai", "Phần thứ hai", 0),
    ],
)
def test_label(text, label, depth):
    found = label_of(text)

    assert (found.text, found.depth) == (label, depth)


@pytest.mark.parametrize("text", ["1.600 người", "2025. Năm", "9,48%", "Chi tiết", "I thôi", "30/6/2025", "(1) Thu"])
def test_no_label(text):
    assert label_of(text) is None


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH HÒA GIANG"], ["ỦY BAN NHÂN DÂN TỈNH HÒA GIANG"]),
        (["UBND TỈNH HÒA GIANG", "SỞ TÀI CHÍNH"], ["UBND TỈNH HÒA GIANG", "SỞ TÀI CHÍNH"]),
        (["UBND TỈNH HÒA GIANG VĂN PHÒNG"], ["UBND TỈNH HÒA GIANG", "VĂN PHÒNG"]),
        (["KHỐI THI ĐUA", "CÁC SỞ KINH TẾ"], ["KHỐI THI ĐUA CÁC SỞ KINH TẾ"]),
        (
            ["ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÔNG LA", "PHƯỜNG AN"],
            ["ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÔNG LA", "ỦY BAN NHÂN DÂN PHƯỜNG AN"],
        ),
        (["CỤM THI ĐUA SỐ 1", "(Các huyện, thị xã)"], ["CỤM THI ĐUA SỐ 1"]),
        (["Một dòng lạ"], []),
    ],
)
def test_header_names(lines, names):
    assert header_names(lines) == names


@pytest.mark.parametrize(
    ("printed", "readable_name"),
    [
        ("UBND TỈNH HÒA GIANG", "UBND tỉnh Hòa Giang"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐỒNG TÂM", "Ủy ban nhân dân thành phố Đồng Tâm"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Y tế", "Sở Y tế"),
        ("UBND HUYỆN PHỔ YÊN", "UBND huyện Phổ Yên"),
        ("BẢO HIỂM XÃ HỘI TỈNH AN", "Bảo hiểm xã hội tỉnh An"),
        ("BAN CHQS HUYỆN AN", "Ban CHQS huyện An"),
        ("UBND QUẬN 1", "UBND Quận 1"),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Tổng Liên đoàn Lao động Việt Nam"),
    ],
)
def test_readable(printed, readable_name):
    assert readable(printed, ("", "")) == readable_name
