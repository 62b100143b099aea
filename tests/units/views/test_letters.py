"""The tray: only one's own letters, newest first, read when opened."""

import pytest
from django.urls import reverse

from units.choices import Channel, LetterState
from units.models import Letter


def drop(post, number, **changes) -> Letter:
    fields = {"key": f"thu-{number}", "to": post.user, "channel": Channel.APP, "subject": f"Thư số {number}"}
    return Letter.objects.create(**(fields | {"body": "Kính gửi.\nNội dung <b>thư</b>.", "link": "/"} | changes))


def subjects(response) -> list[str]:
    return [letter.subject for letter in response.context["page"].rows]


def test_an_empty_tray_says_what_will_be_here(login, unit_officer):
    assert "Chưa có thư nào" in login(unit_officer).get(reverse("units:letters")).content.decode()


def test_only_ones_own_letters_of_the_application(login, unit_officer, reviewer):
    drop(unit_officer, 1)
    drop(unit_officer, 2)
    drop(reviewer, 3)
    drop(unit_officer, 4, channel=Channel.EMAIL)
    drop(unit_officer, 5, state=LetterState.CANCELLED)

    assert subjects(login(unit_officer).get(reverse("units:letters"))) == ["Thư số 2", "Thư số 1"]


def test_opening_a_letter_marks_it_as_read(login, unit_officer):
    letter = drop(unit_officer, 1)
    client = login(unit_officer)
    page = client.get(reverse("units:letter", args=[letter.pk])).content.decode()
    letter.refresh_from_db()

    assert letter.read_at is not None
    assert "Nội dung &lt;b&gt;thư&lt;/b&gt;." in page
    assert subjects(client.get(reverse("units:letters") + "?unread=1")) == []


def test_somebody_elses_letter_is_not_there(login, unit_officer, reviewer):
    letter = drop(reviewer, 1)
    response = login(unit_officer).get(reverse("units:letter", args=[letter.pk]))
    letter.refresh_from_db()

    assert response.status_code == 404
    assert letter.read_at is None


def test_unread_letters_are_counted_in_the_header(login, unit_officer):
    drop(unit_officer, 1)
    drop(unit_officer, 2)

    assert login(unit_officer).get(reverse("units:account")).context["unread_letters"] == 2


def test_older_letters_are_on_the_next_page(login, unit_officer):
    for number in range(53):
        drop(unit_officer, number)
    client = login(unit_officer)
    first = client.get(reverse("units:letters"))
    second = client.get(reverse("units:letters"), {"after": first.context["page"].next_key})

    assert (len(subjects(first)), subjects(second)) == (50, ["Thư số 2", "Thư số 1", "Thư số 0"])
    assert second.context["page"].next_key is None


def test_a_broken_page_key_is_not_found(login, unit_officer):
    assert login(unit_officer).get(reverse("units:letters") + "?after=abc").status_code == 404


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_tray_costs_the_same_for_any_count(login, unit_officer, count, django_assert_num_queries):
    for number in range(count):
        drop(unit_officer, number)
    client = login(unit_officer)

    with django_assert_num_queries(6):
        response = client.get(reverse("units:letters"))

    assert len(subjects(response)) == count
    assert len(response.content) < 150 * 1024
