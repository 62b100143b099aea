"""The list, opening, the home page of a dossier, withdrawing, the workbook."""

import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.models import Dossier, ReturnItem
from campaigns.choices import DeadlineKind
from tests.factories.awards import DossierFactory, NomineeFactory
from tests.factories.campaigns import DeadlineAssignmentFactory, DeadlineFactory, RoundFactory
from tests.factories.dossiers import draft_dossier, ready_dossier, submitted_dossier, taken_dossier
from tests.factories.units import UnitFactory
from thiduakt.base.clock import today

LIST = "/ho-so/"


def states(html: str) -> list[str]:
    """The words of the task list, part by part."""
    block = html.split('class="rows tasks"')[1].split("</ol>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", part).split()) for part in re.findall(r"<li>(.*?)</li>", block, re.S)]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_list_costs_the_same_for_any_count(login, reviewer, count, django_assert_num_queries):
    round = RoundFactory()
    for dossier in DossierFactory.create_batch(count, submitted=True, round=round):
        NomineeFactory.create_batch(2, dossier=dossier)
    client = login(reviewer)

    with django_assert_num_queries(9):
        response = client.get(LIST)

    assert len(response.context["rows"]) == count
    assert len(response.content) < 150 * 1024


def test_a_page_holds_fifty_and_leads_on(login, reviewer):
    round = RoundFactory()
    codes = sorted((each.code for each in DossierFactory.create_batch(53, submitted=True, round=round)), reverse=True)
    client = login(reviewer)

    first = client.get(LIST)
    second = client.get(LIST, {"after": first.context["page"].next_key})

    shown = [row["dossier"].code for page in (first, second) for row in page.context["rows"]]
    assert shown == codes
    assert client.get(LIST, {"after": "a~b"}).status_code == 404


def test_offices_see_what_was_handed_in_and_units_their_own(login, client, unit_head, reviewer, stranger):
    draft, handed = draft_dossier(unit_head), submitted_dossier(unit_head)

    def codes(actor):
        return [row["dossier"].code for row in login(actor).get(LIST).context["rows"]]

    assert codes(unit_head) == [handed.code, draft.code]
    assert codes(reviewer) == [handed.code]
    assert codes(stranger) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "so xay dung"}, {"returned", "bare"}),
        ({"q": "hs"}, {"returned", "bare", "other"}),
        ({"state": "returned"}, {"returned"}),
        ({"state": "nonsense"}, {"returned", "bare", "other"}),
        ({"lack": "bo-sung"}, {"returned"}),
        ({"lack": "bao-cao"}, {"bare"}),
        ({"unit": "nonsense", "round": "nonsense"}, {"returned", "bare", "other"}),
        ({"q": "so xay dung", "lack": "bao-cao"}, {"bare"}),
    ],
)
def test_filters_narrow_by_what_is_asked(login, reviewer, unit, query, found):
    rows = {
        "returned": DossierFactory(unit=unit, state="returned"),
        "bare": NomineeFactory(dossier=DossierFactory(unit=unit, submitted=True)).dossier,
        "other": DossierFactory(unit=UnitFactory(name="Sở Y tế"), submitted=True),
    }

    response = login(reviewer).get(LIST, query)

    assert {row["dossier"] for row in response.context["rows"]} == {rows[name] for name in found}


def test_chips_name_the_filters_and_lead_back(login, reviewer, unit):
    dossier = DossierFactory(unit=unit, submitted=True)
    query = {"q": "xây", "round": dossier.round_id, "unit": unit.pk, "state": "submitted", "lack": "bao-cao"}

    chips = login(reviewer).get(LIST, query).context["filter"].chips

    assert [chip["label"] for chip in chips] == [
        "Tìm: xây",
        f"Đợt: {dossier.round.name}",
        "Đơn vị: Sở Xây dựng",
        "Trạng thái: đã trình",
        "Chưa có báo cáo thành tích",
    ]
    assert ("lack" in chips[-1]["url"], "state=submitted" in chips[-1]["url"]) == (False, True)


def test_the_list_says_whom_a_dossier_waits_for(login, client, unit_head, reviewer):
    dossier = taken_dossier(unit_head, reviewer)
    page = {actor: login(actor).get(LIST).context["rows"][0]["holder"] for actor in (unit_head, reviewer)}
    Dossier.objects.update(state="returned")
    due = today() + timedelta(days=3)
    ReturnItem.objects.create(dossier=dossier, section="tai-lieu", lacking="x", ground="y", due_on=due)

    assert page == {unit_head: "Ban Thi đua - Khen thưởng", reviewer: reviewer.user.full_name}
    assert login(reviewer).get(LIST).context["rows"][0]["holder"] == "Sở Xây dựng bổ sung 1 mục"


def test_opening_in_the_browser(login, unit_officer):
    round = RoundFactory()
    client = login(unit_officer)

    response = client.post(reverse("awards:dossier_new"), {"round": round.pk})

    dossier = Dossier.objects.get()
    assert response.url == dossier.get_absolute_url()
    assert dossier.code in client.get(reverse("awards:dossier_new")).content.decode()


def test_an_old_tab_after_the_round_has_closed_gets_the_reason(login, unit_officer):
    round = RoundFactory(opens_on=today() - timedelta(days=9), closes_on=today() - timedelta(days=1))

    response = login(unit_officer).post(reverse("awards:dossier_new"), {"round": round.pk})

    assert "đã hết hạn nhận hồ sơ" in response.content.decode()
    assert "<title>Lỗi:" in response.content.decode()
    assert Dossier.objects.count() == 0


