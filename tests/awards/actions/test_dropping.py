"""Giving up somebody who had passed, and dossiers in which nobody is left to honour."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.dropping import drop_nominee
from awards.choices import DossierState, NomineeState
from awards.models import NomineeStep
from tests.factories.councils import AuthorityFactory, appraised, drafted
from thiduakt.base.verdict import Refused
from units.models import Letter

WHY = "Có đơn tố cáo đang được xác minh."


@pytest.fixture
def passed(unit, unit_head):
    return appraised(2, state=NomineeState.PASSED, unit=unit)


def states(nominees):
    return [type(each).objects.get(pk=each.pk).state for each in nominees]


def dossier_of(nominee):
    return type(nominee.dossier).objects.get(pk=nominee.dossier_id)


def test_the_reason_is_kept_and_the_dossier_ends_with_the_last(passed, secretary, unit_head):
    first, second = passed
    drop_nominee(nominee=first, note=f" {WHY} ", actor=secretary)
    between = dossier_of(first).state
    drop_nominee(nominee=second, note=WHY, actor=secretary)
    dossier = dossier_of(first)

    assert (between, dossier.state) == (DossierState.APPRAISED, DossierState.DECIDED)
    assert states(passed) == [NomineeState.NOT_DECIDED, NomineeState.NOT_DECIDED]
    assert list(NomineeStep.objects.order_by("pk").values_list("move", "note", "actor")) == [
        ("drop", WHY, secretary.pk),
        ("drop", WHY, secretary.pk),
    ]
    assert list(dossier.steps.values_list("move", "note")) == [("decide", "Không có đối tượng nào được khen thưởng.")]
    letter = Letter.objects.get(to=unit_head.user, channel="app")
    assert letter.subject == f"Hồ sơ {dossier.code} kết thúc, không có đối tượng được khen thưởng"
    assert f"{first.name}, {first.award_type.name}: không khen thưởng" in letter.body
    assert WHY not in letter.body


def test_where_somebody_was_honoured_the_end_needs_no_letter(passed, secretary, unit_head):
    first, second = passed
    second.state = NomineeState.DECIDED
    second.save()

    drop_nominee(nominee=first, note=WHY, actor=secretary)

    assert dossier_of(first).state == DossierState.DECIDED
    assert list(dossier_of(first).steps.values_list("move", "note")) == [("decide", "")]
    assert Letter.objects.count() == 0


def test_a_second_press_does_nothing_more(passed, secretary):
    key = uuid4()
    steps = [drop_nominee(nominee=passed[0], note=WHY, actor=secretary, key=key) for _ in range(2)]

    assert steps[0] == steps[1]
    assert NomineeStep.objects.count() == 1


@pytest.mark.parametrize("who", ["reviewer", "leader", "clerk", "unit_head", "office_officer"])
def test_only_the_secretary_gives_somebody_up(passed, who, request):
    with pytest.raises(Refused):
        drop_nominee(nominee=passed[0], note=WHY, actor=request.getfixturevalue(who))
    assert states(passed) == [NomineeState.PASSED, NomineeState.PASSED]


def test_without_a_reason_nobody_is_given_up(passed, secretary):
    with pytest.raises(ValidationError, match="phải nêu lý do"):
        drop_nominee(nominee=passed[0], note=" ", actor=secretary)
    assert states(passed) == [NomineeState.PASSED, NomineeState.PASSED]


def test_who_stands_on_a_draft_is_first_taken_off_it(passed, secretary, leader):
    AuthorityFactory(award_type=passed[0].award_type)
    drafted(passed, leader, secretary)

    with pytest.raises(ValidationError, match="đang có tên ở dự thảo"):
        drop_nominee(nominee=passed[0], note=WHY, actor=secretary)
    assert states(passed) == [NomineeState.PASSED, NomineeState.PASSED]
