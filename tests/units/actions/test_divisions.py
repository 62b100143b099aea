"""Drawing up a division into blocs, carrying last year's over, putting it into force."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from reports.models import Rendering
from tests.factories.blocs import YEAR, BlocFactory, DivisionFactory, MemberFactory
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.actions.dividing import appoint, issue_division, lacking_to_issue, record_division
from units.actions.divisions import add_bloc, draft_division, drop_bloc, edit_division, rename_bloc
from units.choices import BlocLevel, BlocRole, ReorganisationKind, Role
from units.facts.blocs import undecided
from units.models import BlocDivision, BlocMember, BlocTerm, Counter, Letter, Reorganisation, Succession


def words(leader, **changed) -> dict:
    usual = {
        "year": YEAR,
        "kind": "khối thi đua của tỉnh",
        "level": BlocLevel.PROVINCE,
        "title": "Về việc chia khối thi đua",
        "grounds": ["Căn cứ Luật Thi đua, khen thưởng"],
        "proposal": "Theo đề nghị của Giám đốc Sở Nội vụ",
        "signer": leader,
        "on": today(),
    }
    return usual | changed


def members(division) -> dict:
    rows = BlocMember.objects.filter(bloc__division=division).select_related("unit", "bloc")
    return {row.unit.name: (row.bloc.name, row.role) for row in rows}


def succeed(before, *after):
    for unit in after:
        act = Reorganisation.objects.create(
            kind=ReorganisationKind.MERGE, effective_on=date(YEAR - 1, 7, 1), decision="NQ"
        )
        Succession.objects.create(reorganisation=act, predecessor=before, successor=unit)


@pytest.fixture
def last_year(province):
    """Two blocs of last year; after it one unit was merged into a new one, one was split, one has gone."""
    division = DivisionFactory(issuer=province, year=YEAR - 1, in_force=True)
    first, second = (BlocFactory(division=division, name=f"Khối {n}", position=n) for n in (1, 2))
    ended = {"parent": province, "ended_on": date(YEAR - 1, 6, 30)}
    young = {"parent": province, "founded_on": date(YEAR - 1, 7, 1)}
    MemberFactory(bloc=first, unit__name="Sở Còn", unit__parent=province, role=BlocRole.HEAD)
    merged = MemberFactory(bloc=first, unit=UnitFactory(name="Sở Nhập", **ended), role=BlocRole.DEPUTY).unit
    split = MemberFactory(bloc=second, unit=UnitFactory(name="Sở Tách", **ended)).unit
    MemberFactory(bloc=second, unit=UnitFactory(name="Sở Mất", **ended))
    succeed(merged, UnitFactory(name="Sở Mới", **young))
    succeed(split, UnitFactory(name="Sở Một", **young), UnitFactory(name="Sở Hai", **young))
    return division


@pytest.fixture
def draft(province, leader, reviewer):
    """A draft that lacks nothing: one bloc with head and member."""
    division = draft_division(**words(leader), actor=reviewer)
    bloc = add_bloc(division=division, name="Khối 1", actor=reviewer)
    MemberFactory(bloc=bloc, unit__parent=province, unit__name="Sở Y tế", role=BlocRole.HEAD)
    MemberFactory(bloc=bloc, unit__parent=province, unit__name="Sở Tài chính")
    return division


class TestDraft:
    def test_the_office_draws_up_in_the_signers_name(self, leader, reviewer, province):
        division = draft_division(**words(leader), actor=reviewer)

        assert (division.issuer, division.symbol, division.authority_line, division.state) == (
            province, "QĐ-UBND", "Chủ tịch Ủy ban nhân dân tỉnh Hòa Giang", "draft",
        )  # fmt: skip
        assert division.steps.get().move == "draft"

    def test_a_second_press_gives_the_first_draft(self, leader, reviewer):
        key = uuid4()
        made = [draft_division(**words(leader), actor=reviewer, key=key) for _ in range(2)]

        assert made[0] == made[1] == BlocDivision.objects.get()

    def test_one_of_a_kind_per_year(self, draft, leader, reviewer):
        with pytest.raises(ValidationError, match="đã có bản chia khối cùng loại của năm"):
            draft_division(**words(leader), actor=reviewer)

    def test_units_do_not_divide(self, leader, unit_head):
        with pytest.raises(Refused, match="là việc của: Chuyên viên văn phòng, Ban Thi đua - Khen thưởng"):
            draft_division(**words(leader), actor=unit_head)

    def test_the_signer_must_be_in_office(self, leader, reviewer):
        leader.ends_on = today() - timedelta(days=1)
        leader.save()

        with pytest.raises(ValidationError, match="Người ký phải là lãnh đạo đang giữ chức vụ"):
            draft_division(**words(leader), actor=reviewer)

    def test_an_office_of_a_unit_signs_for_its_own(self, leader, unit):
        officer = PostFactory(unit=unit, role=Role.OFFICE_OFFICER)
        own = PostFactory(unit=unit, role=Role.LEADER, title="Giám đốc")

        with pytest.raises(ValidationError, match="Người ký phải là lãnh đạo của cơ quan bạn"):
            draft_division(**words(leader), actor=officer)
        assert draft_division(**words(own), actor=officer).symbol == "QĐ-SXD"

    def test_last_year_is_carried_over_and_only_heirs_take_over(self, last_year, leader, reviewer):
        division = draft_division(**words(leader), source=last_year, actor=reviewer)

        assert members(division) == {"Sở Còn": ("Khối 1", "head"), "Sở Mới": ("Khối 1", "deputy")}
        placed = set(BlocMember.objects.filter(bloc__division=division).values_list("unit", flat=True))
        assert [(case.unit.name, [heir.name for heir in case.heirs]) for case in undecided(division, placed)] == [
            ("Sở Mất", []),
            ("Sở Tách", ["Sở Hai", "Sở Một"]),
        ]

    def test_a_new_year_goes_through_to_the_members(self, draft, leader, reviewer):
        edit_division(division=draft, **words(leader, year=YEAR + 1), actor=reviewer)

        assert set(BlocMember.objects.values_list("year", "bloc__year")) == {(YEAR + 1, YEAR + 1)}

    def test_a_kind_that_would_put_a_unit_twice_is_refused(self, draft, leader, reviewer, province):
        place = BlocMember.objects.first()
        there = MemberFactory(unit=place.unit, bloc__division__kind="cụm", bloc__name="Cụm 1")

        with pytest.raises(ValidationError, match=f"{place.unit.name} đã ở “{there.bloc.name}” năm {YEAR}"):
            edit_division(division=draft, **words(leader, kind="cụm"), actor=reviewer)


class TestBlocsOfADraft:
    def test_added_renamed_and_dropped(self, draft, reviewer):
        bloc = add_bloc(division=draft, name="  Khối   2 ", actor=reviewer)
        assert (bloc.name, bloc.position) == ("Khối 2", 2)
        rename_bloc(bloc=bloc, name="Khối các xã", actor=reviewer)
        drop_bloc(bloc=bloc, actor=reviewer)

        assert list(draft.blocs.values_list("name", flat=True)) == ["Khối 1"]
        assert list(draft.steps.values_list("move", flat=True))[-3:] == ["add_bloc", "rename_bloc", "drop_bloc"]

    def test_a_name_is_taken_once(self, draft, reviewer):
        with pytest.raises(ValidationError, match="Đã có khối tên “Khối 1”"):
            add_bloc(division=draft, name="Khối 1", actor=reviewer)

    def test_nothing_changes_once_in_force(self, draft, reviewer):
        issue_division(division=draft, issued_on=today(), actor=reviewer, on=today())

        with pytest.raises(Refused, match="đã ban hành, không sửa được danh sách nữa"):
            add_bloc(division=draft, name="Khối 2", actor=reviewer)


class TestIssue:
    def test_number_terms_letters_and_paper(self, draft, clerk, province):
        people = [PostFactory(unit=place.unit, role=Role.UNIT_HEAD).user for place in BlocMember.objects.all()]
        Counter.objects.create(issuer=province, series="decision", year=today().year, last=41)
        issue_division(division=draft, issued_on=today(), actor=clerk, on=today())
        draft.refresh_from_db()

        assert (draft.full_number, draft.number_year, draft.state) == ("42/QĐ-UBND", today().year, "issued")
        assert list(BlocTerm.objects.values_list("member__unit__name", "role", "starts_on", "ends_on")) == [
            ("Sở Y tế", "head", today(), None)
        ]
        assert set(Letter.objects.values_list("to", flat=True)) == {user.pk for user in people}
        assert list(Rendering.objects.values_list("kind", "subject_id", "is_final")) == [("division", draft.pk, True)]

    def test_a_second_press_draws_no_second_number(self, draft, clerk, province):
        key = uuid4()
        steps = [issue_division(division=draft, issued_on=today(), actor=clerk, on=today(), key=key) for _ in range(2)]

        assert steps[0] == steps[1]
        assert Counter.objects.get(issuer=province, series="decision").last == 1

    def test_what_is_lacking_is_named_and_costs_no_number(self, draft, clerk, province):
        BlocMember.objects.filter(role="head").update(role="member")
        place = BlocMember.objects.first()
        place.unit.ended_on = date(YEAR - 1, 6, 30)
        place.unit.save()
        BlocFactory(division=draft, name="Khối trống", position=9)

        assert lacking_to_issue(draft) == [
            "“Khối 1” chưa có trưởng khối.",
            f"{place.unit.name} không hoạt động trong năm {YEAR}.",
            "“Khối trống” chưa có đơn vị nào.",
        ]
        with pytest.raises(ValidationError, match="chưa có trưởng khối"):
            issue_division(division=draft, issued_on=today(), actor=clerk, on=today())
        assert not Counter.objects.exists()

    def test_not_on_a_day_to_come(self, draft, clerk):
        with pytest.raises(ValidationError, match="không được sau hôm nay"):
            issue_division(division=draft, issued_on=today() + timedelta(days=1), actor=clerk, on=today())

    def test_a_paper_issued_elsewhere_is_recorded_without_number(self, draft, reviewer):
        facts = {"decision": "Quyết định số 7/QĐ-UBND", "issued_on": date(YEAR, 1, 20)}
        record_division(division=draft, **facts, actor=reviewer, on=today())
        draft.refresh_from_db()

        assert (draft.state, draft.number, draft.decision) == ("recorded", None, "Quyết định số 7/QĐ-UBND")
        assert BlocTerm.objects.get().starts_on == date(YEAR, 1, 20)
        assert not Counter.objects.exists()
        assert not Rendering.objects.exists()


class TestAppoint:
    FROM = date(YEAR, 8, 1)

    @pytest.fixture
    def places(self, draft, reviewer):
        record_division(
            division=draft, decision="QĐ 7", issued_on=date(YEAR, 1, 20), actor=reviewer, on=date(YEAR, 1, 20)
        )
        return {place.role: place for place in BlocMember.objects.select_related("bloc__division")}

    def appoint(self, member, role, actor, **changed):
        facts = {"starts_on": self.FROM, "basis": "Công văn 12"} | changed
        return appoint(member=member, role=role, actor=actor, **facts)

    def test_a_new_head_ends_the_term_of_the_old(self, places, reviewer):
        self.appoint(places["member"], BlocRole.HEAD, reviewer)

        assert list(BlocTerm.objects.values_list("member__unit__name", "starts_on", "ends_on", "basis")) == [
            ("Sở Y tế", date(YEAR, 1, 20), date(YEAR, 7, 31), ""),
            ("Sở Tài chính", self.FROM, None, "Công văn 12"),
        ]
        places_on = {day: BlocMember.objects.on(day).by_rank() for day in (self.FROM, self.FROM - timedelta(days=1))}
        assert [list(rows.values_list("unit__name", "role")) for rows in places_on.values()] == [
            [("Sở Tài chính", "head"), ("Sở Y tế", "member")],
            [("Sở Y tế", "head"), ("Sở Tài chính", "member")],
        ]

    @pytest.mark.parametrize(
        ("place", "role", "changed", "sentence"),
        [
            ("head", "member", {}, "Khối phải có trưởng khối"),
            ("member", "member", {}, "đang là thành viên"),
            ("member", "deputy", {"starts_on": date(YEAR + 1, 1, 1)}, f"Ngày phải trong năm {YEAR}"),
            ("member", "head", {"starts_on": date(YEAR, 1, 20)}, "hãy chọn ngày sau đó"),
        ],
    )
    def test_refused_without_leaving_a_trace(self, places, reviewer, place, role, changed, sentence):
        with pytest.raises(ValidationError, match=sentence):
            self.appoint(places[place], role, reviewer, **changed)

        assert set(BlocMember.objects.values_list("role", flat=True)) == {"head", "member"}
        assert BlocTerm.objects.count() == 1

    def test_a_bloc_of_a_draft_gets_its_head_on_the_page_of_placing(self, reviewer):
        member = MemberFactory(bloc__division__in_force=False, bloc__division__state="draft")

        with pytest.raises(Refused, match="còn là dự thảo"):
            self.appoint(member, BlocRole.HEAD, reviewer)
