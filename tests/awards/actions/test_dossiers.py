"""Opening, opinions, telling the head, withdrawing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.dossiers import announce_ready, open_dossier, withdraw_dossier, write_opinions
from awards.choices import DossierState, NomineeState
from awards.models import Dossier, DossierStep
from tests.factories.campaigns import RoundFactory
from tests.factories.dossiers import draft_dossier, submitted_dossier, taken_dossier
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.choices import Role
from units.models import Letter


def moves_of(dossier) -> list[str]:
    return list(dossier.steps.values_list("move", flat=True))


def test_code_comes_from_one_series_of_the_province(unit_officer, stranger, province):
    assert stranger.unit.parent is None
    round = RoundFactory()

    codes = [open_dossier(round=round, actor=actor, on=today()).code for actor in (unit_officer, stranger)]

    assert codes == [f"HS-{round.year}-0001", f"HS-{round.year}-0002"]


def test_opening_twice_finds_the_first(unit_officer, unit_head):
    round = RoundFactory()
    first = open_dossier(round=round, actor=unit_officer, on=today())

    assert open_dossier(round=round, actor=unit_head, on=today()) == first
    assert moves_of(first) == ["open"]


@pytest.mark.parametrize(
    ("opens", "closes", "said"), [(-20, -1, "đã hết hạn nhận hồ sơ"), (3, 9, "hôm nay chưa nhận hồ sơ")]
)
def test_a_closed_round_takes_no_dossier(unit_officer, opens, closes, said):
    day = today()
    round = RoundFactory(opens_on=day + timedelta(days=opens), closes_on=day + timedelta(days=closes))

    with pytest.raises(ValidationError, match=said):
        open_dossier(round=round, actor=unit_officer, on=day)
    assert Dossier.objects.count() == 0


def test_the_last_day_still_counts(unit_officer):
    round = RoundFactory(closes_on=today())

    assert open_dossier(round=round, actor=unit_officer, on=today()).state == DossierState.DRAFT


def test_a_unit_that_has_ended_opens_nothing(province):
    gone = UnitFactory(parent=province, ended_on=today() - timedelta(days=1))
    actor = PostFactory(unit=gone, role=Role.UNIT_OFFICER)

    with pytest.raises(Refused, match="đã kết thúc hoạt động"):
        open_dossier(round=RoundFactory(), actor=actor, on=today())


@pytest.mark.parametrize("role", ["reviewer", "office_officer", "secretary", "clerk", "leader", "system_officer"])
def test_only_units_open_dossiers(db, role, request):
    with pytest.raises(Refused, match="do đơn vị mở"):
        open_dossier(round=RoundFactory(), actor=request.getfixturevalue(role), on=today())


def test_opinions_are_kept_once_per_press(unit_officer):
    dossier, key = draft_dossier(unit_officer), uuid4()

    for _ in range(2):
        write_opinions(dossier=dossier, summary=" Tốt ", opinion="Nhất trí", actor=unit_officer, key=key)

    dossier.refresh_from_db()
    assert (dossier.summary, dossier.opinion) == ("Tốt", "Nhất trí")
    assert moves_of(dossier) == ["open", "nominate", "write_opinions"]


def test_a_stranger_writes_nothing(unit_officer, stranger):
    dossier = draft_dossier(unit_officer)

    with pytest.raises(Refused, match="thuộc đơn vị khác"):
        write_opinions(dossier=dossier, summary="", opinion="x", actor=stranger)


def test_the_officer_tells_the_head_and_nobody_else(unit_officer, unit_head, reviewer):
    dossier = draft_dossier(unit_officer)

    announce_ready(dossier=dossier, actor=unit_officer, on=today())

    assert set(Letter.objects.values_list("to", flat=True)) == {unit_head.user_id}
    with pytest.raises(Refused, match="trình hồ sơ trực tiếp"):
        announce_ready(dossier=dossier, actor=unit_head, on=today())


def test_withdrawing_frees_the_people(unit_head, reviewer):
    dossier, key = submitted_dossier(unit_head), uuid4()
    person = dossier.nominees.get().person

    for _ in range(2):
        withdraw_dossier(dossier=dossier, note="Nhầm đợt", actor=unit_head, on=today(), key=key)

    again = open_dossier(round=dossier.round, actor=unit_head, on=today())
    assert again.pk != dossier.pk
    assert person.nominations.get().state == NomineeState.WITHDRAWN
    assert DossierStep.objects.filter(dossier=dossier, move="withdraw").count() == 1
    assert Letter.objects.filter(subject__contains="rút hồ sơ", to=reviewer.user, channel="app").count() == 1


def test_withdrawing_needs_a_reason(unit_head):
    dossier = draft_dossier(unit_head)

    with pytest.raises(ValidationError, match="phải nêu lý do"):
        withdraw_dossier(dossier=dossier, note="  ", actor=unit_head, on=today())


def test_what_the_board_holds_is_not_withdrawn(unit_head, reviewer):
    dossier = taken_dossier(unit_head, reviewer)

    with pytest.raises(Refused, match="đang thẩm định"):
        withdraw_dossier(dossier=dossier, note="Thôi", actor=unit_head, on=today())
