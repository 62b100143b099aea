"""A session from the call to frozen results: seats, attendance, counts, quorum, minutes."""

from datetime import date, time, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.councils import open_session, plan_session, record_attendance
from awards.actions.votes import close_session, on_the_grid, record_votes
from awards.choices import Attendance, DossierState, NomineeState, SessionState
from awards.eligibility.votes import Ballots
from awards.models import CouncilSession, NomineeStep, SessionStep, Tally
from awards.papers import AFTER
from tests.factories.awards import AwardTypeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.councils import MemberFactory, ThresholdFactory, appraised, council_of, opened
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.models import Letter

ROLES = ["office_officer", "unit_officer", "unit_head", "reviewer", "secretary", "leader", "clerk", "system_officer"]


@pytest.fixture
def council(province):
    return council_of(province, 9)


@pytest.fixture
def nominees(unit):
    return appraised(3, unit=unit)


@pytest.fixture
def session(council, nominees, secretary):
    return opened(council, nominees[0].dossier.round, secretary)


def end(session, secretary, **values):
    close_session(session=session, **{"ends_at": time(11, 0), "opinion": "", "actor": secretary, **values})
    session.refresh_from_db()


def test_every_member_in_term_that_day_has_a_seat(province, secretary):
    council = council_of(province, 4)
    MemberFactory(council=council, full_name="Đã Thôi", ends_on=today() - timedelta(days=1))
    MemberFactory(council=council, full_name="Chưa Nhận", starts_on=today() + timedelta(days=1))

    session = opened(council, RoundFactory(), secretary)

    names = list(council.members.exclude(full_name__in=["Đã Thôi", "Chưa Nhận"]).values_list("full_name", flat=True))
    assert list(session.seats.values_list("member__full_name", flat=True)) == names


def test_seats_follow_the_members_until_the_session_begins(province, secretary):
    council = council_of(province, 3)
    session = plan_session(
        council=council, round=RoundFactory(), held_on=today(), starts_at=time(8), place="P1", actor=secretary
    )
    gone = council.members.last()
    gone.ends_on = today() - timedelta(days=1)
    gone.save()
    MemberFactory(council=council, full_name="Mới Vào", starts_on=today())

    open_session(session=session, actor=secretary, on=today())

    assert sorted(session.seats.values_list("member__full_name", flat=True)) == sorted(
        council.members.exclude(pk=gone.pk).values_list("full_name", flat=True)
    )


def test_a_council_without_members_cannot_meet(province, secretary):
    with pytest.raises(ValidationError) as caught:
        opened(council_of(province, 0), RoundFactory(), secretary)

    assert list(caught.value.message_dict) == ["council"]
    assert CouncilSession.objects.count() == 0


def test_a_session_does_not_begin_before_its_day(council, secretary):
    session = plan_session(
        council=council,
        round=RoundFactory(),
        held_on=today() + timedelta(days=1),
        starts_at=time(8),
        place="P1",
        actor=secretary,
    )

    with pytest.raises(ValidationError):
        open_session(session=session, actor=secretary, on=today())


def test_the_results_are_frozen_by_the_share_of_each_award(council, secretary, unit):
    ThresholdFactory(award_code="CSTD_TINH", share="0.9", citation="Điều 30 khoản 7")
    ThresholdFactory(award_code="*", share="0.501", citation="Quy chế")
    high = appraised(2, unit=unit)
    low = appraised(1, award=AwardTypeFactory(), round=high[0].dossier.round)
    session = opened(council, high[0].dossier.round, secretary)
    votes = {high[0].pk: Ballots(yes=9, no=0), high[1].pk: Ballots(yes=8, no=1), low[0].pk: Ballots(yes=5, no=4)}

    record_votes(session=session, votes=votes, actor=secretary)
    end(session, secretary)

    fields = ["yes", "base", "threshold", "threshold_citation"]
    assert list(session.tallies.order_by("-yes").values_list(*fields)) == [
        (9, 9, Decimal("0.9000"), "Điều 30 khoản 7"),
        (8, 9, Decimal("0.9000"), "Điều 30 khoản 7"),
        (5, 9, Decimal("0.5010"), "Quy chế"),
    ]
    for nominee in [*high, *low]:
        nominee.refresh_from_db()
    assert [nominee.state for nominee in [*high, *low]] == [
        NomineeState.PASSED,
        NomineeState.FAILED,
        NomineeState.PASSED,
    ]
    assert list(NomineeStep.objects.order_by("pk").values_list("move", "source", "target", "note")) == [
        ("pass", "for", "passed", "9/9 đồng ý"),
        ("fail", "for", "failed", "8/9 đồng ý"),
        ("pass", "for", "passed", "5/9 đồng ý"),
    ]


