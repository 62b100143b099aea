"""Amending a division during its year: lines drawn up, put into force, and who stands where on which day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from reports.models import Rendering
from tests.factories.blocs import YEAR, BlocFactory, DivisionFactory, DocumentFactory, MemberFactory
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.actions.amended import issue_amendment, lacking_to_amend, record_amendment
from units.actions.amending import draft_amendment, drop_amendment, drop_line, edit_amendment, set_line
from units.actions.bloc_papers import sign_pledge
from units.actions.divisions import draft_division, drop_division
from units.choices import BlocLevel, BlocRole, ReorganisationKind, Role
from units.facts.amendments import ended_in, founded_in, lasting_places
from units.models import BlocMember, BlocTerm, Counter, DivisionAmendment, Letter, Reorganisation, Succession, Unit

FROM = date(YEAR, 7, 1)
EVE = FROM - timedelta(days=1)


@pytest.fixture
def division(province):
    """Two blocs in force since January: each with a head, the first with a member."""
    made = DivisionFactory(issuer=province, in_force=True, issued_on=date(YEAR, 1, 20))
    for position, (name, roles) in enumerate({"A": ("head", "member"), "B": ("head",)}.items(), 1):
        bloc = BlocFactory(division=made, name=f"Khối {name}", position=position)
        for role in roles:
            place = MemberFactory(bloc=bloc, unit__parent=province, unit__name=f"Sở {name} {role}", role=role)
            if role == "head":
                BlocTerm.objects.create(member=place, role=role, starts_on=date(YEAR, 1, 20))
    return made


def words(leader, **changed) -> dict:
    usual = {"effective_on": FROM, "title": "Về việc điều chỉnh", "grounds": ["Căn cứ"], "proposal": ""}
    return usual | {"signer": leader, "on": today()} | changed


@pytest.fixture
def draft(division, leader, reviewer):
    return draft_amendment(division=division, **words(leader), actor=reviewer)


def unit_named(name):
    return BlocMember.objects.filter(unit__name=name).first().unit


def bloc(division, letter):
    return division.blocs.get(name=f"Khối {letter}")


def put(draft, name, letter, role, actor, **facts):
    where = bloc(draft.division, letter) if letter else None
    facts = {"unit": name if isinstance(name, Unit) else unit_named(name), "reason": ""} | facts
    return set_line(amendment=draft, bloc=where, role=role, actor=actor, **facts)


def standing(division, day) -> set:
    rows = BlocMember.objects.on(day).filter(bloc__division=division).select_related("unit", "bloc")
    return {(row.bloc.name, row.unit.name, row.role) for row in rows}


BEFORE = {("Khối A", "Sở A head", "head"), ("Khối A", "Sở A member", "member"), ("Khối B", "Sở B head", "head")}


class TestDraft:
    def test_one_draft_at_a_time_in_the_signers_name(self, draft, division, leader, reviewer, province):
        assert (draft.issuer, draft.symbol, draft.state, draft.signer_name) == (
            province, "QĐ-UBND", "draft", leader.user.full_name,
        )  # fmt: skip
        with pytest.raises(ValidationError, match="Đang có một dự thảo điều chỉnh"):
            draft_amendment(division=division, **words(leader), actor=reviewer)

    def test_a_second_press_gives_the_first_draft(self, division, leader, reviewer):
        key = uuid4()
        made = [draft_amendment(division=division, **words(leader), actor=reviewer, key=key) for _ in range(2)]

        assert made[0] == made[1] == DivisionAmendment.objects.get()

    @pytest.mark.parametrize("day", [date(YEAR, 1, 20), date(YEAR + 1, 1, 1)])
    def test_the_day_lies_within_the_division(self, division, leader, reviewer, day):
        with pytest.raises(ValidationError, match=f"sau ngày 20/01/{YEAR} .* trong năm {YEAR}"):
            draft_amendment(division=division, **words(leader, effective_on=day), actor=reviewer)

    def test_units_and_drafts_are_not_amended(self, division, leader, unit_head, reviewer, province):
        with pytest.raises(Refused, match="“Điều chỉnh khối” là việc của"):
            draft_amendment(division=division, **words(leader), actor=unit_head)
        draft = DivisionFactory(issuer=province, kind="cụm")
        with pytest.raises(Refused, match="còn là dự thảo"):
            draft_amendment(division=draft, **words(leader), actor=reviewer)

    def test_ended_units_leave_and_their_only_heir_enters(self, division, leader, reviewer, province):
        ended = unit_named("Sở A member")
        ended.ended_on = EVE
        ended.save()
        heir = UnitFactory(name="Sở Mới", parent=province, founded_on=FROM)
        act = Reorganisation.objects.create(kind=ReorganisationKind.MERGE, effective_on=FROM, decision="NQ")
        Succession.objects.create(reorganisation=act, predecessor=ended, successor=heir)
        assert [(case.member.unit, case.heirs) for case in ended_in(division, lasting_places(division))] == [
            (ended, [heir])
        ]
        assert list(founded_in(division)) == [heir]

        draft = draft_amendment(division=division, **words(leader), actor=reviewer)
        assert [(line.unit.name, line.words, line.reason) for line in draft.lines.all()] == [
            ("Sở A member", "thôi tham gia Khối A", f"Kết thúc hoạt động ngày {EVE:%d/%m/%Y}"),
            ("Sở Mới", "vào Khối A", f"Tiếp nhận {ended.label}"),
        ]

    def test_words_and_lines_are_changed_and_dropped(self, draft, leader, reviewer):
        edit_amendment(amendment=draft, **words(leader, effective_on=date(YEAR, 8, 1)), actor=reviewer)
        put(draft, "Sở A member", "B", "member", reviewer)
        line = put(draft, "Sở A member", "B", "deputy", reviewer)
        assert [str(row) for row in draft.lines.all()] == [
            f"{line.unit.label}: chuyển từ Khối A sang Khối B, làm phó khối"
        ]
        drop_line(line=line, actor=reviewer)
        draft.refresh_from_db()

        assert (draft.effective_on, draft.lines.count()) == (date(YEAR, 8, 1), 0)
        assert list(draft.steps.values_list("move", flat=True)) == [
            "draft",
            "edit",
            "set_line",
            "set_line",
            "drop_line",
        ]

    def test_what_changes_nothing_is_said(self, draft, reviewer):
        with pytest.raises(ValidationError, match="Sở A member đang đứng đúng như vậy"):
            put(draft, "Sở A member", "A", "member", reviewer)
        with pytest.raises(ValidationError, match="không hoạt động ngày"):
            put(draft, UnitFactory(founded_on=date(YEAR, 9, 1)), "A", "member", reviewer)


class TestInForce:
    def test_who_stands_where_before_and_after(self, draft, division, reviewer, province):
        new = UnitFactory(name="Sở Mới", parent=province, founded_on=date(YEAR, 3, 1))
        put(draft, "Sở A head", "B", "head", reviewer)
        put(draft, "Sở B head", "", "", reviewer, reason="Giải thể")
        put(draft, "Sở A member", "A", "head", reviewer)
        put(draft, new, "A", "deputy", reviewer)
        issue_amendment(amendment=draft, issued_on=today(), actor=reviewer, on=today())

        assert standing(division, EVE) == BEFORE
        assert standing(division, FROM) == {
            ("Khối A", "Sở A member", "head"), ("Khối A", "Sở Mới", "deputy"), ("Khối B", "Sở A head", "head"),
        }  # fmt: skip
        assert set(
            BlocTerm.objects.values_list("member__unit__name", "member__bloc__name", "starts_on", "ends_on")
        ) == {
            ("Sở A head", "Khối A", date(YEAR, 1, 20), EVE),
            ("Sở B head", "Khối B", date(YEAR, 1, 20), EVE),
            ("Sở A head", "Khối B", FROM, None),
            ("Sở A member", "Khối A", FROM, None),
            ("Sở Mới", "Khối A", FROM, None),
        }

    def test_number_paper_and_letters(self, draft, division, clerk, reviewer, province):
        told = PostFactory(unit=unit_named("Sở B head"), role=Role.UNIT_HEAD).user
        stranger = PostFactory(role=Role.UNIT_HEAD).user
        put(draft, "Sở A member", "B", "member", reviewer)
        Counter.objects.create(issuer=province, series="decision", year=today().year, last=41)
        key = uuid4()
        facts = {"amendment": draft, "issued_on": today(), "on": today(), "actor": clerk, "key": key}
        steps = [issue_amendment(**facts) for _ in range(2)]
        draft.refresh_from_db()

        assert steps[0] == steps[1]
        assert (draft.full_number, draft.state) == ("42/QĐ-UBND", "issued")
        assert list(Rendering.objects.values_list("kind", "subject_id", "is_final")) == [("amendment", draft.pk, True)]
        assert set(Letter.objects.values_list("to", flat=True)) == {told.pk} != {stranger.pk}

    def test_a_paper_issued_elsewhere_is_recorded(self, draft, division, reviewer):
        put(draft, "Sở A member", "B", "member", reviewer)
        facts = {"decision": "Quyết định số 99/QĐ-UBND", "issued_on": today()}
        record_amendment(amendment=draft, **facts, actor=reviewer, on=today())

        assert not Counter.objects.exists()
        place = BlocMember.objects.get(unit__name="Sở A member", ends_on=None)
        assert (place.bloc.name, place.basis) == ("Khối B", "Quyết định số 99/QĐ-UBND")

    def test_a_day_to_come_takes_effect_by_itself(self, draft, division, leader, reviewer):
        if today() >= date(YEAR, 12, 31):
            pytest.skip("no day of the year is left")
        soon = today() + timedelta(days=1)
        edit_amendment(amendment=draft, **words(leader, effective_on=soon), actor=reviewer)
        put(draft, "Sở A member", "B", "member", reviewer)
        issue_amendment(amendment=draft, issued_on=today(), actor=reviewer, on=today())

        assert standing(division, today()) == BEFORE
        assert ("Khối B", "Sở A member", "member") in standing(division, soon)

    def test_what_is_lacking_is_named_and_costs_no_number(self, draft, division, reviewer):
        assert lacking_to_amend(draft) == ["Chưa có thay đổi nào."]
        put(draft, "Sở A head", "B", "head", reviewer)

        assert lacking_to_amend(draft) == [
            "“Khối A” sẽ không có trưởng khối. Hãy ghi thêm thay đổi: đơn vị nào làm trưởng khối.",
            "“Khối B” sẽ có 2 trưởng khối (Sở A head, Sở B head). Mỗi khối chỉ một.",
        ]
        with pytest.raises(ValidationError, match="không có trưởng khối"):
            issue_amendment(amendment=draft, issued_on=today(), actor=reviewer, on=today())
        assert not Counter.objects.exists()
        assert standing(division, FROM) == BEFORE

    def test_a_unit_stands_in_one_bloc_of_a_kind_on_every_day(self, draft, reviewer, province):
        other = DivisionFactory(in_force=True)
        there = BlocFactory(division=other, name="Khối ngoài")
        left = MemberFactory(bloc=there, unit__name="Sở Ngoài", unit__parent=province, ends_on=date(YEAR, 9, 30))
        put(draft, "Sở Ngoài", "A", "member", reviewer)

        assert lacking_to_amend(draft) == ["Sở Ngoài đã ở “Khối ngoài”, là khối cùng loại, vào ngày này."]
        BlocMember.objects.filter(pk=left.pk).update(ends_on=EVE)
        assert lacking_to_amend(draft) == []
        BlocMember.objects.filter(pk=left.pk).update(ends_on=None)
        with pytest.raises(IntegrityError), transaction.atomic():
            MemberFactory(bloc=bloc(draft.division, "A"), unit=left.unit, starts_on=FROM)

    def test_a_line_written_before_another_act_is_not_applied(self, draft, division, reviewer):
        put(draft, "Sở A member", "B", "member", reviewer)
        place = BlocMember.objects.get(unit__name="Sở A member")
        BlocMember.objects.filter(pk=place.pk).update(role=BlocRole.DEPUTY)

        with pytest.raises(ValidationError, match="đã được xếp lại từ khi ghi thay đổi này"):
            issue_amendment(amendment=draft, issued_on=today(), actor=reviewer, on=today())

    def test_who_stays_in_the_bloc_in_another_role_need_not_sign_again(self, draft, division, reviewer):
        head = PostFactory(unit=unit_named("Sở A member"), role=Role.UNIT_HEAD)
        first = bloc(division, "A")
        DocumentFactory(bloc=first, kind="pledge")
        sign_pledge(bloc=first, actor=head)
        put(draft, "Sở A member", "A", "deputy", reviewer)
        issue_amendment(amendment=draft, issued_on=today(), actor=reviewer, on=today())

        assert [row.unit.name for row in first.members.waiting_to_sign(FROM)] == ["Sở A head"]


class TestDropped:
    def test_a_draft_amendment(self, draft, division, leader, reviewer):
        put(draft, "Sở A member", "B", "member", reviewer)
        key = uuid4()
        steps = [drop_amendment(amendment=draft, actor=reviewer, key=key) for _ in range(2)]

        assert (steps[0], steps[0].move, steps[0].target) == (steps[1], "drop", "dropped")
        assert standing(division, FROM) == BEFORE
        assert draft_amendment(division=division, **words(leader), actor=reviewer).state == "draft"

    def test_one_in_force_is_not_dropped(self, draft, division, reviewer):
        put(draft, "Sở A member", "B", "member", reviewer)
        issue_amendment(amendment=draft, issued_on=today(), actor=reviewer, on=today())

        with pytest.raises(Refused, match="đã ban hành, không thể “Hủy dự thảo”"):
            drop_amendment(amendment=draft, actor=reviewer)

    def test_a_draft_division_frees_its_units_and_its_year(self, leader, reviewer, clerk, province):
        facts = {"year": YEAR, "kind": "cụm", "level": BlocLevel.PROVINCE, "title": "Về việc chia cụm"}
        facts |= {"grounds": [], "proposal": "", "signer": leader, "on": today(), "actor": reviewer}
        division = draft_division(**facts)
        place = MemberFactory(bloc=BlocFactory(division=division))
        with pytest.raises(Refused, match="“Hủy dự thảo” là việc của"):
            drop_division(division=division, actor=clerk)
        step = drop_division(division=division, actor=reviewer)

        assert (step.move, step.target, step.note) == ("drop", "dropped", "1 khối, 1 đơn vị")
        assert not BlocMember.objects.filter(unit=place.unit).exists()
        assert draft_division(**facts).state == "draft"

    def test_a_division_in_force_is_not_dropped(self, division, reviewer):
        with pytest.raises(Refused, match="không thể “Hủy dự thảo”"):
            drop_division(division=division, actor=reviewer)
