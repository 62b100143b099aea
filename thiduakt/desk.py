"""The work desk (bàn làm việc): what I owe by date, what waits for me, what changed. Computed at every look."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.urls import reverse
from django.utils.text import capfirst
from django.views.generic import TemplateView

from awards.choices import DecisionState, DossierState, ReturnState, SessionState
from awards.models import CouncilSession, Decision, Dossier, Nominee, ReturnItem
from campaigns.choices import PlanState, RegistrationState
from campaigns.models import DeadlineAssignment, Plan, Registration, RegistrationStep, Round
from reports.models import Rendering
from thiduakt.base.clock import today, working_days_between
from thiduakt.base.jobs import JobState
from thiduakt.base.paging import counted
from thiduakt.base.tags import vn_count
from units.choices import LetterState, Role
from units.models import BlocMember, Letter, Post

SHOWN = 8
REGISTRATION_WORK = {
    RegistrationState.DRAFT: ("Gửi đăng ký thi đua", "Chờ gửi", "wait"),
    RegistrationState.RETURNED: ("Sửa đăng ký thi đua", "Trả lại", "warn"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """One line that waits: what, where, in which state."""

    title: str
    url: str
    tag: str
    tone: str = "wait"
    note: str = ""


def owed_by(actor: Post, on: date) -> list[DeadlineAssignment]:
    """What the actor's unit has to hand in, nearest first, each with its `days` left."""
    rows = list(DeadlineAssignment.objects.of_unit(actor.unit_id).owed().for_list()[:50])
    for row in rows:
        row.days = working_days_between(on, row.deadline.due_on)
    return rows


def _unit_head(actor: Post) -> Iterable[Work]:
    yield from _unit(actor, {DossierState.DRAFT, DossierState.RETURNED}, set(REGISTRATION_WORK))
    for place in BlocMember.objects.filter(unit=actor.unit_id).waiting_to_sign(today()).select_related("bloc")[:SHOWN]:
        url = reverse("units:bloc_sign", args=[place.bloc_id])
        yield Work("Ký giao ước thi đua", url, "Chờ ký", note=place.bloc.name)


def _unit_officer(actor: Post) -> Iterable[Work]:
    return _unit(actor, {DossierState.RETURNED}, {RegistrationState.RETURNED})


def _unit(actor: Post, dossier_states: set[str], registration_states: set[str]) -> Iterable[Work]:
    """Drafts before what was returned ("draft" < "returned"), the nearest end first; three queries."""
    still_open = Prefetch("return_items", ReturnItem.objects.filter(state=ReturnState.OPEN), to_attr="still_open")
    kept = Dossier.objects.kept_by(actor.unit_id).filter(state__in=dossier_states)
    dossiers = kept.exclude(pk__in=kept.left_over()).select_related("round")
    for dossier in dossiers.order_by("state", "round__closes_on", "pk").prefetch_related(still_open):
        yield _dossier_work(dossier)
    returns = RegistrationStep.objects.filter(registration=OuterRef("pk"), move="return").order_by("-pk")
    registrations = Registration.objects.filter(unit=actor.unit_id, state__in=registration_states)
    rows = (
        registrations.select_related("plan")
        .annotate(reason=Subquery(returns.values("note")[:1]))
        .order_by("state", "pk")
    )
    for registration in rows[: 2 * SHOWN]:
        title, tag, tone = REGISTRATION_WORK[registration.state]
        note = registration.plan.title if tone == "wait" else registration.reason or ""
        yield Work(title, registration.get_absolute_url(), tag, tone, note)


def _dossier_work(dossier: Dossier) -> Work:
    url = dossier.get_absolute_url()
    if dossier.state == DossierState.DRAFT:
        return Work(f"Ký trình hồ sơ {dossier.code}", url, "Chờ thủ trưởng", note=dossier.round.name)
    lacking = "; ".join(item.lacking for item in dossier.still_open[:3])
    return Work(f"Bổ sung hồ sơ {dossier.code}", url, "Chờ bổ sung", "warn", lacking)


def _office_officer(actor: Post) -> Iterable[Work]:
    for plan in Plan.objects.filter(issuer=actor.unit_id, state=PlanState.DRAFT).order_by("created_at")[:SHOWN]:
        yield Work(f"Ban hành kế hoạch {plan.full_number}", plan.get_absolute_url(), "Dự thảo", note=plan.title)
    yield from _counted(
        Registration.objects.visible_to(actor).filter(state=RegistrationState.SUBMITTED),
        "Tiếp nhận {n} bản đăng ký thi đua", "campaigns:registrations", "Chờ tiếp nhận",
    )  # fmt: skip


