"""Amending a division in force: the draft, its lines, its number."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base.acts import repeated
from thiduakt.base.clock import today
from thiduakt.base.views import ActView
from units.actions.amended import issue_amendment, lacking_to_amend, record_amendment
from units.actions.amending import draft_amendment, drop_amendment, drop_line, edit_amendment, set_line
from units.choices import DivisionState
from units.facts.amendments import founded_in, lasting_places
from units.facts.blocs import candidates
from units.forms.blocs import AmendmentForm, AmendmentLineForm, DivisionIssueForm, DivisionRecordForm
from units.models import AmendmentLine, DivisionAmendment, Unit
from units.policies.blocs import AmendmentPolicy, DivisionPolicy
from units.views.divisions import division_or_404, said_on
from units.views.keys import key_of

SHOWN_WITHOUT_BLOC = 30
RELATED = ("division__issuer", "division__created_by")


def amendment_or_404(request, pk) -> DivisionAmendment:
    """The amendment with its division, if the reader may see it."""
    return get_object_or_404(DivisionAmendment.objects.visible_to(request.actor).select_related(*RELATED), pk=pk)


@require_GET
def amendment(request, pk):
    """One amendment: its changes, its paper, and while it is a draft what it lacks."""
    found = amendment_or_404(request, pk)
    policy, is_draft = AmendmentPolicy(request.actor, found), found.state == DivisionState.DRAFT
    lines = list(found.lines.select_related("unit", "from_bloc", "to_bloc"))
    context = {
        "amendment": found,
        "division": found.division,
        "lines": lines,
        "may_edit": policy.can_edit(),
        "may_issue": policy.can("issue"),
        "has_paper": found.state in {DivisionState.DRAFT, DivisionState.ISSUED},
        "lacks": lacking_to_amend(found, lines) if is_draft else (),
        "young": founded_in(found.division)[:SHOWN_WITHOUT_BLOC] if is_draft else (),
        "steps": found.steps.select_related("actor__user").order_by("-pk")[:12],
    }
    return render(request, "units/amendment.html", context)


class WordsView(View):
    """The words of an amendment: a form that goes on to its page."""

    def get(self, request):
        return self._page(AmendmentForm(initial=self.written(), actor=request.actor, on=today()))

    def post(self, request):
        form = AmendmentForm(request.POST, initial=self.written(), actor=request.actor, on=today())
        if form.is_valid():
            act = {**form.words, "actor": request.actor, "on": today(), "key": key_of(request)}
            try:
                return redirect(self.save(act))
            except ValidationError as error:
                said_on(form, error)
        return self._page(form)

    def _page(self, form):
        context = {"form": form, "division": self.division, "amendment": self.amendment}
        return render(self.request, "units/amendment_form.html", {**context, "has_errors": bool(form.errors)})


class AmendmentNewView(WordsView):
    """A new draft."""

    amendment = None

    def dispatch(self, request, pk):
        self.division = division_or_404(request, pk)
        DivisionPolicy(request.actor, self.division).can_amend().require()
        draft = self.division.amendments.filter(state=DivisionState.DRAFT).first()
        return redirect(draft) if draft else super().dispatch(request)

    def written(self):
        return AmendmentForm.beginning(self.division, today())

    def save(self, act):
        return draft_amendment(division=self.division, **act)


class DraftMixin:
    """Finds the amendment; only who may edit it comes in."""

    def dispatch(self, request, pk, **kwargs):
        self.amendment = amendment_or_404(request, pk)
        self.division = self.amendment.division
        AmendmentPolicy(request.actor, self.amendment).can_edit().require()
        return super().dispatch(request, **kwargs)


class AmendmentEditView(DraftMixin, WordsView):
    """The words and the day of a draft."""

    def written(self):
        form = AmendmentForm(actor=self.request.actor, on=today())
        same = {"unit": self.amendment.issuer_id, "user__full_name": self.amendment.signer_name}
        signer = form.fields["signer"].queryset.filter(**same).first()
        return {**AmendmentForm.written(self.amendment), "signer": signer}

    def save(self, act):
        edit_amendment(amendment=self.amendment, **act)
        messages.success(self.request, "Đã lưu dự thảo điều chỉnh.")
        return self.amendment


class LineView(DraftMixin, View):
    """Where one unit stands from the day on (`?unit=` for one already known)."""

    @cached_property
    def units(self):
        placed = lasting_places(self.division).values("unit")
        wide = candidates(self.division, with_lower=True)
        return Unit.objects.filter(pk__in=wide.values("pk")) | Unit.objects.filter(pk__in=placed)

    def get(self, request):
        return self._page(self._form(initial=self._initial(request.GET.get("unit", ""))))

    def post(self, request):
        form = self._form(request.POST)
        if form.is_valid():
            act = {"amendment": self.amendment, "actor": request.actor, "key": key_of(request)}
            try:
                line = set_line(**form.cleaned_data, **act)
            except ValidationError as error:
                said_on(form, error)
            else:
                messages.success(request, f"Đã ghi: {line}.")
                return redirect(self.amendment)
        return self._page(form)

    def _form(self, *args, **kwargs):
        blocs = self.division.blocs.order_by("position", "pk")
        return AmendmentLineForm(*args, units=self.units, blocs=blocs, **kwargs)

    def _initial(self, asked: str) -> dict:
        unit = self.units.filter(pk__in=_keys(asked)).first()
        if unit is None:
            return {}
        line = self.amendment.lines.filter(unit=unit).select_related("to_bloc").first()
        if line:
            where = line.to_bloc_id or AmendmentLineForm.LEAVES
            return {"unit": unit, "bloc": where, "role": line.to_role, "reason": line.reason}
        place = lasting_places(self.division).filter(unit=unit).first()
        return {"unit": unit, "bloc": place and place.bloc_id, "role": place.role if place else ""}

    def _page(self, form):
        context = {"form": form, "amendment": self.amendment, "has_errors": bool(form.errors)}
        return render(self.request, "units/amendment_line.html", context)


def _keys(text: str) -> list[UUID]:
    """The key that was asked for; none when it is no key."""
    try:
        return [UUID(text)]
    except ValueError:
        return []


class LineDropView(ActView):
    """The unit stays as it stands."""

    def act(self, pk, line):
        amendment = amendment_or_404(self.request, pk)
        found = AmendmentLine.objects.filter(amendment=amendment, pk=line).first()
        if found:
            step = drop_line(line=found, actor=self.request.actor, key=key_of(self.request))
            messages.success(self.request, f"Đã bỏ thay đổi: {step.note}.")
        return amendment

    def back(self, pk, line):
        return amendment_or_404(self.request, pk)


class AmendmentIssueView(View):
    """The interruption page before a draft gets its number, or is recorded by a paper issued elsewhere."""

    move, form_class, template = "issue", DivisionIssueForm, "units/amendment_issue.html"

    def dispatch(self, request, pk):
        self.amendment = amendment_or_404(request, pk)
        if repeated(self.amendment.steps, key_of(request)):
            return redirect(self.amendment)
        AmendmentPolicy(request.actor, self.amendment).can(self.move).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(self.form_class(initial={"issued_on": today()}))

    def post(self, request):
        form = self.form_class(request.POST)
        if form.is_valid():
            act = {"amendment": self.amendment, "actor": request.actor, "on": today(), "key": key_of(request)}
            try:
                self.do(**form.cleaned_data, **act)
            except ValidationError as error:
                said_on(form, error)
            else:
                return redirect(self.amendment)
        return self._page(form)

    def do(self, **act):
        issue_amendment(**act)
        self.amendment.refresh_from_db()
        messages.success(self.request, f"Đã ban hành {self.amendment.named}; các đơn vị có liên quan nhận thư.")

    def _page(self, form):
        context = {
            "form": form,
            "amendment": self.amendment,
            "lines": self.amendment.lines.select_related("unit", "from_bloc", "to_bloc"),
            "cancel_url": self.amendment.get_absolute_url(),
            "has_errors": bool(form.errors),
        }
        return render(self.request, self.template, context)


class AmendmentRecordView(AmendmentIssueView):
    """By a paper that was issued elsewhere."""

    move, form_class, template = "record", DivisionRecordForm, "units/amendment_record.html"

    def do(self, **act):
        record_amendment(**act)
        messages.success(self.request, "Đã ghi theo quyết định giấy; các đơn vị có liên quan nhận thư.")


class AmendmentDropView(View):
    """Give a draft up, behind a page that asks."""

    def dispatch(self, request, pk):
        self.amendment = amendment_or_404(request, pk)
        if repeated(self.amendment.steps, key_of(request)):
            return redirect(self.amendment.division)
        AmendmentPolicy(request.actor, self.amendment).can("drop").require()
        return super().dispatch(request)

    def get(self, request):
        context = {
            "amendment": self.amendment,
            "line_count": self.amendment.lines.count(),
            "cancel_url": self.amendment.get_absolute_url(),
        }
        return render(request, "units/amendment_drop.html", context)

    def post(self, request):
        drop_amendment(amendment=self.amendment, actor=request.actor, key=key_of(request))
        messages.success(request, "Đã hủy dự thảo điều chỉnh; khối giữ nguyên.")
        return redirect(self.amendment.division)
