"""The public look-up: closed at first, exact, only public facts, not too often; and the golden book."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.actions.lookup import QUESTIONS, may_ask_once_more, set_lookup
from awards.choices import AwardState, Confidence, RevocationGround
from awards.facts import book as golden
from awards.models import LookupStep, LookupTry, Revocation
from tests.factories.awards import AwardFactory, AwardTypeFactory
from tests.factories.units import PersonFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused

LOOKUP, BOOK = "awards:lookup", "awards:honour_roll"


@pytest.fixture
def opened(reviewer):
    set_lookup(opened=True, note="Theo công văn", actor=reviewer)


def ask(client, **query):
    return client.get(reverse(LOOKUP), query)


def names(response) -> list[str]:
    return [award.name for award in response.context["awards"]]


def test_it_is_closed_until_the_board_opens_it(client, reviewer, unit_head):
    award = AwardFactory()
    before = ask(client, ma=award.lookup_code).status_code
    with pytest.raises(Refused):
        set_lookup(opened=True, note="Tôi muốn", actor=unit_head)
    set_lookup(opened=True, note="Theo công văn", actor=reviewer)
    while_open = ask(client, ma=award.lookup_code).status_code
    set_lookup(opened=False, note="Hết đợt", actor=reviewer)

    assert (before, while_open, ask(client, ma=award.lookup_code).status_code) == (404, 200, 404)
    assert [step.label for step in LookupStep.objects.all()] == ["Mở tra cứu công khai", "Đóng tra cứu công khai"]


@pytest.mark.usefixtures("opened")
def test_a_code_is_understood_however_it_is_typed(client):
    award = AwardFactory(name="Lê Văn Đức")
    code = award.lookup_code
    spellings = (code, code.lower(), award.spelled_code, f" {code[:4]} {code[4:8]} {code[8:]} ")

    assert [names(ask(client, ma=typed)) for typed in spellings] == [["Lê Văn Đức"]] * 4
    assert ask(client, ma=code[:11]).context["has_errors"]


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("typed", ["Lê Văn", "Lê Văn Đứ", "Le Van Duc", "%", "Lê Văn Đức%", "_ê Văn Đức"])
def test_nothing_but_the_whole_name_is_an_answer(client, typed):
    AwardFactory(name="Lê Văn Đức", year=2025)

    assert names(ask(client, ten=typed, nam="2025")) == []


@pytest.mark.usefixtures("opened")
def test_the_whole_name_and_the_year_are(client):
    AwardFactory(name="Lê Văn Đức", year=2025)

    found = {
        (name, year): names(ask(client, ten=name, nam=year))
        for name, year in (("Lê Văn Đức", 2025), ("lê  văn đức", 2025), ("Lê Văn Đức", 2024))
    }
    assert found == {
        ("Lê Văn Đức", 2025): ["Lê Văn Đức"],
        ("lê  văn đức", 2025): ["Lê Văn Đức"],
        ("Lê Văn Đức", 2024): [],
    }
    assert ask(client, ten="Lê Văn Đức").context["has_errors"]


@pytest.mark.usefixtures("opened")
def test_only_public_facts_stand_there(client):
    person = PersonFactory(birth_year=1961, full_name="Lê Văn Đức")
    award = AwardFactory(person=person, prize=1_234_000, register_number=77_123, position_title="Chuyên viên")
    page = ask(client, ma=award.lookup_code).content.decode()

    assert all(text in page for text in ("Lê Văn Đức", "Chuyên viên", award.unit_name, "96/QĐ-STN", "Đang có hiệu lực"))
    assert not any(text in page for text in ("1961", "1.234.000", "77123", "77.123", str(award.pk), str(person.pk)))


@pytest.mark.usefixtures("opened")
def test_a_line_taken_back_says_so_and_one_put_right_leads_on(client):
    gone = AwardFactory(state=AwardState.REVOKED)
    old = AwardFactory(name="Lê Văn Dức", state=AwardState.REPLACED)
    AwardFactory(name="Lê Văn Đức", supersedes=old)

    assert "Đã bị hủy bỏ" in ask(client, ma=gone.lookup_code).content.decode()
    assert names(ask(client, ma=old.lookup_code)) == ["Lê Văn Dức", "Lê Văn Đức"]
    assert names(ask(client, ten="Lê Văn Dức", nam=2025)) == []


@pytest.mark.usefixtures("opened")
def test_what_the_office_doubts_is_not_told(client):
    doubted = AwardFactory(confidence=Confidence.DOUBTFUL)
    slip = AwardFactory(state=AwardState.REVOKED)
    paper = Revocation.objects.create(ground=RevocationGround.MISTAKEN_ENTRY, decided_on=today())
    slip.steps.create(move="revoke", target="revoked", job="thử", revocation=paper)

    assert [names(ask(client, ma=award.lookup_code)) for award in (doubted, slip)] == [[], []]


@pytest.mark.usefixtures("opened")
def test_who_asks_too_often_waits_and_keeps_what_was_typed(client):
    AwardFactory(name="Lê Văn Đức")
    answers = [ask(client, ten="Lê Văn Đức", nam=2025) for _ in range(QUESTIONS + 1)]
    last = answers[-1]

    assert [answer.status_code for answer in answers] == [200] * QUESTIONS + [429]
    assert ("awards" in last.context, 'value="Lê Văn Đức"' in last.content.decode()) == (False, True)
    assert client.get(reverse(LOOKUP), {"ten": "Lê Văn Đức", "nam": 2025}, REMOTE_ADDR="10.1.1.1").status_code == 200
    assert not LookupTry.objects.filter(caller__contains="127.0.0.1").exists()


@pytest.mark.django_db
def test_questions_are_counted_by_caller_and_span():
    now = timezone.now().replace(minute=1)
    asked = [may_ask_once_more("10.0.0.1", now) for _ in range(QUESTIONS + 2)]

    assert asked == [True] * QUESTIONS + [False] * 2
    assert may_ask_once_more("10.0.0.1", now + timedelta(minutes=5))


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("query", [{"ma": "\x00"}, {"ten": "a\x00b", "nam": "2025"}, {"ten": "x", "nam": "9" * 30}])
def test_odd_input_is_answered_with_a_sentence(client, query):
    response = ask(client, **query)

    assert response.status_code in (200, 400)


def test_the_book_goes_by_rank_then_by_given_name(login, reviewer):
    high, low = AwardTypeFactory(code="CAO", name="Cao", precedence=1), AwardTypeFactory(code="THAP", precedence=900)
    for name, award_type in (("Trần Thị Bình", low), ("Đặng Văn Ánh", low), ("Lê Văn Út", high), ("Ngô An", low)):
        AwardFactory(name=name, award_type=award_type, year=2025)
    AwardFactory(award_type=high, year=2025, state=AwardState.REVOKED)
    response = login(reviewer).get(reverse(BOOK))

    assert [award.name for award in response.context["lines"]] == [
        "Lê Văn Út",
        "Ngô An",
        "Đặng Văn Ánh",
        "Trần Thị Bình",
    ]
    assert response.context["book"].total == 4


@pytest.mark.parametrize("count", [1, 3])
def test_the_book_costs_the_same_for_any_count(login, reviewer, django_assert_num_queries, monkeypatch, count):
    AwardFactory.create_batch(count, year=2025)
    client = login(reviewer)
    for whole in (300, 0):
        monkeypatch.setattr(golden, "WHOLE", whole)
        with django_assert_num_queries(9):
            assert len(client.get(reverse(BOOK)).context["lines"]) == count


def test_a_long_book_turns_its_pages_without_gaps(login, reviewer, monkeypatch):
    monkeypatch.setattr(golden, "WHOLE", 0)
    for number in range(60):
        AwardFactory(year=2025, name=f"Nguyễn Văn {'ABCDEG'[number % 6]}")
    client, after, seen = login(reviewer), "", []
    while after is not None:
        page = client.get(reverse(BOOK), {"after": after} if after else {}).context["page"]
        seen += [(award.sort_key, award.pk) for award in page.rows]
        after = page.next_key

    assert (len(seen), seen) == (60, sorted(seen, key=lambda each: (each[0], each[1].hex)))


def test_the_book_of_a_unit_is_a_workbook_without_formulas(login, unit_head, stranger):
    AwardFactory(name='=HYPERLINK("x")', holder_unit=UnitFactory(parent=unit_head.unit), year=2025)
    AwardFactory(name="Của người", holder_unit=stranger.unit, year=2025)
    content = login(unit_head).get(reverse("awards:honour_roll_xlsx")).content
    with ZipFile(BytesIO(content)) as book:
        sheet, texts = (book.read(f"xl/{part}.xml").decode() for part in ("worksheets/sheet1", "sharedStrings"))

    assert ("<f>" in sheet, "=HYPERLINK" in texts, "Của người" in texts) == (False, True, False)


@pytest.mark.django_db
def test_addresses_of_one_network_are_one_caller():
    now = timezone.now()
    asked = [may_ask_once_more(f"2001:db8::{n:x}", now) for n in range(QUESTIONS + 1)]

    assert asked == [True] * QUESTIONS + [False]
    assert may_ask_once_more("2001:db8:0:1::1", now)
