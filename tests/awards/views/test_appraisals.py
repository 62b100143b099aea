"""The Board's pages: queue, verdicts with save-and-next, returning, items, concluding, refusing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from awards.actions.appraisals import Demand, give_verdict, return_dossier, take_dossier
from awards.actions.mending import answer_item
from awards.actions.submissions import resubmit_dossier
from awards.choices import Section
from awards.models import Dossier, Nominee, ReturnItem
from tests.factories.awards import DossierFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.dossiers import submitted_dossier, taken_dossier
from tests.factories.units import PostFactory
from thiduakt.base.clock import today
from units.choices import Role

QUEUE = "/tham-dinh/"
DUE = today() + timedelta(days=7)


def url(name, *args):
    return reverse(f"awards:{name}", args=args)


def row(n, **values):
    filled = {"section": "thanh-tich", "nominee": "", "lacking": "Thiếu", "ground": "Vì", "due_on": f"{DUE:%d/%m/%Y}"}
    return {f"muc-{n}-{key}": value for key, value in (filled | values).items()}


def formset(*rows, total=None):
    posted = {"muc-TOTAL_FORMS": total or len(rows), "muc-INITIAL_FORMS": 0}
    for each in rows:
        posted |= each
    return posted


@pytest.fixture
def taken(unit_head, reviewer):
    return taken_dossier(unit_head, reviewer, names=["A Một", "B Hai", "C Ba"])


@pytest.fixture
def board(login, reviewer, taken):
    return login(reviewer)


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_queue_costs_the_same_for_any_count(login, reviewer, count, django_assert_num_queries):
    from django.utils import timezone  # noqa: PLC0415 -- one value

    DossierFactory.create_batch(count, submitted=True, round=RoundFactory(), submitted_at=timezone.now())
    client = login(reviewer)

    with django_assert_num_queries(9):
        response = client.get(QUEUE)

    assert len(response.context["page"].rows) == count
    assert len(response.content) < 150 * 1024


@pytest.mark.parametrize("who", ["unit_head", "unit_officer", "secretary", "leader", "clerk", "office_officer"])
def test_the_queue_is_the_boards(db, login, who, request):
    assert login(request.getfixturevalue(who)).get(QUEUE).status_code == 403


def test_the_longest_waiting_is_taken_first_from_the_queue(login, unit_head, reviewer):
    first = submitted_dossier(unit_head, round=RoundFactory())
    submitted_dossier(unit_head, round=RoundFactory())
    client = login(reviewer)

    shown = client.get(QUEUE).context["first"]
    response = client.post(url("dossier_take", shown.pk), {"key": str(uuid4())})

    assert shown == first
    assert response.url == url("appraisal", first.pk)
    assert list(client.get(QUEUE).context["mine"]) == [first]


def test_saving_a_verdict_goes_to_the_next_without_one(board, taken):
    address = url("appraisal", taken.pk)

    judged = [taken.nominees.get(position=n) for n in (2, 3, 1)]

    saved = [board.post(address, {"nominee": each.pk, "verdict": "for", "note": ""}).url for each in judged]

    assert saved == [f"{address}?n=3", f"{address}?n=1", address]
    assert set(taken.nominees.values_list("state", flat=True)) == {"for"}
    assert url("dossier_conclude", taken.pk) in board.get(address).content.decode()


def test_a_refusal_without_reason_comes_back_with_the_choice(board, taken):
    typed = {"nominee": taken.nominees.get(position=2).pk, "verdict": "against", "note": " "}
    html = board.post(url("appraisal", taken.pk), typed).content.decode()

    assert ("Hãy ghi lý do không đồng ý." in html, "2/3. B Hai" in html) == (True, True)
    assert Nominee.objects.filter(state="against").count() == 0


@pytest.mark.parametrize("nominee", ["", "2", "x", uuid4()])
def test_a_verdict_on_nobody_of_the_dossier_judges_nobody(board, taken, nominee):
    """An old tab may stand at a place where somebody else stands by now: the form names the person, not the place."""
    response = board.post(url("appraisal", taken.pk), {"nominee": nominee, "n": 1, "verdict": "for"})

    assert response.status_code == 404
    assert set(taken.nominees.values_list("state", flat=True)) == {"proposed"}


def test_units_never_open_the_appraisal(login, unit_head, taken):
    client = login(unit_head)

    assert [client.get(url(name, taken.pk)).status_code for name in ("appraisal", "dossier_return")] == [403, 403]


def test_secretaries_read_but_do_not_write(login, secretary, taken):
    client = login(secretary)

    assert client.get(url("appraisal", taken.pk)).status_code == 200
    typed = {"nominee": taken.nominees.first().pk, "verdict": "for"}
    assert client.post(url("appraisal", taken.pk), typed).status_code == 403


def test_a_colleague_takes_over(login, board_unit, taken):
    colleague = PostFactory(unit=board_unit, role=Role.REVIEWER)
    client = login(colleague)

    html = client.get(url("appraisal", taken.pk)).content.decode()
    client.post(url("dossier_take", taken.pk), {"over": "1"})

    assert ("Nhận thay" in html, "Lưu và sang" in html) == (True, False)
    assert Dossier.objects.get().taken_by == colleague


def test_several_items_go_back_at_once(board, taken):
    nominee = taken.nominees.get(name="B Hai")
    posted = formset(row(0, nominee=nominee.pk), row(1, section="tai-lieu", lacking="Biên bản"), total=4)

    response = board.post(url("dossier_return", taken.pk), posted | {"key": str(uuid4())})

    assert response.url == QUEUE
    assert list(ReturnItem.objects.values_list("section", "nominee", "lacking", "due_on")) == [
        ("thanh-tich", nominee.pk, "Thiếu", DUE),
        ("tai-lieu", None, "Biên bản", DUE),
    ]
    assert Dossier.objects.get().state == "returned"


def test_the_return_page_opens_with_the_nominee_chosen(board, taken):
    nominee = taken.nominees.get(name="B Hai")

    html = board.get(url("dossier_return", taken.pk), {"phan": "thanh-tich", "doi-tuong": nominee.pk}).content.decode()

    assert f'<option value="{nominee.pk}" selected>' in html


def test_half_an_item_is_named_and_kept(board, taken):
    html = board.post(url("dossier_return", taken.pk), formset(row(0, ground=""))).content.decode()

    assert html.count("Hãy nhập vì sao (căn cứ).") == 2
    assert ("Thiếu</textarea>" in html, "<title>Lỗi:" in html) == (True, True)
    assert ReturnItem.objects.count() == 0


def test_no_item_and_a_past_day_are_refused(board, taken):
    none = board.post(url("dossier_return", taken.pk), formset(row(0, section="", lacking="", ground="")))
    past = board.post(url("dossier_return", taken.pk), formset(row(0, due_on="01/01/2020")))

    assert "ít nhất một mục" in none.content.decode()
    assert "từ hôm nay trở đi" in past.content.decode()
    assert Dossier.objects.get().state == "in_appraisal"


def test_more_rows_keep_what_was_typed(board, taken):
    response = board.post(url("dossier_return", taken.pk), formset(row(0, lacking="Đã gõ")) | {"more": "1"})

    assert [form["lacking"].value() for form in response.context["formset"]] == ["Đã gõ", None, None]
    assert "Có lỗi cần sửa" not in response.content.decode()


@pytest.fixture
def answered(taken, unit_head, reviewer):
    """Back at the Board with one answered item."""
    demand = Demand(section=Section.FILES, lacking="Thiếu số phiếu", ground="Quy chế", due_on=DUE)
    return_dossier(dossier=taken, demands=[demand], actor=reviewer, on=today())
    item = ReturnItem.objects.get()
    answer_item(item=item, answer="Đã ghi", actor=unit_head)
    resubmit_dossier(dossier=taken, actor=unit_head, on=today())
    take_dossier(dossier=Dossier.objects.get(), actor=reviewer)
    return item


def test_an_answer_is_accepted_with_one_press(board, taken, answered):
    board.post(url("dossier_item", taken.pk, answered.pk), {"accept": "1"})

    assert ReturnItem.objects.get().state == "accepted"


def test_an_answer_is_asked_for_again(board, taken, answered):
    address = url("dossier_item", taken.pk, answered.pk)

    wrong = board.post(address, {"ground": "", "due_on": "hôm qua"}).content.decode()
    again = board.post(address, {"ground": "Vẫn thiếu", "due_on": f"{DUE:%d/%m/%Y}"})
    board.post(url("dossier_return", taken.pk), formset(total=0))

    assert ("Hãy nhập vì sao chưa đạt." in wrong, "theo dạng ngày/tháng/năm" in wrong) == (True, True)
    assert again.url == url("dossier_return", taken.pk)
    assert (ReturnItem.objects.get().state, Dossier.objects.get().state) == ("open", "returned")


def test_concluding_asks_with_numbers_and_only_when_all_are_judged(board, taken, reviewer):
    early = board.post(url("dossier_conclude", taken.pk), follow=True)
    for nominee in taken.nominees.exclude(name="C Ba"):
        give_verdict(nominee=nominee, verdict="for", actor=reviewer, on=today())
    give_verdict(nominee=taken.nominees.get(name="C Ba"), verdict="against", note="Thiếu", actor=reviewer, on=today())

    asked = board.get(url("dossier_conclude", taken.pk)).content.decode()
    response = board.post(url("dossier_conclude", taken.pk), {"key": str(uuid4())})

    assert "Còn 3 đối tượng chưa có kết luận" in early.content.decode()
    assert ('<b class="key">2</b>' in asked, '<b class="key">1</b>' in asked) == (True, True)
    assert response.url == QUEUE
    assert Dossier.objects.get().state == "appraised"


def test_the_unit_reads_results_only_after_the_conclusion(login, unit_officer, taken, reviewer):
    for nominee in taken.nominees.all():
        give_verdict(nominee=nominee, verdict="for", actor=reviewer, on=today())
    client = login(unit_officer)

    before = client.get(taken.get_absolute_url()).content.decode()
    Dossier.objects.update(state="appraised")
    after = client.get(taken.get_absolute_url()).content.decode()

    assert ("Thẩm định: đồng ý" in before, "Thẩm định: đồng ý" in after) == (False, True)


def test_bulk_approval_names_whom_first(board, taken):
    address = url("dossier_approve", taken.pk)

    asked = board.get(address).content.decode()
    done = board.post(address, {"key": str(uuid4())}, follow=True).content.decode()

    assert ("3 đối tượng còn lại phải xem từng người" in asked, "cho 0 đối tượng" in done) == (True, True)


def test_refusing_the_whole_asks_for_the_reason(board, taken):
    address = url("dossier_reject", taken.pk)

    silent = board.post(address, {"note": ""}).content.decode()
    board.post(address, {"note": "Sai thẩm quyền"})

    assert "Hãy nhập lý do." in silent
    assert Dossier.objects.get().state == "rejected"