def _reviewer(actor: Post) -> Iterable[Work]:
    yield from _counted(
        Dossier.objects.filter(state=DossierState.SUBMITTED),
        "Nhận thẩm định {n} hồ sơ",
        "awards:appraisals",
        "Mới trình",
    )
    mine = Dossier.objects.filter(state=DossierState.IN_APPRAISAL, taken_by=actor)
    for dossier in mine.select_related("unit").order_by("submitted_at")[:SHOWN]:
        url = reverse("awards:appraisal", args=[dossier.pk])
        yield Work(f"Thẩm định hồ sơ {dossier.code}", url, "Đang thẩm định", note=dossier.unit.label)


def _secretary(actor: Post) -> Iterable[Work]:
    for session in CouncilSession.objects.exclude(state=SessionState.CLOSED).order_by("held_on")[:SHOWN]:
        yield Work(str(session), session.get_absolute_url(), session.get_state_display().capitalize())
    yield from _counted(
        Nominee.objects.awaiting_vote(), "{n} đối tượng chờ Hội đồng bỏ phiếu", "awards:sessions", "Chờ bỏ phiếu"
    )
    yield from _counted(
        Nominee.objects.ready_for_decision(), "{n} đối tượng chờ quyết định", "awards:decision_new", "Chờ quyết định"
    )
    yield from _decisions(actor, "Áp dụng {number}", DecisionState.NUMBERED)


def _leader(actor: Post) -> Iterable[Work]:
    yield from _decisions(actor, "Ký {title}", DecisionState.DRAFT)


def _clerk(actor: Post) -> Iterable[Work]:
    yield from _decisions(actor, "Cấp số {title}", DecisionState.SIGNED)
    yield from _decisions(actor, "Áp dụng {number}", DecisionState.NUMBERED)


def _decisions(actor: Post, words: str, state: str) -> Iterable[Work]:
    seen = Decision.objects.visible_to(actor).filter(state=state)
    rows = seen.annotate(lines_count=Count("lines")).order_by("created_at")
    for decision in rows[:SHOWN]:
        title = words.format(number=f"Quyết định {decision.full_number}", title=f"quyết định: {decision.title}")
        note = f"{decision.lines_count} trường hợp"
        yield Work(title, decision.get_absolute_url(), decision.get_state_display().capitalize(), note=note)


def _system_officer(actor: Post) -> Iterable[Work]:
    failed = Rendering.objects.filter(state=JobState.FAILED)
    yield from _counted(failed, "{n} văn bản không kết xuất được", "admin:reports_rendering_changelist", "Lỗi", "late")
    stuck = Letter.objects.filter(state__in=[LetterState.FAILED, LetterState.IN_DOUBT])
    yield from _counted(stuck, "{n} thư không chắc đã gửi", "admin:units_letter_changelist", "Cần xem", "warn")


def _counted(rows, words: str, name: str, tag: str, tone: str = "wait") -> Iterable[Work]:
    number = counted(rows)
    if number:
        yield Work(capfirst(words.format(n=vn_count(number))), reverse(name), tag, tone)


WAITING: dict[str, Callable[[Post], Iterable[Work]]] = {
    Role.UNIT_HEAD: _unit_head,
    Role.UNIT_OFFICER: _unit_officer,
    Role.OFFICE_OFFICER: _office_officer,
    Role.REVIEWER: _reviewer,
    Role.SECRETARY: _secretary,
    Role.LEADER: _leader,
    Role.CLERK: _clerk,
    Role.SYSTEM_OFFICER: _system_officer,
}


class DeskView(TemplateView):
    """First page after login."""

    template_name = "desk.html"

    def get_context_data(self, **kwargs):
        actor, on = self.request.actor, today()
        owed = owed_by(actor, on)
        return super().get_context_data(
            today=on,
            owed=owed,
            nearest=owed[0].days if owed else None,
            waiting=list(WAITING[actor.role](actor)),
            letters=Letter.objects.visible_to(actor).inbox()[:5],
            rounds=Round.objects.open_on(on).order_by("closes_on")[:3],
            **kwargs,
        )
