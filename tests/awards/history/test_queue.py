"""Lines that wait: each is settled by its own act, enters the register at once, and goes with its list."""

import re

import pytest
from django.urls import reverse

from awards.actions.history.queue import Settlement, make_new_records, settle_line
from awards.choices import Confidence
from awards.models import Award, AwardStep
from tests.factories.history import employed, entered, line, table, work
from thiduakt.base.verdict import Refused
from units.actions.imports.opening import ask_to_undo
from units.choices import ImportChoice, ImportOutcome
from units.intake import columns as c
from units.models import ImportRow, Person


@pytest.fixture
def twins(hoa, unit):
    return hoa, employed(unit)


def waiting(batch, place=1) -> ImportRow:
    return batch.rows.get(place=place)


def test_one_of_two_namesakes_is_chosen(reviewer, twins):
    row = waiting(entered(table(line()), actor=reviewer))
    chosen = ("person", str(twins[1].pk))
    settled = settle_line(row=row, settlement=Settlement(ImportChoice.SAME, chosen=chosen), actor=reviewer)
    award = Award.objects.get()
    assert (award.person, settled.outcome, settled.doubt) == (twins[1], ImportOutcome.NEW, "")
    assert AwardStep.objects.filter(award=award, actor=reviewer).count() == 1
    settled.batch.refresh_from_db()
    assert settled.batch.counts == {"new": 1}
    assert settled.batch.steps.filter(move="settle", actor=reviewer).count() == 1


def test_a_mended_value_is_read_anew(reviewer, hoa):
    row = waiting(entered(table(line(day="31/02/2020")), actor=reviewer))
    said = {**row.facts["said"], "decided_on": "28/02/2020"}
    assert settle_line(row=row, settlement=Settlement(said=said), actor=reviewer).outcome == ImportOutcome.NEW
    assert f"{Award.objects.get().decided_on:%d/%m/%Y}" == "28/02/2020"


def test_what_is_still_wrong_stays_with_what_was_typed(reviewer, hoa):
    row = waiting(entered(table(line(day="31/02/2020")), actor=reviewer))
    said = {**row.facts["said"], "decided_on": "30/02/2020"}
    settled = settle_line(row=row, settlement=Settlement(said=said), actor=reviewer)
    assert settled.outcome == ImportOutcome.ERROR
    assert settled.facts["said"]["decided_on"] == "30/02/2020"
    assert not Award.objects.exists()


def test_a_new_record_is_made(reviewer, unit):
    row = waiting(entered(table(line("Vũ Thị Mới", birth="01/02/1990")), actor=reviewer))
    settle_line(row=row, settlement=Settlement(ImportChoice.NEW), actor=reviewer)
    person = Person.objects.get(full_name="Vũ Thị Mới")
    assert f"{person.birth_date:%d/%m/%Y}" == "01/02/1990"
    assert Award.objects.get().person == person


def test_new_records_for_all_whom_nobody_is_like(reviewer, unit):
    lines = [line("Vũ Thị Mới", birth=1990), line("Vũ Thị Mới", birth=1990, year=2020, day="20/12/2020"),
             line("Đỗ Văn Khác", birth=1991)]  # fmt: skip
    batch = entered(table(*lines), actor=reviewer)
    assert make_new_records(batch=batch, actor=reviewer) == 3
    assert Person.objects.filter(full_name="Vũ Thị Mới").count() == 1
    assert Award.objects.count() == 3


def test_a_line_left_out_writes_nothing(reviewer, hoa):
    row = waiting(entered(table(line("Người Lạ Nào")), actor=reviewer))
    assert settle_line(row=row, settlement=Settlement(ImportChoice.SKIP), actor=reviewer).outcome == ImportOutcome.SKIP
    assert not Award.objects.exists()


def test_what_may_stand_is_entered_as_doubtful(reviewer, hoa):
    gone = {"award": "GK", "issuer": "Chủ tịch UBND huyện Đông Hà", "year": 2025, "day": "20/12/2025"}
    row = waiting(entered(table(line(**gone)), actor=reviewer))
    settle_line(row=row, settlement=Settlement(accepted=frozenset({"authority"})), actor=reviewer)
    assert Award.objects.get().confidence == Confidence.DOUBTFUL


def test_a_second_clerk_is_told(reviewer, twins):
    row = waiting(entered(table(line()), actor=reviewer))
    chosen = Settlement(ImportChoice.SAME, chosen=("person", str(twins[0].pk)))
    settle_line(row=row, settlement=chosen, actor=reviewer)
    with pytest.raises(Refused, match="đã được xử lý xong"):
        settle_line(row=row, settlement=chosen, actor=reviewer)
    assert Award.objects.count() == 1


