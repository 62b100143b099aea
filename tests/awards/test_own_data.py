"""What this storey tells people about themselves."""

from awards.facts.own_data import tell_awards
from tests.factories.awards import AwardFactory, NomineeFactory
from tests.factories.people import HouseholdFactory
from tests.factories.units import PersonFactory, UserFactory
from units.facts.own_data import Owner


def test_the_head_of_a_household_is_told_of_its_awards_too(db):
    head = PersonFactory(full_name="Lê Văn Hòa", sex="male")
    household = HouseholdFactory(person=head, head_name="Lê Văn Hòa")
    AwardFactory(person=head, year=2024)
    for mine in (household, HouseholdFactory()):
        AwardFactory(person=None, household=mine)
        NomineeFactory(person=None, household=mine, achievement="Hiến đất làm đường")

    awards, asked = tell_awards(Owner(UserFactory(), head))

    assert sorted(row[1] for row in awards.rows) == ["Hộ ông Lê Văn Hòa", "Lê Văn Hòa"]
    assert [row[4] for row in asked.rows] == ["Hiến đất làm đường"]
