"""The council's votes: counted ballots written down, then frozen when the session closes."""

from collections.abc import Mapping
from datetime import time
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from awards.actions.councils import note_in
from awards.actions.register import hold_dossiers, settle_dossiers
from awards.choices import Attendance, NomineeState
from awards.eligibility.votes import Ballots, VoteError, check_ballots, check_members
from awards.models import CouncilSession, Nominee, NomineeStep, SessionStep, Tally
from awards.papers import follow
from awards.policies.councils import SessionPolicy
from awards.policies.thresholds import Thresholds
from awards.workflow import NOMINEE_MOVES, SESSION_MOVES
from thiduakt.base.acts import lock, repeated, take_move
from units.actions.numbers import draw_number
from units.models import Post


@transaction.atomic
def record_votes(
    *, session: CouncilSession, votes: Mapping[UUID, Ballots | None], actor: Post, key: UUID | None = None
) -> SessionStep:
    """Write down the counted votes by nominee; None takes a count back. All or nothing."""
    session = lock(session)
    if before := repeated(session.steps, key):
        return before
    SessionPolicy(actor, session).can_record().require()
    counted = {pk: ballots for pk, ballots in votes.items() if ballots is not None}
    nominees = {nominee.pk: nominee for nominee in awaiting(session).filter(pk__in=counted)}
    if missing := set(counted) - set(nominees):
        raise ValidationError(f"{len(missing)} đối tượng không còn chờ Hội đồng bỏ phiếu. Hãy mở lại trang.")
    _check_votes(session, [(nominees[pk].name, ballots) for pk, ballots in counted.items()])
    thresholds = Thresholds(session.held_on)
    base = session.seats.count()
    session.tallies.filter(nominee__in=votes).delete()
    Tally.objects.bulk_create(
        _tally(session, nominees[pk], ballots, base, thresholds) for pk, ballots in counted.items()
    )
    return note_in(session, "count", actor, key)


def awaiting(session: CouncilSession):
    """Nominees of the session's round that wait for the council's vote, for lists."""
    return Nominee.objects.awaiting_vote().filter(dossier__round=session.round_id).for_list()


def on_the_grid(session: CouncilSession):
    """Those who wait for the vote, and those counted here who wait no more (their count has to be taken back)."""
    counted = session.tallies.filter(nominee=OuterRef("pk"))
    waiting = Q(pk__in=awaiting(session).order_by().values("pk"))
    return Nominee.objects.filter(waiting | Exists(counted)).for_list()


def _tally(session, nominee: Nominee, ballots: Ballots, base: int, thresholds: Thresholds) -> Tally:
    row = thresholds.of(nominee.award_type)
    return Tally(
        session=session,
        nominee=nominee,
        yes=ballots.yes,
        no=ballots.no,
        invalid=ballots.invalid,
        base=base,
        threshold=row.share,
        threshold_citation=row.citation,
    )


def _check_votes(session: CouncilSession, named: list[tuple[str, Ballots]]) -> None:
    """Raises ValidationError with one sentence for each count that does not add up."""
    attendance = list(session.seats.values_list("attendance", flat=True))
    present, written = attendance.count(Attendance.PRESENT), attendance.count(Attendance.WRITTEN)
    wrong = []
    try:
        check_members(members=len(attendance), present=present, written=written)
    except VoteError as error:
        wrong.append(str(error))
    for name, ballots in named:
        try:
            check_ballots(ballots, voters=present + written)
        except VoteError as error:
            wrong.append(f"{name}: {error}")
    if wrong:
        raise ValidationError(wrong)


@transaction.atomic
def close_session(
    *, session: CouncilSession, ends_at: time, opinion: str, actor: Post, key: UUID | None = None
) -> SessionStep:
    """End the meeting: check every count again, freeze the results, number the minutes.

    Raises ValidationError when the quorum is missed, a count does not add up, nothing was voted on, or the
    data has no share for an award.
    """
    session = lock(session)
    if before := repeated(session.steps, key):
        return before
    policy = SessionPolicy(actor, session)
    policy.can("close").require()
    if ends_at <= session.starts_at:
        raise ValidationError({"ends_at": f"Giờ kết thúc phải sau giờ bắt đầu ({session.starts_at:%H:%M})."})
    tallies = _final_tallies(session)
    _pass_or_fail(tallies, actor)
    number = draw_number(issuer=session.council.unit, series="minutes", year=session.held_on.year)
    step = take_move(
        session,
        SESSION_MOVES["close"],
        policy=policy,
        steps=session.steps,
        key=key,
        ends_at=ends_at,
        opinion=opinion.strip(),
        minutes_number=number,
    )
    follow("close", session, actor)
    return step


def _final_tallies(session: CouncilSession) -> list[Tally]:
    """The session's counts with base and share as they stand on its day. Raises ValidationError."""
    tallies = list(session.tallies.select_related("nominee__award_type"))
    if not tallies:
        raise ValidationError("Phiên họp chưa có kết quả bỏ phiếu cho đối tượng nào.")
    voted_on = Nominee.objects.filter(tallies__session=session).order_by("pk")
    hold_dossiers(voted_on.order_by())
    list(voted_on.select_for_update(of=("self",)))
    gone = session.tallies.exclude(nominee__in=awaiting(session)).select_related("nominee")
    wrong = [
        f"{tally.nominee.name} không còn chờ Hội đồng bỏ phiếu; hãy xóa số phiếu đã nhập cho đối tượng này."
        for tally in gone
    ]
    attendance = list(session.seats.values_list("attendance", flat=True))
    wrong += Thresholds(session.held_on).lacking(
        members=len(attendance),
        present=attendance.count(Attendance.PRESENT),
        written=attendance.count(Attendance.WRITTEN),
    )
    if wrong:
        raise ValidationError(wrong)
    _check_votes(session, [(tally.nominee.name, ballots_of(tally)) for tally in tallies])
    thresholds = Thresholds(session.held_on)
    for tally in tallies:
        row = thresholds.of(tally.nominee.award_type)
        tally.base, tally.threshold, tally.threshold_citation = len(attendance), row.share, row.citation
    Tally.objects.bulk_update(tallies, ["base", "threshold", "threshold_citation"])
    return tallies


def ballots_of(tally: Tally) -> Ballots:
    """The counted ballots as the rules read them."""
    return Ballots(yes=tally.yes, no=tally.no, invalid=tally.invalid)


def _pass_or_fail(tallies: list[Tally], actor: Post) -> None:
    """Each nominee moves by the result, with a journal line."""
    steps = []
    for tally in tallies:
        move = NOMINEE_MOVES["pass" if tally.is_passed else "fail"]
        note = f"{tally.yes}/{tally.base} đồng ý"
        steps.append(
            NomineeStep(
                nominee=tally.nominee,
                move=move.name,
                source=tally.nominee.state,
                target=move.target,
                actor=actor,
                note=note,
            )
        )
        tally.nominee.state = move.target
    Nominee.objects.bulk_update([tally.nominee for tally in tallies], ["state"])
    NomineeStep.objects.bulk_create(steps)
    # The last open nominee of a dossier may have fallen here, after the others were decided.
    settle_dossiers(
        nominees=[tally.nominee for tally in tallies if tally.nominee.state == NomineeState.FAILED], actor=actor
    )
