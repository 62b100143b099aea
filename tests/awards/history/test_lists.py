"""Lists of the past: what is certain enters the register, what is not waits; each list can be taken back exactly."""

from datetime import date

import pytest

from awards.choices import AwardSource, AwardState, Confidence
from awards.models import Award, AwardStep
from tests.factories.awards import AwardFactory
from tests.factories.history import HEADS, employed, entered, judged, line, table, work
from tests.factories.lists import book
from tests.factories.people import HouseholdFactory
from tests.factories.trees import SuccessionFactory
from tests.factories.units import UnitFactory
from units.actions.imports.opening import ask_to_undo
from units.choices import ImportStage
from units.models import Person, UnitState


def outcome(batch) -> list[tuple[str, str]]:
    return list(batch.rows.order_by("place").values_list("outcome", "doubt"))


def said(batch) -> str:
    """All that is told of the first line."""
    return " ".join(found["message"] for found in batch.rows.order_by("place").first().findings)


def test_a_certain_line_enters_with_all_it_says(reviewer, hoa, unit):
    batch = entered(table(line(issuer="Chủ tịch UBND tỉnh", award="BK", year="2015-2019")), actor=reviewer)
    award = Award.objects.get()
    assert (award.person, award.holder_unit, award.award_type_id, award.year) == (hoa, unit, "BK_TINH", 2019)
    assert (award.period_from, award.period_to) == (date(2015, 1, 1), date(2019, 12, 31))
    assert (award.decision_number, award.decided_on) == ("12/QĐ-SXD", date(2019, 12, 20))
    assert (award.decided_by, award.authority) == ("Chủ tịch UBND tỉnh", "CHU_TICH_UBND_TINH")
    assert (award.source, award.confidence) == (AwardSource.IMPORTED, Confidence.LIKELY)
    assert award.document == batch.file
    step = AwardStep.objects.get()
    assert (step.actor, step.move, step.note) == (reviewer, "enter", "lich-su.xlsx, Lịch sử, dòng 2")
    assert (batch.stage, batch.counts) == (ImportStage.DONE, {"new": 1, "same": 0})


@pytest.mark.parametrize(
    ("facts", "found", "words"),
    [
        ({"day": "31/02/2020"}, ("error", "date"), "Không có ngày 31/02/2020"),
        ({"day": "20/12/2018"}, ("error", "date"), "có trước khi năm 2019 bắt đầu"),
        ({"day": "20/12/2026"}, ("error", "date"), "chưa tới"),
        ({"award": "Danh hiệu lạ"}, ("error", "award"), "Không có danh hiệu"),
        ({"award": "TTLĐXS"}, ("unsure", "title"), "không tặng cho cá nhân"),
        ({"birth": 1960}, ("unsure", "nobody"), "Chưa có hồ sơ người này"),
        ({"unit": "Sở Lạ"}, ("unsure", "unlike"), "chưa đủ chắc"),
        (
            {"award": "GK", "issuer": "Chủ tịch UBND huyện Đông Hà", "year": 2025, "day": "20/12/2025"},
            ("unsure", "authority"),
            "chỉ có thẩm quyền tặng Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện đến hết ngày 30/06/2025",
        ),
    ],
)
def test_a_doubtful_line_waits_and_says_why(reviewer, hoa, facts, found, words):
    batch = entered(table(line(**facts)), actor=reviewer)
    assert outcome(batch) == [found]
    assert words in said(batch)
    assert not Award.objects.exists()


def test_two_of_one_name_and_birth_year_wait(reviewer, hoa, unit):
    other = employed(unit)
    batch = judged(table(line()), actor=reviewer)
    assert outcome(batch) == [("unsure", "namesakes")]
    row = batch.rows.get()
    assert {each["id"] for each in row.candidates} == {str(hoa.pk), str(other.pk)}


def test_three_who_fit_are_all_shown(reviewer, hoa, unit):
    for _ in range(2):
        employed(unit)
    assert len(judged(table(line()), actor=reviewer).rows.get().candidates) == 3


def test_certain_lines_do_not_wait_for_others(reviewer, hoa):
    batch = entered(table(line(), line("Người Lạ Nào"), line(award="CSTĐ cơ sở", day="31/02/2020")), actor=reviewer)
    assert outcome(batch) == [("new", ""), ("unsure", "nobody"), ("error", "date")]
    assert Award.objects.count() == 1