def test_offices_do_not_open(login, reviewer):
    assert login(reviewer).get(reverse("awards:dossier_new")).status_code == 403


def test_the_task_list_of_an_empty_draft(login, unit_officer):
    client = login(unit_officer)
    client.post(reverse("awards:dossier_new"), {"round": RoundFactory().pk})

    html = client.get(Dossier.objects.get().get_absolute_url()).content.decode()

    assert states(html) == [
        "1. Đối tượng đề nghị Chưa làm",
        "2. Danh hiệu và tiêu chuẩn Chưa làm được",
        "3. Báo cáo thành tích Chưa làm được",
        "4. Ý kiến, xác nhận Chưa làm",
        "5. Tài liệu kèm theo Chưa làm",
        "6. Kiểm tra và trình Chưa làm được",
    ]


def test_the_task_list_of_a_ready_draft(login, unit_officer):
    dossier = ready_dossier(unit_officer, people=2)
    dossier.nominees.filter(position=2).update(achievement="")

    html = login(unit_officer).get(dossier.get_absolute_url()).content.decode()

    assert states(html)[1:] == [
        "2. Danh hiệu và tiêu chuẩn 2 đối tượng chưa đủ",
        "3. Báo cáo thành tích Đang làm · 1/2",
        "4. Ý kiến, xác nhận Xong",
        "5. Tài liệu kèm theo Xong",
        "6. Kiểm tra và trình Chưa làm được",
    ]
    assert "Tiếp tục: Báo cáo thành tích" in html


@pytest.mark.parametrize("who", ["unit_officer", "reviewer"])
def test_the_home_page_costs_the_same_for_any_number_of_nominees(
    login, unit_head, who, request, django_assert_num_queries
):
    actor = request.getfixturevalue(who)

    def queries(count):
        from django.db import connection  # noqa: PLC0415 -- only counted here
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

        dossier = submitted_dossier(unit_head, people=count, round=RoundFactory())
        client = login(actor)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(dossier.get_absolute_url()).status_code == 200
        return len(seen)

    assert queries(1) == queries(6)


def test_a_draft_is_nobody_elses(login, unit_officer, reviewer, stranger, system_officer):
    dossier = draft_dossier(unit_officer)

    codes = [login(actor).get(dossier.get_absolute_url()).status_code for actor in (reviewer, stranger, system_officer)]

    assert codes == [404, 404, 404]


def test_the_deadline_assigned_to_the_unit_is_shown_with_its_hour(login, unit_officer, unit):
    from datetime import time  # noqa: PLC0415 -- one value

    dossier = draft_dossier(unit_officer)
    day = dossier.round.closes_on - timedelta(days=5)
    deadline = DeadlineFactory(
        plan=None, round=dossier.round, kind=DeadlineKind.NOMINATIONS, due_on=day, due_hour=time(17)
    )
    DeadlineAssignmentFactory(deadline=deadline, unit=unit)

    html = login(unit_officer).get(dossier.get_absolute_url()).content.decode()

    assert f"{day:%d/%m/%Y}, 17:00" in html


def test_the_unit_never_reads_who_appraises(login, unit_officer, unit_head, reviewer):
    dossier = taken_dossier(unit_head, reviewer)
    client = login(unit_officer)

    pages = ("dossier", "dossier_subjects", "dossier_check", "dossier_mend", "dossier_done")
    html = "".join(client.get(reverse(f"awards:{name}", args=[dossier.pk])).content.decode() for name in pages)

    assert (reviewer.user.full_name in html, "Ban Thi đua - Khen thưởng" in html) == (False, True)


def test_names_are_shown_as_typed_and_do_nothing(login, unit_officer, unit_head, reviewer):
    nasty = '<script>alert("x")</script> {{ 7|add:7 }} =1+1'
    dossier = submitted_dossier(unit_head, names=[nasty])

    for actor in (unit_officer, reviewer):
        client = login(actor)
        pages = [dossier.get_absolute_url(), dossier.nominees.get().get_absolute_url()]
        html = "".join(client.get(page).content.decode() for page in pages)
        assert (html.count("<script>alert"), "{{ 7|add:7 }}" in html) == (0, True)


def test_withdrawing_asks_first_and_for_a_reason(login, unit_head):
    dossier = draft_dossier(unit_head)
    client, url = login(unit_head), reverse("awards:dossier_withdraw", args=[dossier.pk])

    asked, silent = client.get(url), client.post(url, {"note": " "})
    before = Dossier.objects.get().state
    client.post(url, {"note": "Nhầm đợt"})

    assert "không khôi phục được" in asked.content.decode()
    assert "Hãy nhập lý do." in silent.content.decode()
    assert (before, Dossier.objects.get().state) == ("draft", "withdrawn")


def test_the_officer_does_not_withdraw(login, unit_officer):
    dossier = draft_dossier(unit_officer)

    response = login(unit_officer).get(reverse("awards:dossier_withdraw", args=[dossier.pk]))

    assert (response.status_code, "Thủ trưởng đơn vị" in response.content.decode()) == (403, True)


def test_the_list_of_nominees_as_a_workbook(login, unit_officer):
    dossier = draft_dossier(unit_officer, names=["Đặng Thị Ưu"])

    response = login(unit_officer).get(reverse("awards:dossier_listing", args=[dossier.pk]))

    page = load_workbook(io.BytesIO(response.content)).worksheets[0]
    assert [cell.value for cell in page[4]][:3] == [1, "Đặng Thị Ưu", "Chuyên viên"]
