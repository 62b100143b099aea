"""Counts follow the lineage of units: a sum stays the same through every reorganisation, and back again."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.choices import DossierState
from reports.statistics.tables import MOST_SHOWN, Row, Table
from tests.factories.awards import AwardFactory, DossierFactory, NomineeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.reorganisations import absorbed, dissolved, divided, merged, renamed
from tests.factories.trees import SuccessionFactory
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from units.actions.reorganising import apply_reorganisation
from units.actions.undoing_reorganisations import undo_reorganisation
from units.choices import Grade, Role, UnitKind
from units.models import Rating, Unit, UnitState

OLD = 2024
PAGE = "reports:statistics"


@pytest.fixture
def communes(province):
    facts = {"kind": UnitKind.COMMUNE, "parent": province}
    return [UnitFactory(name=f"Xã {name}", short_name=f"Xã {name}", **facts) for name in ("An", "Bình", "Ca")]


@pytest.fixture
def figures(communes):
    """Awards, ratings and dossiers of the year before; a draft of each of two in one round."""
    for number, commune in enumerate(communes, start=1):
        AwardFactory.create_batch(number, holder_unit=commune, year=OLD)
        Rating.objects.create(unit=commune, year=OLD, grade=Grade.GOOD)
    round_ = RoundFactory(year=OLD)
    for commune in communes[:2]:
        NomineeFactory(dossier=DossierFactory(unit=commune, round=round_))
    DossierFactory(unit=communes[2], round=round_, submitted=True)


def tables(login, reader, year=OLD, **asked) -> dict:
    response = login(reader).get(reverse(PAGE), {"nam": year} | asked)
    return {name: response.context[name] for name in ("awards", "ratings", "dossiers")}


def shown(table) -> dict:
    return {row.label: (sum(row.numbers), row.note) for row in table.rows}


def totals(login, reader) -> list:
    """Sums of all tables, without and with those that came before."""
    found = [tables(login, reader), tables(login, reader, **{"tien-than": "1"})]
    return [[sum(table.sums) for table in each.values()] for each in found]


ACTS = {
    "merge": lambda by, units, home: merged(by, units[:2], name="Xã Mới", parent=home),
    "absorb": lambda by, units, home: absorbed(by, units[:1], into=units[1]),
    "split": lambda by, units, home: divided(by, units[0], ["Xã Một", "Xã Hai"], home),
    "transfer": lambda by, units, home: renamed(by, units[0], "", parent=units[1]),
    "rename": lambda by, units, home: renamed(by, units[0], "Xã Khác"),
    "dissolve": lambda by, units, home: dissolved(by, units[:1]),
}


@pytest.mark.parametrize("act", ACTS)
def test_the_sum_of_the_province_stays_through_every_act_and_back(
    login, reviewer, office_officer, province, communes, figures, act
):
    before = totals(login, reviewer)
    plan = ACTS[act](office_officer, communes, province)
    apply_reorganisation(reorganisation=plan, actor=office_officer, on=today())
    after = totals(login, reviewer)
    undo_reorganisation(reorganisation=plan, note="Thử", actor=office_officer)

    assert before[0] == before[1] == [6, 3, 1]
    assert (after, totals(login, reviewer)) == (before, before)


def test_years_before_a_merger_stand_under_old_names_or_under_the_successor(
    login, reviewer, office_officer, province, communes, figures
):
    plan = merged(office_officer, communes[:2], name="Xã Mới", parent=province)
    apply_reorganisation(reorganisation=plan, actor=office_officer, on=today())
    AwardFactory(holder_unit=Unit.objects.get(name="Xã Mới"), year=2026)
    then, now = tables(login, reviewer), tables(login, reviewer, **{"tien-than": "1"})

    assert shown(then["awards"]) == {"Xã An": (1, ""), "Xã Bình": (2, ""), "Xã Ca": (3, "")}
    assert shown(now["awards"]) == {"Xã Mới": (3, "kể cả Xã An, Xã Bình"), "Xã Ca": (3, "")}
    assert shown(now["ratings"]) == {"Xã Mới": (2, "kể cả Xã An, Xã Bình"), "Xã Ca": (1, "")}
    assert shown(tables(login, reviewer, 2026, **{"tien-than": "1"})["awards"]) == {"Xã Mới": (1, "")}


def test_awards_of_a_divided_unit_stay_in_a_row_of_their_own(
    login, reviewer, office_officer, province, communes, figures
):
    plan = divided(office_officer, communes[0], ["Xã Một", "Xã Hai"], province)
    apply_reorganisation(reorganisation=plan, actor=office_officer, on=today())
    head = PostFactory(unit=Unit.objects.get(name="Xã Một"), role=Role.UNIT_HEAD)
    ended = (1, "đã kết thúc ngày 30/06/2025")

    assert shown(tables(login, reviewer, **{"tien-than": "1"})["awards"])["Xã An"] == ended
    assert shown(tables(login, head, **{"tien-than": "1"})["awards"]) == {"Xã An": ended}
    assert shown(tables(login, head)["awards"]) == {}


def test_a_successor_reads_of_those_before_it_when_it_asks(login, office_officer, province, communes, figures):
    plan = merged(office_officer, communes[:2], name="Xã Mới", parent=province)
    apply_reorganisation(reorganisation=plan, actor=office_officer, on=today())
    head = PostFactory(unit=Unit.objects.get(name="Xã Mới"), role=Role.UNIT_HEAD)
    stranger = PostFactory(unit=communes[2], role=Role.UNIT_HEAD)
    asked = {"tien-than": "1"}

    assert tables(login, head)["awards"].rows == []
    assert [shown(table) for table in tables(login, head, **asked).values()] == [
        {"Xã Mới": (3, "kể cả Xã An, Xã Bình")},
        {"Xã Mới": (2, "kể cả Xã An, Xã Bình")},
        {RoundFactory._meta.model.objects.get().name: (1, "")},
    ]
    assert shown(tables(login, stranger, **asked)["awards"]) == {"Xã Ca": (3, "")}


def test_a_renamed_unit_is_called_as_in_the_year(login, reviewer, unit):
    for name, start, end in (
        ("Sở Kiến trúc", date(2010, 1, 1), date(2020, 6, 30)),
        ("Sở Xây dựng", date(2020, 7, 1), None),
    ):
        UnitState.objects.create(unit=unit, name=name, starts_on=start, ends_on=end)
    for year in (2005, 2019, 2020):
        AwardFactory(holder_unit=unit, year=year)
    called = [list(shown(tables(login, reviewer, year)["awards"])) for year in (2005, 2019, 2020)]

    assert called == [["Sở Kiến trúc"], ["Sở Kiến trúc"], ["Sở Xây dựng"]]
    assert list(shown(tables(login, reviewer, 2019, **{"tien-than": "1"})["awards"])) == ["Sở Xây dựng"]


def test_units_of_one_name_have_a_row_each(login, reviewer, unit, board_unit):
    for home in (unit, board_unit):
        AwardFactory(holder_unit=UnitFactory(name="Phòng Tổ chức", parent=home), year=OLD)

    assert shown(tables(login, reviewer)["awards"]) == {
        "Phòng Tổ chức (Sở Xây dựng)": (1, ""),
        "Phòng Tổ chức (Sở Nội vụ)": (1, ""),
    }


def test_a_chain_that_bites_its_tail_still_counts_each_once(login, reviewer):
    first, second = UnitFactory.create_batch(2, ended_on=date(2025, 6, 30))
    SuccessionFactory(predecessor=first, successor=second)
    SuccessionFactory(predecessor=second, successor=first)
    AwardFactory(holder_unit=first, year=OLD)

    assert tables(login, reviewer, **{"tien-than": "1"})["awards"].sums == [1]


def test_a_dossier_given_up_before_it_was_handed_in_is_not_counted(login, unit_head, unit):
    round_ = RoundFactory(year=OLD)
    DossierFactory(unit=unit, round=round_, state=DossierState.WITHDRAWN)
    DossierFactory(unit=unit, round=round_, state=DossierState.WITHDRAWN, version=1)

    assert tables(login, unit_head)["dossiers"].sums == [1]


@pytest.mark.parametrize("count", [1, 3, 50])
@pytest.mark.parametrize(("reader", "queries"), [("reviewer", 11), ("unit_head", 12)])
def test_it_costs_the_same_for_any_count(login, request, unit, count, reader, queries, django_assert_num_queries):
    for _ in range(count):
        old = UnitFactory(ended_on=date(2025, 6, 30))
        SuccessionFactory(predecessor=old, successor=unit)
        AwardFactory(holder_unit=old, year=OLD)
        Rating.objects.create(unit=old, year=OLD, grade=Grade.GOOD)
    client = login(request.getfixturevalue(reader))

    with django_assert_num_queries(queries):
        response = client.get(reverse(PAGE), {"nam": OLD, "tien-than": "1"})

    assert (response.context["awards"].sums, response.context["ratings"].sums) == ([count], [count])


def test_a_page_shows_so_many_rows_and_the_sum_of_the_rest():
    table = Table("T", "Đơn vị", ["A"], [Row(f"{n}", [1]) for n in range(MOST_SHOWN + 3)])

    assert (len(table.shown), table.shown[-1]) == (MOST_SHOWN + 1, Row("3 dòng khác", [3], "xem đủ trong tệp XLSX"))
    assert table.sums == [MOST_SHOWN + 3]


def test_the_workbook_says_the_same_as_the_page(login, reviewer, office_officer, province, communes, figures):
    plan = merged(office_officer, communes[:2], name="Xã Mới", parent=province)
    apply_reorganisation(reorganisation=plan, actor=office_officer, on=today())
    page = login(reviewer).get(reverse(PAGE), {"nam": OLD, "tien-than": "1"})
    content = login(reviewer).get(f"{reverse('reports:statistics_xlsx')}?{page.context['query']}").content
    first, second, _ = load_workbook(BytesIO(content)).worksheets
    lines = {row[0]: row for row in first.iter_rows(min_row=4, values_only=True)}

    assert (sum(lines["Xã Mới"][1:-1]), lines["Xã Mới"][-1]) == (3, "kể cả Xã An, Xã Bình")
    assert sum(lines["Cộng"][1:-1]) == 6
    assert second.title.startswith("2. Xếp loại tập thể")