def test_the_base_holds_those_who_stayed_away(session, nominees, secretary):
    ThresholdFactory(award_code="CSTD_TINH", share="0.9")
    seats = list(session.seats.all())
    ways = dict.fromkeys([seat.pk for seat in seats], Attendance.PRESENT)
    ways[seats[0].pk] = Attendance.WRITTEN
    ways[seats[1].pk] = Attendance.ABSENT
    record_attendance(session=session, attendance=ways, actor=secretary)

    record_votes(session=session, votes={nominees[0].pk: Ballots(yes=8, no=0)}, actor=secretary)
    end(session, secretary)

    tally = session.tallies.get()
    assert (tally.base, tally.share, tally.is_passed) == (9, Decimal(8) / Decimal(9), False)


def test_minutes_are_numbered_in_order_and_their_paper_follows(province, council, secretary, unit, monkeypatch):
    ThresholdFactory()
    followed = []
    monkeypatch.setitem(AFTER, "close", [lambda subject, *, actor: followed.append((subject, actor))])
    sessions = []
    for _ in range(2):
        people = appraised(1, unit=unit, round=RoundFactory())
        session = opened(council, people[0].dossier.round, secretary)
        record_votes(session=session, votes={people[0].pk: Ballots(yes=9, no=0)}, actor=secretary)
        end(session, secretary, opinion=" Nhất trí. ")
        sessions.append(session)

    assert [(s.minutes_number, s.state, s.opinion) for s in sessions] == [
        (1, SessionState.CLOSED, "Nhất trí."),
        (2, SessionState.CLOSED, "Nhất trí."),
    ]
    assert followed == [(session, secretary) for session in sessions]


def test_without_a_share_in_the_data_the_error_says_what_to_enter(session, nominees, secretary):
    ThresholdFactory(award_code="CSTDCS", share="0.8")
    ThresholdFactory(award_code="CSTD_TINH", share="0.9", valid_to=today() - timedelta(days=1))

    with pytest.raises(ValidationError) as caught:
        record_votes(session=session, votes={nominees[0].pk: Ballots(yes=9, no=0)}, actor=secretary)

    assert caught.value.messages == [
        f"Chưa có tỷ lệ phiếu cho “Chiến sĩ thi đua cấp tỉnh” (mã CSTD_TINH) vào ngày {today():%d/%m/%Y}. "
        "Ban Thi đua - Khen thưởng thêm ở trang Quy định › Quy định chung › Tỷ lệ phiếu, rồi làm lại bước này."
    ]


def test_the_share_is_that_of_the_day_of_the_session(council, nominees, secretary):
    ThresholdFactory(share="0.9", valid_from=date(2024, 1, 1), valid_to=today() - timedelta(days=3))
    ThresholdFactory(share="0.8", valid_from=today() - timedelta(days=2))
    round_ = nominees[0].dossier.round

    found = []
    for day in (today() - timedelta(days=3), today() - timedelta(days=2)):
        session = opened(council, round_, secretary, held_on=day)
        record_votes(session=session, votes={nominees[0].pk: Ballots(yes=9, no=0)}, actor=secretary)
        found.append(session.tallies.get().threshold)

    assert found == [Decimal("0.9000"), Decimal("0.8000")]


@pytest.mark.parametrize(
    ("absent", "written", "sentence"),
    [
        (4, 0, "Mới có 5/9 thành viên có mặt; cần ít nhất 6 (66,67 %, Quy chế làm việc)."),
        (0, 4, "Mới có 5/9 thành viên có mặt; cần ít nhất 6 (66,67 %, Quy chế làm việc)."),
    ],
)
def test_a_session_without_quorum_does_not_close(session, nominees, secretary, absent, written, sentence):
    ThresholdFactory()
    ThresholdFactory(award_code="quorum", share="0.6667", citation="Quy chế làm việc")
    seats = list(session.seats.values_list("pk", flat=True))
    ways = [Attendance.ABSENT] * absent + [Attendance.WRITTEN] * written
    ways += [Attendance.PRESENT] * (len(seats) - len(ways))
    record_attendance(session=session, attendance=dict(zip(seats, ways, strict=True)), actor=secretary)
    record_votes(session=session, votes={nominees[0].pk: Ballots(yes=9 - absent, no=0)}, actor=secretary)

    with pytest.raises(ValidationError) as caught:
        end(session, secretary)

    assert caught.value.messages == [sentence]
    session.refresh_from_db()
    assert (session.state, session.minutes_number) == (SessionState.OPEN, None)


