"""The Board: taking, verdicts, returning item by item, what may be mended, concluding, refusing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.appraisals import (
    Demand,
    approve_eligible,
    conclude_dossier,
    give_verdict,
    reject_dossier,
    return_dossier,
    take_dossier,
    take_over_dossier,
)
from awards.actions.dossiers import open_dossier, write_opinions
from awards.actions.mending import accept_item, answer_item, ask_again
from awards.actions.nominees import choose_award, nominate, remove_nominee, write_achievement
from awards.actions.packs import load_packs
from awards.actions.submissions import resubmit_dossier
from awards.actions.wishes import Wish
from awards.choices import DossierState, NomineeState, ReturnState, Section
from awards.models import Appraisal, AwardType, Dossier, NomineeStep, ReturnItem, Route
from tests.factories.awards import AwardTypeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.dossiers import attach, submitted_dossier, taken_dossier
from tests.factories.units import PostFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.choices import Role
from units.models import Letter, Rating

DUE = today() + timedelta(days=7)


def demand(section=Section.REPORTS, nominee=None, **values) -> Demand:
    values = {"lacking": "Chưa nêu sáng kiến", "ground": "Quy chế xét", "due_on": DUE} | values
    return Demand(section=section, nominee=nominee, **values)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def colleague(board_unit):
    """Another reviewer of the Board."""
    return PostFactory(unit=board_unit, role=Role.REVIEWER)


@pytest.fixture
def taken(unit_head, reviewer):
    return taken_dossier(unit_head, reviewer, names=["Lê Văn Đức", "Đặng Thị Ưu"])


@pytest.fixture
def first(taken):
    return taken.nominees.get(name="Lê Văn Đức")


@pytest.fixture
def second(taken):
    return taken.nominees.get(name="Đặng Thị Ưu")


@pytest.fixture
def returned(taken, first, reviewer):
    """Back at the unit for the report of the first nominee only."""
    return_dossier(dossier=taken, demands=[demand(nominee=first)], actor=reviewer, on=today())
    return fresh(taken)


def test_a_dossier_is_taken_by_one_reviewer(unit_head, reviewer, colleague):
    dossier = submitted_dossier(unit_head)

    take_dossier(dossier=dossier, actor=reviewer)

    assert (fresh(dossier).state, fresh(dossier).taken_by) == (DossierState.IN_APPRAISAL, reviewer)
    with pytest.raises(Refused, match="đang thẩm định"):
        take_dossier(dossier=dossier, actor=colleague)


def test_a_colleague_works_on_it_only_after_taking_over(taken, first, reviewer, colleague):
    with pytest.raises(Refused, match="Hãy nhận thay"):
        give_verdict(nominee=first, verdict="for", actor=colleague, on=today())

    take_over_dossier(dossier=taken, actor=colleague)

    assert give_verdict(nominee=fresh(first), verdict="for", actor=colleague, on=today()).by == colleague
    with pytest.raises(Refused, match="Hãy nhận thay"):
        conclude_dossier(dossier=taken, actor=reviewer, on=today())


def test_a_verdict_moves_the_nominee_and_keeps_the_findings(first, reviewer):
    key = uuid4()
    for _ in range(2):
        give_verdict(nominee=first, verdict="for", note="Rõ", actor=reviewer, on=today(), key=key)

    opinion = Appraisal.objects.get()
    assert (fresh(first).state, opinion.by, opinion.note) == (NomineeState.FOR, reviewer, "Rõ")
    assert opinion.findings["on"] == today().isoformat()
    assert NomineeStep.objects.get().move == "approve"


def test_a_refusal_needs_its_reason_and_may_be_reconsidered(first, reviewer):
    with pytest.raises(ValidationError, match="phải nêu lý do"):
        give_verdict(nominee=first, verdict="against", actor=reviewer, on=today())

    give_verdict(nominee=first, verdict="against", note="Thiếu", actor=reviewer, on=today())
    give_verdict(nominee=fresh(first), verdict="for", actor=reviewer, on=today())

    assert fresh(first).state == NomineeState.FOR
    assert list(first.steps.values_list("move", flat=True)) == ["decline", "approve"]


def test_saying_the_same_again_writes_nothing(first, reviewer):
    give_verdict(nominee=first, verdict="for", actor=reviewer, on=today())

    assert give_verdict(nominee=fresh(first), verdict="for", actor=reviewer, on=today()) is None
    assert Appraisal.objects.count() == 1


@pytest.mark.parametrize("who", ["unit_head", "unit_officer", "secretary", "leader", "clerk", "office_officer"])
def test_nobody_else_appraises(who, taken, first, request):
    actor = request.getfixturevalue(who)

    for act in (
        lambda: give_verdict(nominee=first, verdict="for", actor=actor, on=today()),
        lambda: return_dossier(dossier=taken, demands=[demand()], actor=actor, on=today()),
        lambda: conclude_dossier(dossier=taken, actor=actor, on=today()),
        lambda: reject_dossier(dossier=taken, note="x", actor=actor, on=today()),
        lambda: take_over_dossier(dossier=taken, actor=actor),
    ):
        with pytest.raises(Refused, match="là việc của"):
            act()


def test_returning_says_what_lacks_and_tells_the_unit(taken, first, unit_head, unit_officer, reviewer):
    give_verdict(nominee=first, verdict="for", actor=reviewer, on=today())
    demands = [demand(nominee=first), demand(Section.FILES, lacking="Biên bản thiếu số phiếu")]

    return_dossier(dossier=taken, demands=demands, actor=reviewer, on=today())

    letters = Letter.objects.filter(subject__contains="cần bổ sung", channel="app")
    assert set(letters.values_list("to", flat=True)) == {unit_head.user_id, unit_officer.user_id}
    body = letters.first().body
    assert [
        text in body for text in ("Chưa nêu sáng kiến", "Lê Văn Đức", "Biên bản thiếu số phiếu", "Quy chế xét")
    ] == [True] * 4
    assert reviewer.user.full_name not in body
    assert fresh(first).state == NomineeState.PROPOSED


@pytest.mark.parametrize(
    ("demands", "said"),
    [
        ([], "ít nhất một mục"),
        ([demand(due_on=today() - timedelta(days=1))], "từ hôm nay trở đi"),
        ([demand(ground=" ")], "thiếu gì và vì sao"),
    ],
)
def test_a_return_without_sound_items_is_refused(taken, reviewer, demands, said):
    with pytest.raises(ValidationError, match=said):
        return_dossier(dossier=taken, demands=demands, actor=reviewer, on=today())
    assert (fresh(taken).state, ReturnItem.objects.count()) == (DossierState.IN_APPRAISAL, 0)


def test_a_nominee_of_another_dossier_cannot_be_named(taken, reviewer, stranger):
    head = PostFactory(unit=stranger.unit, role=Role.UNIT_HEAD)
    foreign = submitted_dossier(head, round=taken.round).nominees.get()

    with pytest.raises(ValidationError, match="không thuộc hồ sơ này"):
        return_dossier(dossier=taken, demands=[demand(nominee=foreign)], actor=reviewer, on=today())


def test_the_unit_mends_only_what_is_named(returned, first, second, unit_officer):
    other_award = AwardTypeFactory(code="LDTT", name="Lao động tiên tiến")

    write_achievement(nominee=first, text="Đã nêu sáng kiến", actor=unit_officer)
    attach(returned, unit_officer, nominee=first, kind="bao_cao_thanh_tich")

    for act in (
        lambda: write_achievement(nominee=second, text="x", actor=unit_officer),
        lambda: attach(returned, unit_officer, nominee=second),
        lambda: attach(returned, unit_officer),
        lambda: write_opinions(dossier=returned, summary="", opinion="x", actor=unit_officer),
        lambda: choose_award(nominee=first, award_type=other_award, actor=unit_officer, on=today()),
        lambda: remove_nominee(nominee=first, actor=unit_officer),
    ):
        with pytest.raises(Refused, match="không thuộc các mục"):
            act()
    assert fresh(first).achievement == "Đã nêu sáng kiến"


def test_a_part_named_as_a_whole_opens_every_nominee_of_it(taken, second, unit_officer, reviewer):
    return_dossier(dossier=taken, demands=[demand(Section.SUBJECTS)], actor=reviewer, on=today())

    remove_nominee(nominee=fresh(second), actor=unit_officer)

    assert fresh(second).state == NomineeState.WITHDRAWN
    assert list(taken.nominees.standing().values_list("name", flat=True)) == ["Lê Văn Đức"]


def test_resubmitting_waits_for_every_answer(returned, unit_head, unit_officer, reviewer):
    item = returned.return_items.get()
    with pytest.raises(ValidationError, match="Chưa trả lời mục bổ sung: Chưa nêu sáng kiến"):
        resubmit_dossier(dossier=returned, actor=unit_head, on=today())
    with pytest.raises(ValidationError, match="đã bổ sung gì"):
        answer_item(item=item, answer=" ", actor=unit_officer)

    answer_item(item=item, answer="Đã nêu", actor=unit_officer)
    resubmit_dossier(dossier=fresh(returned), actor=unit_head, on=today())

    again = fresh(returned)
    kept = (again.state, again.version, again.proposal_full_number, again.copies.count())
    assert kept == (DossierState.SUBMITTED, 2, "01/TTr-SXD", 2)
    assert Letter.objects.filter(to=reviewer.user, subject__contains="trình lại", channel="app").count() == 1


def test_mending_goes_on_after_the_round_has_closed(returned, unit_head):
    answer_item(item=returned.return_items.get(), answer="Đã nêu", actor=unit_head)

    resubmit_dossier(dossier=returned, actor=unit_head, on=returned.round.closes_on + timedelta(days=3))

    assert fresh(returned).state == DossierState.SUBMITTED


def test_an_answer_is_accepted_or_asked_for_again(returned, unit_head, reviewer):
    item = returned.return_items.get()
    answer_item(item=item, answer="Đã nêu", actor=unit_head)
    resubmit_dossier(dossier=returned, actor=unit_head, on=today())
    take_dossier(dossier=fresh(returned), actor=reviewer)

    ask_again(item=fresh(item), ground="Còn thiếu số liệu", due_on=DUE, actor=reviewer, on=today())
    return_dossier(dossier=fresh(returned), demands=[], actor=reviewer, on=today())
    back = (fresh(item).state, fresh(returned).state)
    answer_item(item=fresh(item), answer="Thêm số liệu", actor=unit_head)
    resubmit_dossier(dossier=fresh(returned), actor=unit_head, on=today())
    take_dossier(dossier=fresh(returned), actor=reviewer)
    accept_item(item=fresh(item), actor=reviewer)

    assert back == (ReturnState.OPEN, DossierState.RETURNED)
    assert (fresh(item).state, fresh(item).answer) == (ReturnState.ACCEPTED, "Thêm số liệu")
    with pytest.raises(Refused, match="đạt, không thay đổi"):
        ask_again(item=fresh(item), ground="x", due_on=DUE, actor=reviewer, on=today())


def test_concluding_waits_for_every_verdict_and_every_item(returned, unit_head, reviewer):
    item = returned.return_items.get()
    answer_item(item=item, answer="Đã nêu", actor=unit_head)
    resubmit_dossier(dossier=returned, actor=unit_head, on=today())
    take_dossier(dossier=fresh(returned), actor=reviewer)

    with pytest.raises(ValidationError, match="Còn 2 đối tượng chưa có kết luận"):
        conclude_dossier(dossier=fresh(returned), actor=reviewer, on=today())
    for nominee in returned.nominees.all():
        give_verdict(nominee=nominee, verdict="for", actor=reviewer, on=today())
    with pytest.raises(ValidationError, match="Chưa xem mục bổ sung"):
        conclude_dossier(dossier=fresh(returned), actor=reviewer, on=today())
    accept_item(item=fresh(item), actor=reviewer)
    conclude_dossier(dossier=fresh(returned), actor=reviewer, on=today())

    assert fresh(returned).state == DossierState.APPRAISED


def test_concluding_exempts_what_needs_no_council_and_tells_the_unit(taken, first, second, unit_head, reviewer):
    first.award_type = AwardTypeFactory(code="LDTT", name="Lao động tiên tiến", needs_council=False)
    first.save()
    for nominee in (first, second):
        give_verdict(nominee=nominee, verdict="for", actor=reviewer, on=today())

    conclude_dossier(dossier=fresh(taken), actor=reviewer, on=today())

    assert (fresh(first).state, fresh(second).state) == (NomineeState.NOT_NEEDED, NomineeState.FOR)
    letter = Letter.objects.get(to=unit_head.user, subject__contains="thẩm định xong", channel="app")
    assert reviewer.user.full_name not in letter.body


def test_a_dossier_with_nobody_favoured_ends_with_its_appraisal(taken, first, second, unit_head, reviewer):
    for nominee in (first, second):
        give_verdict(nominee=nominee, verdict="against", note="Thiếu sáng kiến", actor=reviewer, on=today())
    Letter.objects.all().delete()

    conclude_dossier(dossier=taken, actor=reviewer, on=today())

    assert fresh(taken).state == DossierState.DECIDED
    assert list(taken.steps.order_by("-pk").values_list("move", "actor", "note")[:2]) == [
        ("decide", reviewer.pk, "Không có đối tượng nào được khen thưởng."),
        ("conclude", reviewer.pk, ""),
    ]
    told = Letter.objects.filter(to=unit_head.user, channel="app").order_by("pk").values_list("subject", flat=True)
    assert list(told) == [
        f"Hồ sơ {taken.code} đã thẩm định xong",
        f"Hồ sơ {taken.code} kết thúc, không có đối tượng được khen thưởng",
    ]


def test_after_concluding_no_verdict_changes(taken, first, second, reviewer):
    for nominee in (first, second):
        give_verdict(nominee=nominee, verdict="for", actor=reviewer, on=today())
    conclude_dossier(dossier=fresh(taken), actor=reviewer, on=today())

    with pytest.raises(Refused, match="không ở bước thẩm định"):
        give_verdict(nominee=fresh(first), verdict="against", note="x", actor=reviewer, on=today())


def test_a_bulk_act_equals_single_acts(unit_head, reviewer):
    load_packs()
    award = AwardType.objects.get(code="LDTT")
    dossier = taken_dossier(unit_head, reviewer, award=award, people=3)
    people = [nominee.person for nominee in dossier.nominees.order_by("position")]
    for person in people[:2]:
        Rating.objects.create(person=person, year=dossier.round.year, grade="hoan_thanh_tot")
    key = uuid4()

    made = [len(approve_eligible(dossier=dossier, actor=reviewer, on=today(), key=key)) for _ in range(2)]

    assert made == [2, 0]
    lines = NomineeStep.objects.order_by("nominee__position").values_list("nominee__person", "move", "actor")
    assert list(lines) == [(person.pk, "approve", reviewer.pk) for person in people[:2]]
    assert list(Appraisal.objects.values_list("verdict", flat=True)) == ["for", "for"]
    assert set(dossier.nominees.values_list("state", flat=True)) == {NomineeState.FOR, NomineeState.PROPOSED}


def test_who_was_put_forward_elsewhere_meanwhile_is_not_approved_again(taken, first, reviewer, unit_head):
    give_verdict(nominee=first, verdict="against", note="Chưa rõ", actor=reviewer, on=today())
    other = open_dossier(round=RoundFactory(), actor=unit_head, on=today())
    nominate(dossier=other, wishes=[Wish(first.award_type, person=first.person)], actor=unit_head, on=today())

    with pytest.raises(ValidationError, match="trong hồ sơ khác"):
        give_verdict(nominee=fresh(first), verdict="for", actor=reviewer, on=today())
    assert fresh(first).state == NomineeState.AGAINST


def test_a_refusal_stands_when_the_person_was_put_forward_elsewhere_meanwhile(taken, first, reviewer, unit_head):
    """Being judged anew would count as asked for once more: neither a new reason nor a return may do that."""
    give_verdict(nominee=first, verdict="against", note="Chưa rõ", actor=reviewer, on=today())
    other = open_dossier(round=RoundFactory(), actor=unit_head, on=today())
    nominate(dossier=other, wishes=[Wish(first.award_type, person=first.person)], actor=unit_head, on=today())

    with pytest.raises(ValidationError, match="trong hồ sơ khác"):
        give_verdict(nominee=fresh(first), verdict="against", note="Lý do khác", actor=reviewer, on=today())
    with pytest.raises(ValidationError, match="trong hồ sơ khác"):
        return_dossier(dossier=taken, demands=[demand(nominee=first)], actor=reviewer, on=today())
    assert (fresh(first).state, fresh(taken).state) == (NomineeState.AGAINST, DossierState.IN_APPRAISAL)
    assert ReturnItem.objects.count() == 0


def test_refusing_the_whole_closes_every_nominee_with_the_reason(taken, unit_head, reviewer):
    reject_dossier(dossier=taken, note="Sai thẩm quyền trình", actor=reviewer, on=today())

    assert fresh(taken).state == DossierState.REJECTED
    assert set(taken.nominees.values_list("state", flat=True)) == {NomineeState.AGAINST}
    assert NomineeStep.objects.filter(move="decline", note="Sai thẩm quyền trình").count() == 2
    letter = Letter.objects.get(to=unit_head.user, subject__contains="không đủ điều kiện", channel="app")
    assert "Sai thẩm quyền trình" in letter.body
    assert Dossier.objects.open().count() == 0


def test_the_route_of_the_day_says_whether_the_council_votes(taken, first, second, reviewer):
    """A province's row sends an award past the council from its day on; its source stands in the journal."""
    facts = {"citation": "Quy chế, Điều 5", "mark": "VERIFIED", "award_code": first.award_type.code}
    Route.objects.create(**facts, pack="nuoc", needs_council=True, valid_from=today() - timedelta(days=900))
    Route.objects.create(**facts, pack="tinh", needs_council=False, valid_from=today())
    for nominee in (first, second):
        give_verdict(nominee=nominee, verdict="for", actor=reviewer, on=today())

    conclude_dossier(dossier=fresh(taken), actor=reviewer, on=today())

    assert fresh(first).state == NomineeState.NOT_NEEDED
    assert "Quy chế, Điều 5" in first.steps.get(move="exempt").note
