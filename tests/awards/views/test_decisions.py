"""Pages of decisions: drafting, signing, numbering, applying behind an interruption page."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from awards.actions.decisions import sign_decision
from awards.choices import DecisionState, NomineeState
from awards.models import Award, BaseSalary, Decision
from tests.factories.awards import NomineeFactory
from tests.factories.councils import (
    AuthorityFactory,
    BaseSalaryFactory,
    LegalGroundFactory,
    PrizeRateFactory,
    applied,
    appraised,
    drafted,
    numbered,
)
from thiduakt.base.clock import today

OFFICE = ["office_officer", "reviewer", "secretary", "leader", "clerk"]
UNITS = ["unit_officer", "unit_head", "stranger"]


@pytest.fixture
def law(province):
    AuthorityFactory()
    PrizeRateFactory()
    BaseSalaryFactory()
    LegalGroundFactory(text="Căn cứ Luật thử nghiệm;", position=1)


@pytest.fixture
def nominees(law, unit):
    people = appraised(3, state=NomineeState.PASSED, unit=unit)
    team = NomineeFactory(
        dossier=people[0].dossier,
        person=None,
        unit=unit,
        award_type=people[0].award_type,
        state=NomineeState.PASSED,
    )
    return [team, *people]


@pytest.fixture
def draft(nominees, leader, secretary):
    return drafted(nominees, leader, secretary)


@pytest.fixture
def decision(draft, leader, clerk):
    return numbered(draft, leader, clerk)


def url(name, decision):
    return reverse(f"awards:{name}", args=[decision.pk])


def new_url(nominee, office):
    query = f"?round={nominee.dossier.round_id}&award={nominee.award_type_id}&office={office.pk}"
    return reverse("awards:decision_new") + query


def test_what_waits_is_shown_by_round_and_award(login, secretary, leader, nominees, province):
    page = login(secretary).get(reverse("awards:decision_new")).content.decode()

    assert "3 cá nhân, 1 tập thể" in page
    assert new_url(nominees[0], province).replace("&", "&amp;") in page


def test_without_a_leader_the_page_says_so(login, secretary, nominees):
    page = login(secretary).get(reverse("awards:decision_new")).content.decode()

    assert "Thẩm quyền thuộc: Chủ tịch Ủy ban nhân dân cấp tỉnh. Chưa lãnh đạo nào" in page


def test_the_draft_is_proposed_and_made(login, secretary, leader, nominees, province):
    client = login(secretary)
    address = new_url(nominees[0], province)
    form = client.get(address).context["form"]
    assert form.initial["title"] == "Về việc tặng danh hiệu Chiến sĩ thi đua cấp tỉnh năm 2026"
    assert form.initial["grounds"] == "Căn cứ Luật thử nghiệm;"
    assert form.initial["proposal"] == "Theo đề nghị của Thủ trưởng Sở Nội vụ"

    typed = {**form.initial, "signer": leader.pk, "expected": 4, "left_out": [nominees[1].pk]}
    response = client.post(address, typed)

    decision = Decision.objects.get()
    assert response.url == decision.get_absolute_url()
    assert [line.nominee for line in decision.lines.select_related("nominee")] == [nominees[0], *nominees[2:]]


def test_a_list_that_changed_meanwhile_is_shown_again(login, secretary, leader, nominees, province):
    client = login(secretary)
    address = new_url(nominees[0], province)
    typed = {**client.get(address).context["form"].initial, "signer": leader.pk, "expected": 4}
    NomineeFactory(dossier=nominees[0].dossier, award_type=nominees[0].award_type, state=NomineeState.PASSED)

    response = client.post(address, {**typed, "title": "Trích yếu tự gõ"})

    page = response.content.decode()
    assert "Danh sách chờ quyết định vừa thay đổi: nay có 5 đối tượng." in page
    assert "Trích yếu tự gõ" in page
    assert Decision.objects.count() == 0


@pytest.mark.parametrize("missing", ["title", "grounds", "proposal", "signer"])
def test_each_missing_field_has_its_sentence(login, secretary, leader, nominees, province, missing):
    client = login(secretary)
    address = new_url(nominees[0], province)
    typed = {**client.get(address).context["form"].initial, "signer": leader.pk, "expected": 4, missing: ""}

    response = client.post(address, typed)

    assert list(response.context["form"].errors) == [missing]
    assert Decision.objects.count() == 0


@pytest.mark.parametrize("query", ["?round=x&award=CSTD_TINH&office=y", "?round=&award=&office="])
def test_a_broken_address_is_not_found(login, secretary, nominees, query):
    assert login(secretary).get(reverse("awards:decision_new") + query).status_code == 404


def test_a_draft_is_changed_on_the_same_form(login, secretary, leader, draft, nominees):
    client = login(secretary)
    form = client.get(url("decision_edit", draft)).context["form"]
    assert form.initial["signer"] == str(leader.pk)

    typed = {**form.initial, "title": "Trích yếu mới", "expected": 4, "left_out": [nominees[0].pk]}
    client.post(url("decision_edit", draft), typed)

    draft.refresh_from_db()
    assert (draft.title, draft.lines.count()) == ("Trích yếu mới", 3)
    assert client.get(url("decision_edit", draft)).context["form"].ticked == {str(nominees[0].pk)}


@pytest.mark.parametrize("role", OFFICE)
@pytest.mark.parametrize(
    ("name", "state", "able"),
    [
        ("decision_edit", "draft", {"secretary"}),
        ("decision_sign", "draft", {"leader"}),
        ("decision_number", "draft", set()),
        ("decision_number", "signed", {"clerk"}),
        ("decision_apply", "signed", set()),
        ("decision_apply", "numbered", {"clerk", "secretary"}),
        ("decision_cancel", "numbered", {"secretary"}),
        ("decision_cancel", "applied", set()),
    ],
)
def test_each_page_opens_for_its_role_and_state_only(request, login, decision, role, name, state, able):
    Decision.objects.filter(pk=decision.pk).update(state=state)

    response = login(request.getfixturevalue(role)).get(url(name, decision))

    assert response.status_code == (200 if role in able else 403)


@pytest.mark.parametrize("role", UNITS)
def test_units_see_a_decision_when_it_is_applied(request, login, decision, clerk, role):
    client = login(request.getfixturevalue(role))
    assert client.get(url("decision", decision)).status_code == 404
    assert client.get(url("decision_apply", decision)).status_code == 404

    applied(decision, clerk)

    assert client.get(url("decision", decision)).status_code == 200
    assert client.get(url("decision_done", decision)).status_code == 200
    assert client.get(reverse("awards:decision_new")).status_code == 403


def test_the_whole_way_in_the_browser(login, draft, leader, clerk):
    login(leader).post(url("decision_sign", draft))
    client = login(clerk)
    assert "01/QĐ-UBND" in client.get(url("decision_number", draft)).content.decode()
    client.post(url("decision_number", draft), {"issued_on": f"{today():%d/%m/%Y}"})
    response = client.post(url("decision_apply", draft), {"count": "4"})

    draft.refresh_from_db()
    assert (draft.full_number, draft.state, Award.objects.count()) == ("01/QĐ-UBND", DecisionState.APPLIED, 4)
    assert response.url == url("decision_done", draft)
    page = client.get(response.url).content.decode()
    assert "Đã áp dụng Quyết định 01/QĐ-UBND" in page
    assert "3 cá nhân, 1 tập thể được tặng Chiến sĩ thi đua cấp tỉnh" in page


def test_the_interruption_page_repeats_the_number_and_asks_for_it(login, clerk, decision):
    client = login(clerk)
    page = client.get(url("decision_apply", decision)).content.decode()
    assert "Áp dụng Quyết định 01/QĐ-UBND cho 3 cá nhân, 1 tập thể?" in page
    assert "21.060.000\u00a0đ" in page

    response = client.post(url("decision_apply", decision), {"count": "3"})

    page = response.content.decode()
    assert "Quyết định có 4 đối tượng, bạn nhập 3." in page
    assert Award.objects.count() == 0


def test_a_second_press_on_apply_shows_the_same_result(login, clerk, secretary, decision):
    client = login(clerk)
    key = "7f1f0ac2-6f0b-4d53-9f0b-9a8a2d3b5c01"
    responses = [client.post(url("decision_apply", decision), {"count": "4", "key": key}) for _ in range(2)]
    responses.append(login(secretary).post(url("decision_apply", decision), {"count": "4"}))

    assert [response.url for response in responses] == [url("decision_done", decision)] * 3
    assert Award.objects.count() == 4


def test_a_decision_not_applied_has_no_done_page(login, clerk, decision):
    assert login(clerk).get(url("decision_done", decision)).status_code == 404


def test_without_a_base_salary_applying_says_what_lacks(login, clerk, decision):
    BaseSalary.objects.all().delete()

    response = login(clerk).post(url("decision_apply", decision), {"count": "4"})

    assert "Chưa có mức lương cơ sở cho ngày" in response.content.decode()
    assert Award.objects.count() == 0


def test_a_date_of_tomorrow_is_refused_and_kept(login, clerk, draft, leader):
    sign_decision(decision=draft, actor=leader, on=today())
    tomorrow = f"{today() + timedelta(days=1):%d/%m/%Y}"

    response = login(clerk).post(url("decision_number", draft), {"issued_on": tomorrow})

    page = response.content.decode()
    assert "Ngày quyết định không được sau hôm nay" in page
    assert f'value="{tomorrow}"' in page


def test_a_cancelled_number_stays_visible(login, secretary, decision):
    client = login(secretary)
    client.post(url("decision_cancel", decision), {"note": "In nhầm danh sách"})

    page = client.get(url("decision", decision)).content.decode()
    assert "Số 01/QĐ-UBND vẫn giữ trong sổ, không cấp lại." in page
    assert "In nhầm danh sách" in page
    assert "01/QĐ-UBND" in client.get(reverse("awards:decisions")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_for_any_count(
    login, law, unit, secretary, leader, clerk, django_assert_num_queries, count
):
    for _ in range(count):
        decision = drafted(appraised(count, state=NomineeState.PASSED, unit=unit), leader, secretary)
        applied(numbered(decision, leader, clerk), clerk)
        unit.dossiers.update(state="rejected")
    client = login(secretary)

    with django_assert_num_queries(6):
        assert client.get(reverse("awards:decisions")).status_code == 200
    with django_assert_num_queries(10):
        assert client.get(url("decision", decision)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_drafting_costs_the_same_for_any_count(
    login, law, unit, secretary, leader, province, django_assert_num_queries, count
):
    nominees = appraised(count, state=NomineeState.PASSED, unit=unit)
    client = login(secretary)

    with django_assert_num_queries(8):
        assert client.get(reverse("awards:decision_new")).status_code == 200
    with django_assert_num_queries(14):
        assert client.get(new_url(nominees[0], province)).status_code == 200


def test_lists_can_be_narrowed(login, clerk, decision):
    client = login(clerk)
    queries = {"": 1, "?q=12": 0, "?q=1": 1, "?q=1/QĐ": 1, "?q=tang danh hieu": 1, "?q=khong co": 0, "?state=draft": 0}
    queries |= {f"?year={today().year}": 1, "?year=1999": 0, "?year=abc": 1, "?state=khac": 1}

    found = {query: len(client.get(reverse("awards:decisions") + query).context["page"].rows) for query in queries}

    assert found == queries


def test_names_are_text(login, clerk, secretary, decision, nominees):
    nominees[1].name = '"><img src=x onerror=alert(1)>'
    nominees[1].save()
    Decision.objects.filter(pk=decision.pk).update(title="<b>đậm</b>", grounds=["<i>nghiêng</i>"])
    client = login(secretary)

    for address in (url("decision", decision), url("decision_apply", decision), reverse("awards:decisions")):
        page = client.get(address).content.decode()
        assert "<img src=x" not in page
        assert "<b>đậm" not in page
        assert "<i>nghiêng" not in page


def test_the_secretary_gives_somebody_up_from_the_list_of_those_who_wait(login, secretary, nominees):
    client, last = login(secretary), nominees[-1]
    page = reverse("awards:nominee_drop")
    typed = {"nominee": str(last.pk), "note": "Có đơn tố cáo.", "key": str(uuid4())}

    chosen = client.get(reverse("awards:decision_new")).text
    offered = set(client.get(page).context["form"].fields["nominee"].queryset)
    without_reason = client.post(page, {**typed, "note": ""})
    answers = [client.post(page, typed) for _ in range(2)]
    last.refresh_from_db()

    assert page in chosen
    assert offered == set(nominees)
    assert without_reason.context["form"].errors.keys() == {"note"}
    assert [answer.url for answer in answers] == [reverse("awards:decision_new")] * 2
    assert last.state == NomineeState.NOT_DECIDED
    assert last.steps.count() == 1


def test_who_does_not_wait_cannot_be_given_up(login, secretary, draft, nominees):
    response = login(secretary).post(
        reverse("awards:nominee_drop"), {"nominee": str(nominees[0].pk), "note": "Thôi."}, follow=True
    )

    assert "Không có ai chờ quyết định" in response.text
    assert {type(each).objects.get(pk=each.pk).state for each in nominees} == {NomineeState.PASSED}


@pytest.mark.parametrize("who", ["office_officer", "reviewer", "leader", "clerk", "unit_head", "unit_officer"])
def test_giving_up_is_the_secretarys(db, login, who, request):
    assert login(request.getfixturevalue(who)).get(reverse("awards:nominee_drop")).status_code == 403