def test_six_of_nine_are_a_quorum_of_two_thirds(session, nominees, secretary):
    ThresholdFactory()
    ThresholdFactory(award_code="quorum", share="0.6667")
    seats = list(session.seats.values_list("pk", flat=True))
    ways = dict(zip(seats, [Attendance.ABSENT] * 3 + [Attendance.PRESENT] * 6, strict=True))
    record_attendance(session=session, attendance=ways, actor=secretary)
    record_votes(session=session, votes={nominees[0].pk: Ballots(yes=6, no=0)}, actor=secretary)

    end(session, secretary)

    assert session.state == SessionState.CLOSED


def test_every_wrong_row_is_named_and_nothing_is_kept(session, nominees, secretary):
    ThresholdFactory()
    votes = {
        nominees[0].pk: Ballots(yes=9, no=0),
        nominees[1].pk: Ballots(yes=9, no=1),
        nominees[2].pk: Ballots(yes=1, no=1, invalid=1),
    }

    with pytest.raises(ValidationError) as caught:
        record_votes(session=session, votes=votes, actor=secretary)

    assert sorted(caught.value.messages) == sorted(
        [
            f"{nominees[1].name}: Tổng số phiếu là 10, nhưng có 9 người bỏ phiếu (có mặt và ý kiến bằng văn bản).",
            f"{nominees[2].name}: Tổng số phiếu là 3, nhưng có 9 người bỏ phiếu (có mặt và ý kiến bằng văn bản).",
        ]
    )
    assert Tally.objects.count() == 0


def test_counts_made_before_somebody_left_are_found_at_the_end(session, nominees, secretary):
    ThresholdFactory()
    record_votes(session=session, votes={nominees[0].pk: Ballots(yes=9, no=0)}, actor=secretary)
    seats = list(session.seats.values_list("pk", flat=True))
    ways = dict(zip(seats, [Attendance.ABSENT] + [Attendance.PRESENT] * 8, strict=True))
    record_attendance(session=session, attendance=ways, actor=secretary)

    with pytest.raises(ValidationError) as caught:
        end(session, secretary)

    assert caught.value.messages == [
        f"{nominees[0].name}: Tổng số phiếu là 9, nhưng có 8 người bỏ phiếu (có mặt và ý kiến bằng văn bản)."
    ]


def test_a_count_can_be_taken_back_and_a_session_without_counts_does_not_close(session, nominees, secretary):
    ThresholdFactory()
    record_votes(session=session, votes={nominees[0].pk: Ballots(yes=9, no=0)}, actor=secretary)
    record_votes(session=session, votes={nominees[0].pk: None}, actor=secretary)

    with pytest.raises(ValidationError) as caught:
        end(session, secretary)

    assert caught.value.messages == ["Phiên họp chưa có kết quả bỏ phiếu cho đối tượng nào."]


def test_who_was_voted_on_elsewhere_meanwhile_is_named(session, nominees, secretary):
    ThresholdFactory()
    record_votes(session=session, votes={nominees[0].pk: Ballots(yes=9, no=0)}, actor=secretary)
    nominees[0].state = NomineeState.PASSED
    nominees[0].save()

    with pytest.raises(ValidationError) as caught:
        end(session, secretary)

    assert caught.value.messages == [
        f"{nominees[0].name} không còn chờ Hội đồng bỏ phiếu; hãy xóa số phiếu đã nhập cho đối tượng này."
    ]
    assert set(on_the_grid(session)) == set(nominees)


def test_the_hour_of_the_end_comes_after_the_beginning(session, nominees, secretary):
    with pytest.raises(ValidationError) as caught:
        end(session, secretary, ends_at=time(7, 59))

    assert list(caught.value.message_dict) == ["ends_at"]


