"""The Board's queue and its page of one dossier: findings, verdict per nominee, what is settled."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.decorators.http import require_GET

from awards.actions.appraisals import give_verdict
from awards.choices import WITH_BOARD, DossierState, NomineeState
from awards.facts.clearances import said_of
from awards.forms.appraisals import VerdictForm
from awards.models import Dossier
from awards.policies.dossiers import DossierPolicy
from awards.policies.overruling import may_overrule
from awards.views.dossier_frame import Desk, file_lines, key_of
from awards.views.standings import live_standings
from thiduakt.base.clock import today
from thiduakt.base.paging import PAGE_SIZE, counted, page_of
from thiduakt.base.verdict import no
from units.choices import OFFICE_ROLES, Role


@require_GET
def appraisals(request):
    """What waits for the Board, the longest waiting first; mine on top."""
    if request.actor.role != Role.REVIEWER:
        no(f"Hàng đợi thẩm định là việc của: {Role.REVIEWER.label}.").require()
    queue = Dossier.objects.in_queue_of(request.actor)
    mine = (
        Dossier.objects.filter(state=DossierState.IN_APPRAISAL, taken_by=request.actor)
        .for_list()
        .order_by("submitted_at", "code")
    )
    waiting = queue.filter(state=DossierState.SUBMITTED, submitted_at__isnull=False)
    page = page_of(waiting.for_list(), order=("submitted_at", "code"), after=request.GET.get("after", ""))
    others = Dossier.objects.filter(state=DossierState.IN_APPRAISAL).exclude(taken_by=request.actor)
    context = {
        "mine": list(mine[:PAGE_SIZE]),
        "page": page,
        "total": counted(waiting),
        "first": page.rows[0] if page.rows else None,
        "others": counted(others),
    }
    return render(request, "awards/appraisal_list.html", context)


class AppraisalView(View):
    """One nominee at a time, `?n=` its place; saving goes to the next without a verdict."""

    def get(self, request, pk):
        desk = self._desk(request, pk)
        nominee = _chosen(desk, request.GET.get("n", ""))
        return self._page(desk, nominee, _form_of(nominee) if nominee else None)

    def post(self, request, pk):
        desk = self._desk(request, pk)
        nominee = _judged(desk, request.POST.get("nominee", ""))
        form = VerdictForm(request.POST)
        if not form.is_valid():
            return self._page(desk, nominee, form)
        try:
            give_verdict(nominee=nominee, actor=request.actor, on=today(), key=key_of(request), **form.cleaned_data)
        except ValidationError as error:
            form.add_error("note", error.messages)
            return self._page(desk, nominee, form)
        messages.success(request, f"Đã ghi kết luận về {nominee.name}.")
        after = _next_open(desk, nominee)
        place = f"?n={_place(desk, after)}" if after else ""
        return redirect(f"{reverse('awards:appraisal', args=[pk])}{place}")

    def _desk(self, request, pk) -> Desk:
        desk = Desk(request, pk)
        if request.actor.role not in OFFICE_ROLES:
            no("Trang thẩm định chỉ dành cho Ban Thi đua - Khen thưởng.").require()
        return desk

    def _page(self, desk, nominee, form):
        context = desk.context(
            nominee=nominee,
            form=form,
            place=_place(desk, nominee) if nominee else 0,
            nominees=_lines(desk, nominee),
            judged=sum(1 for each in desk.nominees if each.state != NomineeState.PROPOSED),
            frozen=desk.standings[nominee.pk] if nominee else None,
            live=_now(desk, nominee) if nominee else None,
            files=file_lines(each for each in desk.attachments if nominee and each.nominee_id == nominee.pk),
            shared_files=file_lines(each for each in desk.attachments if each.nominee_id is None),
            clearances=said_of(nominee) if nominee else [],
            opinions=list(nominee.appraisals.select_related("by__user")) if nominee else [],
            may_ask=desk.policy.can_ask(),
            may_overrule=bool(nominee and may_overrule(desk.actor, nominee)),
            may_conclude=_may_conclude(desk),
            may_take_over=desk.policy.can_take_over(),
            next_dossier=_next_dossier(desk),
            has_errors=bool(form and form.errors),
        )
        return render(desk.request, "awards/appraisal.html", context)


def _chosen(desk: Desk, text: str):
    """The nominee at the place asked for, else the first without a verdict."""
    asked = next((nominee for n, nominee in enumerate(desk.nominees, start=1) if str(n) == text), None)
    if asked:
        return asked
    waiting = [nominee for nominee in desk.nominees if nominee.state == NomineeState.PROPOSED]
    return (waiting or desk.nominees or [None])[0]


def _judged(desk: Desk, pk: str):
    """The nominee the form was about, whatever place it has by now; 404 when it is none of this dossier."""
    nominee = next((each for each in desk.nominees if str(each.pk) == pk), None)
    if nominee is None:
        raise Http404("Hồ sơ không có đối tượng này, hoặc đơn vị đã rút đề nghị.")
    return nominee


def _form_of(nominee) -> VerdictForm:
    last = nominee.appraisals.last()
    said = {"verdict": last.verdict, "note": last.note} if last and nominee.state != NomineeState.PROPOSED else {}
    return VerdictForm(initial=said)


def _place(desk: Desk, nominee) -> int:
    return [each.pk for each in desk.nominees].index(nominee.pk) + 1


def _next_open(desk: Desk, nominee):
    """The next nominee without a verdict, from the top again when the end is reached."""
    place = _place(desk, nominee)
    turned = desk.nominees[place:] + desk.nominees[: place - 1]
    return next((each for each in turned if each.state == NomineeState.PROPOSED), None)


def _now(desk, nominee):
    """Judged today while the Board still appraises; once it has concluded, as it was told then."""
    if desk.dossier.state in WITH_BOARD:
        return live_standings([nominee], desk.on)[nominee.pk]
    return desk.standings[nominee.pk]


def _lines(desk: Desk, chosen) -> list[dict]:
    return [
        {"nominee": each, "place": n, "standing": desk.standings[each.pk], "is_here": chosen and each.pk == chosen.pk}
        for n, each in enumerate(desk.nominees, start=1)
    ]


def _may_conclude(desk: Desk):
    """The move itself, and what still keeps the reviewer from it."""
    verdict = desk.policy.can("conclude")
    waiting = sum(1 for each in desk.nominees if each.state == NomineeState.PROPOSED)
    if verdict and waiting:
        return no(f"Còn {waiting} đối tượng chưa có kết luận.")
    if verdict and DossierPolicy(desk.actor, desk.dossier).items:
        return no("Còn mục bổ sung chưa xem.")
    return verdict


def _next_dossier(desk: Desk):
    """The next of the reviewer's own dossiers."""
    mine = Dossier.objects.filter(state=DossierState.IN_APPRAISAL, taken_by=desk.actor)
    return mine.exclude(pk=desk.dossier.pk).order_by("submitted_at", "code").first()
