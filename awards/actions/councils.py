"""Council sessions: called, opened, attendance written down."""

from collections.abc import Mapping
from datetime import date, time
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.choices import Attendance
from awards.models import Council, CouncilMember, CouncilSession, Seat, SessionStep
from awards.policies.councils import SessionPolicy, may_run_sessions
from awards.workflow import SESSION_MOVES
from campaigns.models import Round
from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.vietnamese import short_date
from units.models import Post
from units.querysets import in_force


@transaction.atomic
def plan_session(
    *, council: Council, round: Round, held_on: date, starts_at: time, place: str, actor: Post, key: UUID | None = None
) -> CouncilSession:
    """Call a session; every member in term on its day gets a seat. Raises ValidationError when there is none."""
    may_run_sessions(actor).require()
    council = lock(council)
    if before := repeated(SessionStep.objects, key):
        return before.session
    session = CouncilSession.objects.create(
        council=council, round=round, held_on=held_on, starts_at=starts_at, place=place.strip()
    )
    _seat_members(session)
    SessionStep.objects.create(session=session, move="plan", target=session.state, actor=actor, key=key)
    return session


def _seat_members(session: CouncilSession) -> None:
    """One seat for each member in term on the day of the session, no other."""
    members = CouncilMember.objects.filter(in_force(session.held_on), council=session.council_id)
    session.seats.exclude(member__in=members).delete()
    seated = set(session.seats.values_list("member_id", flat=True))
    new = [member for member in members.order_by("order", "pk") if member.pk not in seated]
    Seat.objects.bulk_create(Seat(session=session, member=member) for member in new)
    if not new and not seated:
        raise ValidationError(
            {"council": f"Hội đồng không có thành viên nào trong nhiệm kỳ vào ngày {short_date(session.held_on)}."}
        )


@transaction.atomic
def open_session(*, session: CouncilSession, actor: Post, on: date, key: UUID | None = None) -> SessionStep:
    """Begin the meeting, on its day or later; the seats follow the members as they are now."""
    session = lock(session)
    if before := repeated(session.steps, key):
        return before
    policy = SessionPolicy(actor, session)
    policy.can("open").require()
    if session.held_on > on:
        raise ValidationError(f"Phiên họp vào ngày {short_date(session.held_on)}, chưa đến ngày họp.")
    _seat_members(session)
    return take_move(session, SESSION_MOVES["open"], policy=policy, steps=session.steps, key=key)


@transaction.atomic
def record_attendance(
    *, session: CouncilSession, attendance: Mapping[int, Attendance], actor: Post, key: UUID | None = None
) -> SessionStep:
    """Write down who is present, sent a written opinion or is absent; `attendance` is by seat."""
    session = lock(session)
    if before := repeated(session.steps, key):
        return before
    SessionPolicy(actor, session).can_record().require()
    seats = list(session.seats.all())
    if {seat.pk for seat in seats} != set(attendance):
        raise ValidationError("Danh sách thành viên đã thay đổi. Hãy mở lại trang và nhập lại.")
    for seat in seats:
        seat.attendance = attendance[seat.pk]
    Seat.objects.bulk_update(seats, ["attendance"])
    return note_in(session, "attend", actor, key)


def note_in(session: CouncilSession, move: str, actor: Post, key: UUID | None) -> SessionStep:
    """A journal line that moves nothing."""
    state = session.state
    return session.steps.create(move=move, source=state, target=state, actor=actor, key=key)
