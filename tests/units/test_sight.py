"""How far a desk looks: the province's offices over everything, an office post at a unit no further than the unit."""

import pytest
from django.urls import reverse

from awards.choices import DecisionState, NomineeState
from awards.models import Award, CouncilSession, Decision, Dossier, Nominee
from awards.policies.decisions import DecisionPolicy
from campaigns.models import Registration
from tests.factories.awards import AwardFactory
from tests.factories.campaigns import RegistrationFactory
from tests.factories.councils import AuthorityFactory, appraised, drafted
from tests.factories.dossiers import colleague
from tests.factories.units import PostFactory, UnitFactory
from units.choices import OFFICE_ROLES, Role, UnitKind
from units.models import Person, Post

WIDE = sorted(OFFICE_ROLES)
NARROW = [Role.OFFICE_OFFICER, Role.LEADER, Role.CLERK]


@pytest.fixture
def elsewhere(province):
    return UnitFactory(name="Sở Y tế", parent=province)


def desk(role, unit) -> Post:
    return Post.objects.get(pk=PostFactory(role=role, unit=unit).pk)


@pytest.mark.parametrize("role", WIDE)
def test_the_province_its_office_and_the_boards_department_look_over_all(role, province, office, board_unit, reviewer):
    section = UnitFactory(kind=UnitKind.SECTION, name="Phòng Hành chính", parent=office)

    assert [desk(role, where).sees_all for where in (province, office, section, board_unit)] == [True] * 4


@pytest.mark.parametrize("role", NARROW)
def test_an_office_post_at_a_unit_does_not(role, unit, province):
    inner = UnitFactory(kind=UnitKind.OFFICE, name="Văn phòng Sở", parent=unit)

    assert [desk(role, where).sees_all for where in (unit, inner)] == [False, False]


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.SYSTEM_OFFICER])
def test_other_roles_never_look_over_all(role, province):
    assert desk(role, province).sees_all is False


@pytest.fixture
def things(unit, elsewhere, secretary, leader):
    """Of the unit and of another: a dossier with one passed, an award, a registration, a person."""
    made = {}
    for where in (unit, elsewhere):
        nominee = appraised(1, state=NomineeState.PASSED, unit=where)[0]
        person = colleague(where)
        made[where] = {
            Nominee: nominee,
            Dossier: nominee.dossier,
            Award: AwardFactory(holder_unit=where, person=person),
            Person: person,
            Registration: RegistrationFactory(unit=where),
        }
    return made


@pytest.mark.parametrize("role", NARROW)
@pytest.mark.parametrize("model", [Nominee, Dossier, Award, Person, Registration], ids=lambda m: m.__name__)
def test_it_sees_what_is_the_units_and_nothing_of_another(role, model, things, unit, elsewhere):
    seen = set(model.objects.visible_to(desk(role, unit)))

    assert things[unit][model] in seen
    assert things[elsewhere][model] not in seen


@pytest.fixture
def draft(things, elsewhere, leader, secretary):
    """The province's draft for the other unit."""
    AuthorityFactory(award_type=things[elsewhere][Nominee].award_type)
    return drafted([things[elsewhere][Nominee]], leader, secretary)


@pytest.mark.parametrize("role", NARROW)
def test_drafts_of_the_province_and_its_sessions_are_not_the_units(role, draft, unit):
    actor = desk(role, unit)

    assert list(Decision.objects.visible_to(actor)) == []
    assert list(CouncilSession.objects.visible_to(actor)) == []


def test_the_clerk_of_a_unit_gives_no_number_of_the_province(draft, unit, clerk):
    draft.state = DecisionState.SIGNED
    stranger = desk(Role.CLERK, unit)

    assert bool(DecisionPolicy(clerk, draft).can("number")) is True
    assert DecisionPolicy(stranger, draft).can("number").reason == f"Văn thư của {draft.issuer.name} làm việc này."


def test_pages_of_foreign_things_are_missing(client, things, elsewhere, draft, unit):
    client.force_login(desk(Role.CLERK, unit).user)
    foreign = things[elsewhere]
    pages = [
        foreign[Dossier].get_absolute_url(),
        draft.get_absolute_url(),
        reverse("awards:person", args=[foreign[Person].pk]),
        reverse("awards:unit_awards", args=[elsewhere.pk]),
        reverse("campaigns:registration", args=[foreign[Registration].pk]),
        reverse("reports:paper", args=["proposal", foreign[Dossier].pk]),
    ]

    assert [client.get(page).status_code for page in pages] == [404] * len(pages)
    assert draft.title not in client.get(reverse("desk")).text
