"""The open work of one who leaves is passed to a colleague in one act, written down at each thing."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from awards.choices import DossierState
from awards.models import Dossier
from tests.factories.awards import DossierFactory
from tests.factories.councils import AuthorityFactory, appraised, drafted
from tests.factories.units import PostFactory
from thiduakt.base.verdict import Refused
from units.actions.handovers import hand_over_work
from units.choices import Role
from units.handovers import open_work_of
from units.models import Letter, PostStep


@pytest.fixture
def held(reviewer):
    """Two dossiers in appraisal and one that is no longer."""
    states = (DossierState.IN_APPRAISAL, DossierState.IN_APPRAISAL, DossierState.APPRAISED)
    return [DossierFactory(state=state, taken_by=reviewer) for state in states]


@pytest.fixture
def colleague(reviewer):
    return PostFactory(role=Role.REVIEWER, unit=reviewer.unit)


def holders(dossiers) -> list:
    return [Dossier.objects.get(pk=dossier.pk).taken_by for dossier in dossiers]


def test_what_lies_in_the_hands_of_a_reviewer_and_of_nobody_else(held, reviewer, colleague, unit_head):
    found = [(name, rows) for name, _, rows in open_work_of(reviewer)]

    assert found == [("dossiers", sorted(held[:2], key=lambda dossier: dossier.code))]
    assert [open_work_of(post) for post in (colleague, unit_head)] == [[], []]


def test_a_leavers_dossiers_go_on_with_a_colleague(held, reviewer, colleague, system_officer):
    step = hand_over_work(post=reviewer, to=colleague, actor=system_officer)

    assert holders(held) == [colleague, colleague, reviewer]
    assert step.note == f"2 hồ sơ đang thẩm định cho {colleague.user}"
    assert [list(dossier.steps.values_list("move", "actor", "note")) for dossier in held] == [
        [("hand_over", system_officer.pk, f"bàn giao cho {colleague.user}")],
        [("hand_over", system_officer.pk, f"bàn giao cho {colleague.user}")],
        [],
    ]
    assert Letter.objects.get(to=colleague.user, channel="app").subject == f"Bạn tiếp nhận việc của {reviewer.user}"


def test_one_passes_on_the_own_work_but_not_anothers(held, reviewer, colleague, unit_head):
    with pytest.raises(Refused):
        hand_over_work(post=reviewer, to=colleague, actor=colleague)
    with pytest.raises(Refused):
        hand_over_work(post=reviewer, to=colleague, actor=unit_head)
    hand_over_work(post=reviewer, to=colleague, actor=reviewer)

    assert PostStep.objects.filter(move="hand_over").count() == 1


def test_pressed_twice_it_is_done_once(held, reviewer, colleague, system_officer):
    key = uuid4()
    first, second = (hand_over_work(post=reviewer, to=colleague, actor=system_officer, key=key) for _ in range(2))

    assert first == second
    assert held[0].steps.count() == 1


def test_only_the_same_role_at_the_same_unit_may_receive(held, reviewer, secretary, system_officer):
    with pytest.raises(ValidationError) as error:
        hand_over_work(post=reviewer, to=secretary, actor=system_officer)

    assert error.value.messages == [f"Người nhận phải đang giữ vai trò {reviewer}. Hãy chọn người khác."]


def test_without_work_there_is_nothing_to_hand_over(reviewer, colleague, system_officer):
    with pytest.raises(ValidationError) as error:
        hand_over_work(post=reviewer, to=colleague, actor=system_officer)

    assert error.value.messages == ["Không còn việc nào để bàn giao."]


def test_a_secretarys_decisions_go_on_with_another(unit, leader, secretary, system_officer):
    nominees = appraised(1, state="passed", unit=unit)
    AuthorityFactory(award_type=nominees[0].award_type)
    decision = drafted(nominees, leader, secretary)
    other = PostFactory(role=Role.SECRETARY, unit=secretary.unit)
    hand_over_work(post=secretary, to=other, actor=system_officer)
    decision.refresh_from_db()

    assert decision.created_by == other
    assert decision.steps.last().move == "hand_over"


def test_the_page_names_the_work_and_the_account_tells_of_it(held, reviewer, colleague, system_officer, login):
    client = login(system_officer)
    account = client.get(reviewer.user.get_absolute_url()).text
    page = client.get(reverse("units:post_end", args=[reviewer.pk])).text
    done = client.post(reverse("units:post_hand_over", args=[reviewer.pk]), {"to": colleague.pk})

    assert "2 hồ sơ đang thẩm định" in account
    assert [page.count(dossier.get_absolute_url()) for dossier in held] == [1, 1, 0]
    assert done.url == reviewer.user.get_absolute_url()
    assert holders(held) == [colleague, colleague, reviewer]