def test_what_the_register_has_is_left_with_a_word(reviewer, hoa, unit):
    AwardFactory(person=hoa, award_type_id="LDTT", year=2019, decision_number="12/QĐ-SXD", holder_unit=unit)
    batch = entered(table(line()), actor=reviewer)
    assert outcome(batch) == [("same", "")]
    assert said(batch) == "Đã có trong sổ, không ghi lần nữa."
    assert Award.objects.count() == 1


def test_the_same_title_by_another_decision_waits(reviewer, hoa, unit):
    AwardFactory(person=hoa, award_type_id="LDTT", year=2019, decision_number="99/QĐ-KHAC", holder_unit=unit)
    assert outcome(judged(table(line()), actor=reviewer)) == [("unsure", "double")]


def test_a_commendation_may_come_twice_a_year(reviewer, hoa):
    again = {"award": "BK của CT UBND tỉnh"}
    batch = entered(table(line(**again), line(**again, number="13/QĐ-UBND")), actor=reviewer)
    assert Award.objects.count() == 2
    assert outcome(batch) == [("new", ""), ("new", "")]


def test_a_repeated_line_counts_once(reviewer, hoa):
    batch = entered(table(line(), line()), actor=reviewer)
    assert outcome(batch) == [("new", ""), ("same", "")]
    assert "Lặp lại dòng 2" in batch.rows.last().findings[0]["message"]


def test_the_same_list_again_changes_nothing(reviewer, hoa):
    entered(table(line()), actor=reviewer)
    assert outcome(entered(table(line()), actor=reviewer)) == [("same", "")]
    assert Award.objects.count() == 1


def test_collectives_by_former_names(reviewer, province):
    room = UnitFactory(name="Phòng Kinh tế", parent=province, founded_on=date(2000, 1, 1))
    UnitState.objects.create(unit=room, name="Phòng Công thương", parent=province, starts_on=date(2000, 1, 1),
                             ends_on=date(2020, 1, 1))  # fmt: skip
    entered(table(line("Phòng Công thương", birth="", position="", unit="", award="TTLĐXS")), actor=reviewer)
    award = Award.objects.get()
    assert (award.unit, award.holder_unit, award.name) == (room, room, "Phòng Công thương")


def test_people_through_the_lineage_of_their_unit(reviewer, province, hoa, unit):
    old = UnitFactory(name="Sở Quy hoạch", parent=province, founded_on=date(1990, 1, 1), ended_on=date(2004, 12, 31))
    SuccessionFactory(predecessor=old, successor=unit)
    entered(table(line(unit="Sở Quy hoạch", year=2003, day="20/12/2003")), actor=reviewer)
    award = Award.objects.get()
    assert (award.person, award.holder_unit, award.unit_name) == (hoa, old, "Sở Quy hoạch")


def test_households(reviewer, province):
    commune = UnitFactory(name="UBND xã An Phú", kind="commune", parent=province)
    house = HouseholdFactory(head_name="Lê Văn Bảy", unit=commune, address="Thôn Đông")
    said_of = {"birth": "", "position": "Thôn Đông", "unit": "UBND xã An Phú", "award": "Gia đình văn hóa"}
    batch = entered(table(line("Hộ ông Lê Văn Bảy", **said_of), line("Hộ bà Ai Đó", **said_of)), actor=reviewer)
    assert Award.objects.get().household == house
    assert outcome(batch) == [("new", ""), ("unsure", "household")]


def test_two_awards_in_one_line(reviewer, hoa):
    heads = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu thi đua", "Hình thức khen thưởng", "Năm",
             "Số quyết định", "Ngày quyết định")  # fmt: skip
    row = (1, "Nguyễn Văn Hòa", 1975, "Sở Xây dựng", "CSTĐ cơ sở", "BK của CT UBND tỉnh", 2019, "1/QĐ", "20/12/2019")
    entered(book(("DS", [heads, row])), actor=reviewer)
    assert set(Award.objects.values_list("award_type", flat=True)) == {"CSTDCS", "BK_TINH"}


