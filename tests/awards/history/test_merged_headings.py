"""The register of an office as it is kept: headings in two rows, a title over it; and who never had the power."""

import pytest

from awards.intake import columns as h
from awards.models import Authority
from tests.awards.history.test_lists import outcome, said
from tests.factories.awards import CITED
from tests.factories.history import judged, line, table
from tests.factories.lists import book
from units.intake import columns as c
from units.intake.columns import meaning_of


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Hình thức khen Danh hiệu", h.AWARD),
        ("Hình thức khen Năm", h.PERIOD),
        ("Quyết định Số", h.NUMBER),
        ("Quyết định Ngày", h.DECIDED),
        ("Quyết định Cơ quan", h.ISSUER),
        ("Quyết định số, ngày", h.DECISION),
        ("Hình thức khen thưởng", h.SECOND_AWARD),
        ("Danh hiệu năm 2019", f"{h.AWARD_OF}:2019"),
        ("Chức vụ, đơn vị công tác", c.POSITION),
    ],
)
def test_headings(heading, meaning):
    assert meaning_of(heading, 2026, h.HISTORY.own).replace("2026", "2019") == meaning


def sheet():
    return book(
        (
            "Sổ",
            [
                ("SỔ KHEN THƯỞNG SỞ XÂY DỰNG",),
                ("(từ năm 2019 đến 2025)",),
                (None,),
                ("TT", "Họ và tên", "Ngày sinh", "Đơn vị công tác", "Hình thức khen", None, "Quyết định", None),
                (None, None, None, None, "Danh hiệu", "Năm", "Số", "Ngày"),
                (1, "Nguyễn Văn Hòa", "1975", "Sở Xây dựng", "LĐTT", 2019, "12/QĐ-SXD", "20/12/2019"),
                (2, "Nguyễn Văn Hòa", "1975", "Sở Xây dựng", "LĐTT", 2020, "14/QĐ-SXD", "20/12/2020"),
            ],
        ),
        merges=("E4:F4", "G4:H4"),
    )


def test_two_rows_of_headings_and_a_title_that_issues_nothing(reviewer, hoa):
    batch = judged(sheet(), actor=reviewer)
    row = batch.rows.order_by("place").first()
    fact = row.facts["fact"]
    assert (fact["award"], fact["year"], fact["number"]) == ("LDTT", 2019, "12/QĐ-SXD")
    assert fact["decided_on"] == "2019-12-20"
    assert "issuer" not in fact


def test_who_never_had_the_power_waits(reviewer, hoa):
    Authority.objects.create(
        award_type_id="BK_TINH", **CITED | {"code": "CHU_TICH_UBND_TINH", "title": "Chủ tịch tỉnh"}
    )
    facts = {"award": "Bằng khen của Chủ tịch UBND tỉnh", "year": 2022, "number": "77/QĐ-SXD", "day": "15/12/2022"}
    batch = judged(table(line(**facts)), actor=reviewer)
    assert outcome(batch) == [("unsure", "authority")]
    assert "Thẩm quyền" in said(batch)
    batch = judged(table(line(**facts | {"issuer": "Chủ tịch UBND tỉnh"})), actor=reviewer)
    assert outcome(batch) == [("new", "")]
