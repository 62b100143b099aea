"""Taking out what was entered by mistake, in the browser."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.people import DisciplineFactory, HoldFactory, RatingFactory
from tests.factories.units import EmploymentFactory, UnitFactory
from units.models import Discipline, Hold, Rating

FACTORIES = {"discipline": DisciplineFactory, "hold": HoldFactory, "rating": RatingFactory}


@pytest.fixture(params=["person", "unit"])
def subject(request, unit):
    return unit if request.param == "unit" else EmploymentFactory(unit=unit).person


def entered(kind: str, subject):
    """The row and the address that takes it out."""
    of_unit = subject._meta.model_name == "unit"
    row = FACTORIES[kind](**({"person": None, "unit": subject} if of_unit else {"person": subject}))
    return row, reverse(f"units:{'unit_' * of_unit}{kind}_remove", args=[subject.pk, row.pk])


@pytest.mark.parametrize("kind", FACTORIES)
def test_from_the_page_behind_a_question_that_shows_it(login, unit_head, subject, kind):
    _, path = entered(kind, subject)
    client, typed = login(unit_head), {"reason": "Nhập hai lần", "key": str(uuid4())}
    assert path in client.get(subject.get_absolute_url()).text
    asked = client.get(path).text
    assert ("Gỡ bỏ dòng ghi nhầm của" in asked, "Nhật ký giữ nội dung đã gỡ" in asked) == (True, True)
    assert "Hãy nhập lý do gỡ bỏ." in client.post(path, {"reason": ""}).text
    assert [client.post(path, typed).url for _ in range(2)] == [subject.get_absolute_url()] * 2

    assert (Discipline.objects.count(), Hold.objects.count(), Rating.objects.count()) == (0, 0, 0)
    assert path not in client.get(subject.get_absolute_url()).text


def test_a_row_of_somebody_else_is_not_found_here(login, unit_head, unit):
    row, _ = entered("hold", UnitFactory(name="Sở Y tế"))

    assert login(unit_head).get(reverse("units:unit_hold_remove", args=[unit.pk, row.pk])).status_code == 404


def test_who_may_only_read_is_not_offered_it(login, unit_officer, secretary, unit):
    _, path = entered("discipline", EmploymentFactory(unit=unit).person)
    for actor in (unit_officer, secretary):
        page = login(actor).get(path)
        assert (page.status_code, path in login(actor).get(path.split("ky-luat")[0]).text) == (403, False)


def test_a_row_that_is_put_right_says_so_in_its_title(login, unit_head, subject):
    row, path = entered("discipline", subject)
    new = path.split(f"{row.pk}/go-bo")[0]
    titles = [login(unit_head).get(path).context["title"] for path in (new, path.removesuffix("go-bo/"))]

    assert [title.split(" của")[0] for title in titles] == ["Ghi kỷ luật", "Sửa kỷ luật"]
