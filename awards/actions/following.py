"""Dossiers of a unit that ends: drafts and returned ones go to the unit that takes over. The rest keeps the name of the
unit, and the one that takes over goes on with it: it reads the letters, and mends what the Board sends back."""

from collections import Counter
from collections.abc import Callable, Iterator
from uuid import UUID

from django.db.models import Max, Q
from django.utils.timezone import localdate

from awards.actions.journal import write_down
from awards.choices import CLOSED, WITH_UNIT, DossierState
from awards.models import Attachment, Award, Dossier, DossierStep, Nominee
from units.models import Household
from units.successions import Blocker, Course, Dealt, Effect, Outcome, deal

NOUN, JOINED = "hồ sơ khen thưởng đang mở", "hồ sơ khen thưởng đang soạn"
WAITING, HANDED = "hồ sơ khen thưởng chờ bổ sung", "hồ sơ khen thưởng đã trình"
# Why a dossier keeps the name of the unit, by its state.
CARRIED = {
    DossierState.DRAFT: (JOINED, "đơn vị tiếp nhận đã trình hồ sơ trong cùng đợt; bản soạn dở chỉ để xem hoặc rút"),
    DossierState.RETURNED: (
        WAITING,
        "giữ tên đơn vị cũ; đơn vị tiếp nhận đã có hồ sơ cùng đợt, bổ sung và trình lại hồ sơ này thành hồ sơ thứ hai",
    ),
    DossierState.SUBMITTED: (HANDED, "giữ tên đơn vị cũ; đơn vị tiếp nhận theo dõi, bổ sung khi được yêu cầu"),
}
GONE = (DossierState.REJECTED, DossierState.WITHDRAWN)
ACTS = ("submit", "resubmit", "withdraw")


def look(course: Course) -> list[Effect]:
    """How many dossiers go, are joined to one that is being written, or stay and are gone on with."""
    dealt = _dealt(course)
    joining = _joining(dealt, course)
    carried = _carried(dealt, joining, course)
    dealt.staying = []
    places = Counter((course.names[row.unit_id], course.names[into.heir]) for row, into in joining.items())
    return [
        *dealt.effects(NOUN, course, ""),
        *(Effect(JOINED, one, two, n, "gộp vào hồ sơ của đơn vị tiếp nhận") for (one, two), n in places.items()),
        *(Effect(*place, n, note) for (*place, note), n in Counter(_carried_lines(carried, course)).items()),
    ]


def move(course: Course, trace, actor) -> None:
    """Hand the dossiers over, with a line in each journal."""
    dealt = _dealt(course)
    joining = _joining(dealt, course)
    carried = {row: heir for row, heir in _carried(dealt, joining, course).items() if heir}
    trace.change_each(Dossier, {row.pk: {"carried_by_id": heir} for row, heir in carried.items()})
    for row, heir in carried.items():
        note = f"{course.names[heir]} làm tiếp thay {course.names[_holder(row)]}, theo {course.decision}"
        write_down(row, "carry", actor=actor, note=note)
    trace.change_each(Dossier, {row.pk: {"unit_id": heir} for row, heir in dealt.moving.items()})
    for row in dealt.moving:
        write_down(row, "follow", actor=actor, note=f"Từ {course.names[row.unit_id]}, theo {course.decision}")
    for row, into in joining.items():
        _join(row, into, course, trace, actor)


def built(outcome: Outcome) -> list[Blocker]:
    """Nominations and awards since, at the units that took over, of people and households that came with the act."""
    theirs = Dossier.objects.filter(unit__in=outcome.units, created_at__gt=outcome.since)
    day = localdate(outcome.since)
    touched = outcome.touched.get(Dossier._meta.label, ())
    acted = DossierStep.objects.filter(dossier__in=touched, at__gt=outcome.since, move__in=ACTS)
    found = _blocker(
        "hồ sơ chuyển theo đã được trình, trình lại hoặc rút",
        Dossier.objects.filter(pk__in=acted.order_by().values("dossier")),
        lambda row: row,
    )
    for noun, came in (
        ("người", {"person__in": outcome.people}),
        ("hộ gia đình", {"household__in": outcome.touched.get(Household._meta.label, ())}),
    ):
        nominees = Nominee.objects.filter(dossier__in=theirs, **came)
        awards = Award.objects.filter(holder_unit__in=outcome.units, decided_on__gt=day, **came)
        found += _blocker(f"đề nghị khen thưởng cho {noun} chuyển đến", nominees, lambda row: row.dossier)
        found += _blocker(f"khen thưởng của {noun} chuyển đến ghi ở đơn vị mới", awards, lambda row: row.holder_unit)
    return found