def test_a_column_for_each_year(reviewer, hoa):
    heads = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "2018", "2019", "Số quyết định", "Ngày quyết định")
    row = (1, "Nguyễn Văn Hòa", 1975, "Sở Xây dựng", "LĐTT", "CSTĐ cơ sở", "1/QĐ", "20/12/2019")
    entered(book(("DS", [heads, row])), actor=reviewer)
    assert set(Award.objects.values_list("award_type", "year")) == {("LDTT", 2018), ("CSTDCS", 2019)}


def test_the_decision_given_once_over_the_table(reviewer, hoa):
    rows = [
        ("DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2019",),
        ("(Kèm theo Quyết định số 77/QĐ-SXD ngày 15/12/2019 của Giám đốc Sở Xây dựng)",),
        ("STT", "Họ và tên", "Năm sinh", "Đơn vị"),
        (1, "Nguyễn Văn Hòa", 1975, "Sở Xây dựng"),
    ]
    entered(book(("DS", rows)), actor=reviewer)
    award = Award.objects.get()
    assert (award.award_type_id, award.year, award.decision_number) == ("LDTT", 2019, "77/QĐ-SXD")
    assert (award.decided_on, award.decided_by) == (date(2019, 12, 15), "Giám đốc Sở Xây dựng")


def test_taken_back_exactly(reviewer, hoa):
    before = Person.objects.count()
    batch = entered(table(line()), actor=reviewer)
    ask_to_undo(batch=batch, actor=reviewer)
    work()
    batch.refresh_from_db()
    assert batch.stage == ImportStage.UNDONE
    assert not Award.objects.exists()
    assert Person.objects.count() == before


def test_what_was_built_on_it_is_named(reviewer, hoa):
    batch = entered(table(line()), actor=reviewer)
    Award.objects.update(state=AwardState.REVOKED)
    ask_to_undo(batch=batch, actor=reviewer)
    work()
    batch.refresh_from_db()
    assert batch.stage == ImportStage.DONE
    assert "Nguyễn Văn Hòa (Lao động tiên tiến, 2019)" in batch.note
    assert Award.objects.count() == 1


def test_what_came_in_meanwhile_is_not_entered_twice(reviewer, hoa, unit):
    batch = judged(table(line()), actor=reviewer)
    AwardFactory(person=hoa, award_type_id="LDTT", year=2019, decision_number="12/QĐ-SXD", holder_unit=unit)
    from units.actions.imports.opening import ask_to_apply  # noqa: PLC0415 -- after the award came in

    ask_to_apply(batch=batch, actor=reviewer)
    work()
    batch.refresh_from_db()
    assert Award.objects.count() == 1
    assert batch.counts["same"] == 1


def test_judging_asks_the_same_however_many_lines(reviewer, hoa, unit, django_assert_max_num_queries):
    for number in range(30):
        employed(unit, f"Trần Văn {chr(65 + number % 26)}n{number // 26 * 'g'}", 1960 + number)
    people = [person.full_name for person in Person.objects.exclude(pk=hoa.pk)]
    lines = [line(name, birth=1960 + number) for number, name in enumerate(people)]
    with django_assert_max_num_queries(60):
        judged(table(*lines), actor=reviewer)


def test_two_awards_in_one_cell_are_two_lines(reviewer, hoa):
    batch = entered(table(line(award="LĐTT, CSTĐCS")), actor=reviewer)
    assert outcome(batch) == [("new", ""), ("new", "")]
    assert set(Award.objects.values_list("award_type_id", flat=True)) == {"LDTT", "CSTDCS"}


def test_two_awards_that_cannot_be_told_apart_wait(reviewer, hoa):
    batch = entered(table(line(award="LĐTT + GK", issuer="")), actor=reviewer)
    assert outcome(batch) == [("error", "award")]
    assert "LĐTT; GK" in said(batch)
    assert not Award.objects.exists()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU NĂM 2019",), HEADS, line()], "mới là đề nghị"),
        ([(*HEADS, "Ghi chú"), (*line(), "Đã thu hồi")], "Đã thu hồi"),
    ],
)
def test_what_speaks_against_a_line_makes_it_wait(reviewer, hoa, rows, words):
    batch = entered(book(("DS", rows)), actor=reviewer)
    assert outcome(batch) == [("unsure", "paper")]
    assert words in said(batch)
    assert not Award.objects.exists()