def test_a_dossier_is_settled_when_its_last_open_nominee_fails(council, secretary, unit):
    ThresholdFactory(share="0.9")
    last, first = appraised(2, unit=unit)
    first.state = NomineeState.DECIDED
    first.save()
    session = opened(council, last.dossier.round, secretary)
    record_votes(session=session, votes={last.pk: Ballots(yes=1, no=8)}, actor=secretary)

    end(session, secretary)

    last.dossier.refresh_from_db()
    assert last.dossier.state == DossierState.DECIDED


def test_a_dossier_whose_nominees_all_fail_ends_and_the_unit_is_told(council, secretary, unit, unit_head):
    ThresholdFactory(share="0.9")
    failing = appraised(2, unit=unit)
    dossier = failing[0].dossier
    session = opened(council, dossier.round, secretary)
    votes = {nominee.pk: Ballots(yes=1, no=8) for nominee in failing}
    record_votes(session=session, votes=votes, actor=secretary)

    end(session, secretary)

    dossier.refresh_from_db()
    assert dossier.state == DossierState.DECIDED
    assert list(dossier.steps.values_list("move", "note")) == [("decide", "Không có đối tượng nào được khen thưởng.")]
    letter = Letter.objects.get(to=unit_head.user, channel="app")
    assert letter.link == dossier.get_absolute_url()
    assert "Hội đồng không thông qua" in letter.body


def test_pressing_twice_does_it_once(council, secretary, nominees):
    keys = [uuid4() for _ in range(4)]
    ThresholdFactory()
    round_ = nominees[0].dossier.round
    call = {"council": council, "round": round_, "held_on": today(), "starts_at": time(8), "place": "P1"}
    seats = None
    for _ in range(2):
        session = plan_session(**call, actor=secretary, key=keys[0])
        open_session(session=session, actor=secretary, on=today(), key=keys[1])
        seats = {seat.pk: Attendance.PRESENT for seat in session.seats.all()}
        record_attendance(session=session, attendance=seats, actor=secretary, key=keys[2])
    votes = {nominees[0].pk: Ballots(yes=9, no=0)}
    record_votes(session=session, votes=votes, actor=secretary)
    for _ in range(2):
        close_session(session=session, ends_at=time(11), opinion="", actor=secretary, key=keys[3])

    assert CouncilSession.objects.count() == 1
    assert list(SessionStep.objects.order_by("pk").values_list("move", "target")) == [
        ("plan", "planned"),
        ("open", "open"),
        ("attend", "open"),
        ("count", "open"),
        ("close", "closed"),
    ]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", list(SessionState))
def test_only_the_secretary_moves_a_session_and_only_forward(request, council, nominees, role, state):
    ThresholdFactory()
    actor, secretary = request.getfixturevalue(role), request.getfixturevalue("secretary")
    session = opened(council, nominees[0].dossier.round, secretary)
    votes = {nominees[0].pk: Ballots(yes=9, no=0)}
    record_votes(session=session, votes=votes, actor=secretary)
    CouncilSession.objects.filter(pk=session.pk).update(state=state)
    seats = {seat.pk: Attendance.PRESENT for seat in session.seats.all()}
    acts = {
        "open": lambda: open_session(session=session, actor=actor, on=today()),
        "attend": lambda: record_attendance(session=session, attendance=seats, actor=actor),
        "count": lambda: record_votes(session=session, votes=votes, actor=actor),
        "close": lambda: close_session(session=session, ends_at=time(11), opinion="", actor=actor),
    }
    allowed = {SessionState.PLANNED: {"open"}, SessionState.OPEN: {"attend", "count", "close"}}
    expected = allowed.get(state, set()) if role == "secretary" else set()

    done = set()
    for name, act in acts.items():
        before = SessionStep.objects.count()
        if name in expected:
            act()
            done.add(name)
            CouncilSession.objects.filter(pk=session.pk).update(state=state)
        else:
            with pytest.raises(Refused):
                act()
            assert SessionStep.objects.count() == before

    assert done == expected


@pytest.mark.parametrize("role", [role for role in ROLES if role != "secretary"])
def test_nobody_else_calls_a_session(request, council, role):
    actor = request.getfixturevalue(role)
    with pytest.raises(Refused) as caught:
        plan_session(council=council, round=RoundFactory(), held_on=today(), starts_at=time(8), place="P1", actor=actor)

    assert caught.value.reason == "Lập phiên họp và nhập kết quả là việc của Thư ký Hội đồng."
