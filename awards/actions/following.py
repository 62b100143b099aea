"""Dossiers of a unit that ends: drafts and returned ones go to the unit that takes over, the rest keeps its name."""

from collections import Counter

from django.db.models import Max
from django.utils.timezone import localdate

from awards.actions.journal import write_down
from awards.choices import WITH_UNIT, DossierState
from awards.models import Attachment, Award, Dossier, Nominee
from units.models import Household
from units.successions import Course, Dealt, Effect, Outcome, deal

NOUN, JOINED = "hồ sơ khen thưởng đang mở", "hồ sơ khen thưởng đang soạn"
GONE = (DossierState.REJECTED, DossierState.WITHDRAWN)


def look(course: Course) -> list[Effect]:
    """How many dossiers go, are joined to one that is being written, or stay."""
    dealt = _dealt(course)
    joining = _joining(dealt, course)
    dealt.staying = [row for row in dealt.staying if row not in joining]
    places = Counter((course.names[row.unit_id], course.names[into.heir]) for row, into in joining.items())
    return [
        *dealt.effects(NOUN, course, "đơn vị tiếp nhận đã có hồ sơ trong cùng đợt"),
        *(Effect(JOINED, one, two, n, "gộp vào hồ sơ của đơn vị tiếp nhận") for (one, two), n in places.items()),
    ]


def move(course: Course, trace, actor) -> None:
    """Hand the dossiers over, with a line in each journal."""
    dealt = _dealt(course)
    joining = _joining(dealt, course)
    trace.change_each(Dossier, {row.pk: {"unit_id": heir} for row, heir in dealt.moving.items()})
    for row in dealt.moving:
        write_down(row, "follow", actor=actor, note=f"Từ {course.names[row.unit_id]}, theo {course.decision}")
    for row, into in joining.items():
        _join(row, into, course, trace, actor)


def built(outcome: Outcome) -> list[str]:
    """Nominations and awards since, at the units that took over, of people and households that came with the act."""
    theirs = Dossier.objects.filter(unit__in=outcome.units, created_at__gt=outcome.since)
    day = localdate(outcome.since)
    found = []
    for noun, came in (
        ("người", {"person__in": outcome.people}),
        ("hộ gia đình", {"household__in": outcome.touched.get(Household._meta.label, ())}),
    ):
        nominees = Nominee.objects.filter(dossier__in=theirs, **came).count()
        awards = Award.objects.filter(holder_unit__in=outcome.units, decided_on__gt=day, **came).count()
        found += [f"{nominees} đề nghị khen thưởng cho {noun} chuyển đến"] if nominees else []
        found += [f"{awards} khen thưởng của {noun} chuyển đến ghi ở đơn vị mới"] if awards else []
    return found


def _dealt(course: Course) -> Dealt:
    """Returned dossiers before drafts: what the Board waits for has the first right to the place in its round."""
    rows = Dossier.objects.filter(state__in=WITH_UNIT, unit__in=course.heirs).order_by("-state", "code")
    standing = Dossier.objects.exclude(state__in=GONE).filter(unit__in=[heir for heir in course.heirs.values() if heir])
    return deal(rows, there=standing, course=course, key=lambda row: row.round_id)


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
