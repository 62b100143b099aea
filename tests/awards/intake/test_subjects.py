"""Names of people whose marks alone set them apart from units, both ways."""

import pytest

from awards.intake.award_names import PERSON, UNIT
from awards.intake.subjects import doubt_about, subject_of
from units.intake import columns as c


@pytest.mark.parametrize(
    "name",
    [
        "Trương Thị Bích", "TRƯƠNG THỊ BÍCH", "Tô Ngọc Vân", "Đoàn Thị Điểm", "Đoàn Văn Hậu", "Phạm Văn Trường",
        "Nguyễn Trường Sơn", "Hoàng Quốc Khoa", "Lê Thị Phương Ban", "Hồ Thị Hội", "Trương thị Bích", "Truong Thi Bich",
    ],
)  # fmt: skip
def test_people(name):
    assert (subject_of(name, {}, ""), doubt_about(name, {}, "")) == (PERSON, "")


@pytest.mark.parametrize(
    "name",
    [
        "Trường THPT Lê Lợi", "Trường Tiểu học số 1", "Khoa Nội", "Ban Dân vận", "Tổ 3", "Tổ Văn Thư", "Đoàn TNCS",
        "Đoàn Thanh niên Cộng sản", "Đoàn Thanh Niên", "Phòng Kế hoạch", "PHÒNG NỘI VỤ", "Văn Phòng Đăng Ký",
        "Hội Nông Dân", "UBND xã An Phú", "Nhân dân và cán bộ xã An Phú", "Tập thể Đoàn Kết",
    ],
)  # fmt: skip
def test_units(name):
    assert (subject_of(name, {}, ""), doubt_about(name, {}, "")) == (UNIT, "")


@pytest.mark.parametrize("name", ["Đoàn Kết", "Truong Son Ha"])
def test_what_may_be_either_is_doubtful_until_the_line_says_more(name):
    assert "Tập thể" in doubt_about(name, {}, "")
    assert not doubt_about(name, {c.POSITION: "Chuyên viên"}, "")
    assert not doubt_about(f"Ông {name}", {}, "")