def _blocker(said: str, rows, place: Callable) -> list[Blocker]:
    """So many rows, with the page of the first one's `place`; none when there are none."""
    first = rows.order_by("pk").first()
    return [Blocker(f"có {rows.count()} {said}", place(first).get_absolute_url())] if first else []


def _dealt(course: Course) -> Dealt:
    """Returned dossiers before drafts: what the Board waits for has the first right to the place in its round."""
    rows = Dossier.objects.filter(state__in=WITH_UNIT, unit__in=course.heirs).order_by("-state", "code")
    standing = Dossier.objects.exclude(state__in=GONE).filter(unit__in=[heir for heir in course.heirs.values() if heir])
    return deal(rows, there=standing, course=course, key=lambda row: row.round_id)


def _carried(dealt: Dealt, joining: dict, course: Course) -> dict[Dossier, UUID | None]:
    """Dossiers that keep the name of a unit that has ended, and who goes on with them (None: nobody takes over); those
    that the ending unit went on with itself are among them."""
    going = {*dealt.moving, *joining}
    mine = Q(unit__in=course.heirs, carried_by=None) | Q(carried_by__in=course.heirs)
    rows = Dossier.objects.filter(mine).exclude(state__in=[*CLOSED, DossierState.DECIDED]).order_by("code")
    return {row: course.heirs[_holder(row)] for row in rows if row not in going}


def _holder(row: Dossier) -> UUID:
    """The ending unit in whose hands it lies."""
    return row.carried_by_id or row.unit_id


def _carried_lines(carried: dict, course: Course) -> Iterator[tuple]:
    """(noun, source, target, note) of each."""
    for row, heir in carried.items():
        noun, why = CARRIED.get(row.state, CARRIED[DossierState.SUBMITTED])
        target = course.names[heir] if heir else ""
        yield noun, course.names[_holder(row)], target, why if heir else course.why_nobody(_holder(row))


def _joining(dealt: Dealt, course: Course) -> dict[Dossier, Dossier]:
    """Drafts whose place at the heir is taken by another draft: the two become one."""
    drafts = {}
    there = Dossier.objects.filter(state=DossierState.DRAFT, unit__in=[h for h in course.heirs.values() if h])
    for row, heir in [*((row, row.unit_id) for row in there), *dealt.moving.items()]:
        if row.state == DossierState.DRAFT:
            row.heir = heir
            drafts[heir, row.round_id] = row
    waiting = [row for row in dealt.staying if row.state == DossierState.DRAFT]
    found = {row: drafts.get((course.heirs[row.unit_id], row.round_id)) for row in waiting}
    return {row: into for row, into in found.items() if into}


def _join(row: Dossier, into: Dossier, course: Course, trace, actor) -> None:
    """Nominees and files go over; the emptied dossier is withdrawn and says where its content is."""
    last = into.nominees.aggregate(last=Max("position"))["last"] or 0
    nominees = list(row.nominees.order_by("position").values_list("pk", flat=True))
    places = {pk: {"dossier_id": into.pk, "position": last + n} for n, pk in enumerate(nominees, start=1)}
    trace.change_each(Nominee, places)
    trace.change(Attachment.objects.filter(dossier=row), dossier_id=into.pk)
    trace.change(Dossier.objects.filter(pk=row.pk), state=DossierState.WITHDRAWN)
    row.steps.create(
        move="join", source=row.state, target=DossierState.WITHDRAWN, actor=actor,
        note=f"Đã gộp vào hồ sơ {into.code}, theo {course.decision}",
    )  # fmt: skip
    write_down(into, "join", actor=actor, note=f"Nhận {len(nominees)} đề nghị từ hồ sơ {row.code}")
