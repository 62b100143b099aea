"""An initiative has authors, and their shares are the whole of it."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.factories.people import AuthorFactory, InitiativeFactory
from tests.factories.units import EmploymentFactory, PersonFactory
from thiduakt.base.verdict import Refused
from units.actions.initiatives import save_initiative
from units.models import Initiative


@pytest.fixture
def people(unit):
    return [EmploymentFactory(unit=unit).person, PersonFactory()]


def new() -> Initiative:
    return InitiativeFactory.build(name="Số hóa hồ sơ")


def test_two_authors_share_it(people, unit_officer):
    shares = list(zip(people, (Decimal(70), Decimal(30)), strict=True))
    key = uuid4()
    made = [save_initiative(initiative=new(), authors=shares, actor=unit_officer, key=key) for _ in range(2)]

    assert made[0] == made[1]
    assert list(made[0].shares.values_list("person", "share")) == [(people[0].pk, 70), (people[1].pk, 30)]
    assert [person.steps.get().note for person in people] == ["Số hóa hồ sơ: 70 %", "Số hóa hồ sơ: 30 %"]


@pytest.mark.parametrize(
    ("shares", "sentence"),
    [
        ([70, 20], "Các phần đóng góp cộng lại được 90 %, phải đủ 100 %. Hãy sửa lại."),
        ([100, 0], "Phần đóng góp của mỗi tác giả phải lớn hơn 0 %."),
        ([], "Hãy ghi ít nhất một tác giả."),
    ],
)
def test_shares_that_are_not_the_whole_are_refused(people, unit_officer, shares, sentence):
    authors = [(person, Decimal(share)) for person, share in zip(people, shares, strict=False)]
    with pytest.raises(ValidationError) as refusal:
        save_initiative(initiative=new(), authors=authors, actor=unit_officer)

    assert refusal.value.messages == [sentence]
    assert Initiative.objects.count() == 0


def test_nobody_is_an_author_twice(people, unit_officer):
    authors = [(people[0], Decimal(50)), (people[0], Decimal(50))]
    with pytest.raises(ValidationError, match="Mỗi người chỉ ghi một lần"):
        save_initiative(initiative=new(), authors=authors, actor=unit_officer)


def test_one_of_the_authors_is_ones_own(people, unit_officer, stranger):
    theirs = AuthorFactory(person=people[1]).initiative
    with pytest.raises(Refused):
        save_initiative(initiative=new(), authors=[(people[0], Decimal(100))], actor=stranger)
    with pytest.raises(Refused):
        save_initiative(initiative=theirs, authors=[(people[0], Decimal(100))], actor=unit_officer)
    assert list(theirs.authors.all()) == [people[1]]
