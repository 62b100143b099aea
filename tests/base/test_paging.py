"""Keyset pages and counts that stop."""

import pytest
from django.http import Http404

from tests.factories.units import PersonFactory
from thiduakt.base.paging import counted, page_of
from thiduakt.base.tags import vn_count
from units.models import Person

ORDER = ("sort_key", "pk")


def all_pages(size: int) -> list[list]:
    pages, after = [], ""
    while after is not None:
        page = page_of(Person.objects.all(), order=ORDER, after=after, size=size)
        pages.append(page.rows)
        after = page.next_key
    return pages


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 2, 3, 5, 6])
def test_the_pages_together_hold_every_row_once_in_order(size):
    PersonFactory.create_batch(3, full_name="Lê Thị Ấm")
    PersonFactory.create_batch(2, full_name="Trần Văn Bé")
    pages = all_pages(size)

    assert [person for page in pages for person in page] == list(Person.objects.order_by(*ORDER))
    assert {len(page) for page in pages[:-1]} <= {size}


@pytest.mark.django_db
@pytest.mark.parametrize("after", ["x", "a~b~c", "a~khong-phai-uuid"])
def test_a_broken_key_is_a_page_that_is_not_there(after):
    with pytest.raises(Http404):
        page_of(Person.objects.all(), order=ORDER, after=after)


@pytest.mark.django_db
@pytest.mark.parametrize(("rows", "found"), [(0, 0), (2, 2), (3, 3), (5, 4)])
def test_counting_stops_one_beyond_its_limit(rows, found):
    PersonFactory.create_batch(rows)

    assert counted(Person.objects.all(), up_to=3) == found


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (999, "999"), (1000, "hơn 999")])
def test_a_stopped_count_is_said_as_one(number, words):
    assert vn_count(number) == words