def test_undoing_the_list_takes_settled_lines_along(reviewer, hoa, unit):
    batch = entered(table(line(), line("Vũ Thị Mới", birth=1990)), actor=reviewer)
    settle_line(row=waiting(batch, 2), settlement=Settlement(ImportChoice.NEW), actor=reviewer)
    assert Award.objects.count() == 2
    batch.refresh_from_db()
    ask_to_undo(batch=batch, actor=reviewer)
    work()
    assert not Award.objects.exists()
    assert not Person.objects.filter(full_name="Vũ Thị Mới").exists()


def test_the_queue_on_screen(reviewer, hoa, login):
    client = login(reviewer)
    batch = entered(table(line(), line("Vũ Thị Mới", birth=1990), line(day="31/02/2020", year=2018)), actor=reviewer)
    page = client.get(reverse("awards:history_queue")).content.decode()
    assert "Hàng chờ: 2 dòng" in page
    only = client.get(reverse("awards:history_queue"), {"vi": "date"}).content.decode()
    assert "Vũ Thị Mới" not in only
    first, second = waiting(batch, 2), waiting(batch, 3)
    address = reverse("awards:history_line", args=[first.pk])
    page = client.get(address).content.decode()
    assert "Dòng 1/2 đang chờ" in page
    assert "Lưu và xem dòng tiếp" in page
    response = client.post(address, {"who": "new", c.NAME: "Vũ Thị Mới", **typed(client, address)})
    assert response.url == reverse("awards:history_line", args=[second.pk])
    assert Award.objects.count() == 2
    again = client.post(response.url, typed(client, response.url))
    assert again.status_code == 200
    assert "vẫn chưa vào sổ được" in again.content.decode()
    done = client.post(response.url, {**typed(client, response.url), "decided_on": "28/02/2019"})
    assert done.url == reverse("awards:history_queue")
    assert Award.objects.count() == 3


def typed(client, address) -> dict:
    """What a browser would send of the form as it stands."""
    form = client.get(address).context["form"]
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if value not in (None, "", False) and name != "who"}


def test_pages_ask_the_same_for_one_and_for_many(reviewer, hoa, login, django_assert_num_queries):
    client = login(reviewer)
    counts = []
    for number in (1, 3):
        entered(table(*[line(f"Người Lạ {'ABC'[n]}n", birth=1950 + n) for n in range(number)]), actor=reviewer)
        for name in ("awards:history", "awards:history_queue"):
            with CaptureQueries() as captured:
                assert client.get(reverse(name)).status_code == 200
            counts.append((name, captured.count))
    assert counts[:2] == counts[2:]


class CaptureQueries:
    """How many queries were asked."""

    def __enter__(self):
        from django.db import connection  # noqa: PLC0415
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

        self.context = CaptureQueriesContext(connection)
        self.context.__enter__()
        return self

    def __exit__(self, *error):
        self.context.__exit__(*error)
        self.count = len(self.context)


def test_who_may_not_is_told(unit_head, login):
    response = login(unit_head).get(reverse("awards:history"))
    assert response.status_code == 403
    assert re.search(r"Lịch sử khen thưởng do .* nhập", response.content.decode())


def test_a_mended_award_name_for_all_lines_that_word_it_so(reviewer, hoa, login):
    wrong = [line(award="LĐ giỏi", year=year, day=f"20/12/{year}") for year in (2015, 2016, 2017)]
    batch = entered(table(*wrong, line(award="Khác hẳn", year=2018, day="20/12/2018")), actor=reviewer)
    row, client = waiting(batch), login(reviewer)
    url = reverse("awards:history_line", args=[row.pk])
    assert "cho cả 2 dòng khác đang chờ cũng ghi “LĐ giỏi”" in client.get(url).content.decode()

    form = client.get(url).context["form"]
    typed = {key: value for key, value in form.initial.items() if value} | {"award": "LĐTT", "for_all": "on"}
    client.post(url, typed)
    assert sorted(Award.objects.values_list("year", flat=True)) == [2015, 2016, 2017]
    assert waiting(batch, 4).outcome == ImportOutcome.ERROR
    assert batch.steps.filter(move="settle").count() == 1
    assert "ở 2 dòng khác" in batch.steps.get(move="settle").note

    batch.refresh_from_db()
    ask_to_undo(batch=batch, actor=reviewer)
    work()
    assert not Award.objects.exists()


def test_only_the_line_itself_is_mended_when_not_asked(reviewer, hoa):
    wrong = [line(award="LĐ giỏi", year=year, day=f"20/12/{year}") for year in (2015, 2016)]
    row = waiting(entered(table(*wrong), actor=reviewer))
    settle_line(row=row, settlement=Settlement(said={**row.facts["said"], "award": "LĐTT"}), actor=reviewer)
    assert Award.objects.count() == 1
