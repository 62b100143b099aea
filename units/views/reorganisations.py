"""Reorganisations: the list, one of them, what it touches, applying and taking it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base.clock import today
from thiduakt.base.paging import counted, page_of
from thiduakt.base.sittings import wants_proof
from units.actions.reorganisations import cancel_reorganisation, edit_reorganisation, open_reorganisation
from units.actions.reorganising import apply_reorganisation, mark_of
from units.actions.undoing_reorganisations import undo_reorganisation
from units.facts.amendments import divisions_after
from units.facts.movements import effects_of, units_below
from units.facts.plan_mistakes import lacks_of
from units.facts.plan_rows import rows_of
from units.facts.plans import plan_of
from units.facts.positions import namings_of
from units.forms.reorganisation_filters import ReorganisationFilter
from units.forms.reorganisations import NoteForm, ReorganisationForm
from units.models import Reorganisation
from units.policies.blocs import may_divide
from units.policies.reorganisations import ReorganisationPolicy, may_draft
from units.views.keys import key_of
from units.views.reorganising import FormPage, Page, found_reorganisation, steps_of


@require_GET
def reorganisations(request):
    """Acts on units, the one that took effect last on top."""
    chosen = ReorganisationFilter(request.GET, drafts=bool(may_draft(request.actor)))
    found = chosen.apply(Reorganisation.objects.visible_to(request.actor))
    page = page_of(found, order=("-effective_on", "-pk"), after=request.GET.get("after", ""))
    context = {"page": page, "total": counted(found), "filter": chosen, "may_draft": may_draft(request.actor)}
    return render(request, "units/reorganisations.html", context)


class ReorganisationNewView(View):
    """Begin a plan."""

    def dispatch(self, request):
        may_draft(request.actor).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(ReorganisationForm())

    def post(self, request):
        form = ReorganisationForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        opened = open_reorganisation(**form.cleaned_data, actor=request.actor, key=key_of(request))
        messages.success(request, "Đã mở phương án. Hãy thêm từng việc theo quyết định.")
        return redirect(opened)

    def _page(self, form):
        context = {"form": form, "reorganisation": None, "has_errors": bool(form.errors)}
        return render(self.request, "units/reorganisation_form.html", context)


class ReorganisationEditView(FormPage):
    """Name, day and document of a plan."""

    template = "units/reorganisation_form.html"

    def form(self, typed):
        return ReorganisationForm(typed, instance=found_reorganisation(self.request, self.thing.pk))

    def act(self, form, by):
        edit_reorganisation(reorganisation=self.thing, **form.cleaned_data, **by)
        messages.success(self.request, "Đã lưu.")
        return self.thing


@require_GET
def reorganisation(request, pk):
    """One act: its lines with the names of before and after, who follows whom, its journal."""
    found = found_reorganisation(request, pk)
    policy, plan = ReorganisationPolicy(request.actor, found), plan_of(found)
    context = {
        "reorganisation": found,
        "rows": rows_of(plan),
        "successions": () if plan.changes else _successions(found),
        "may_edit": policy.can_edit(),
        "may_undo": policy.can("undo"),
        "apart_count": found.apart_count,
        "steps": steps_of(found),
        "divisions": divisions_after(found) if may_divide(request.actor) else (),
    }
    return render(request, "units/reorganisation.html", context)


def _successions(found):
    """Who follows whom in an act that was written down without a plan."""
    return found.successions.select_related("predecessor", "successor").order_by("predecessor__name", "successor__name")


class EffectsView(Page):
    """What applying would touch, and what has to be mended first."""

    def get(self, request):
        return render(request, "units/reorganisation_effects.html", self.context())

    def context(self) -> dict:
        plan, effects = self.plan, effects_of(self.plan)
        namings, named = namings_of(plan)
        return {
            "reorganisation": self.thing,
            "lacks": lacks_of(plan),
            "founded": plan.founded,
            "namings": namings,
            "named": named,
            "groups": _by_noun(effects),
            "figures": _figures(plan, effects),
            "below": units_below(plan),
            "has_come": plan.day <= today(),
            "mark": mark_of(plan, effects),
        }


class PositionsView(Page):
    """Whether positions that name an ended unit are kept or shortened."""

    http_method_names = ["post"]

    def post(self, request):
        wanted = request.POST.get("positions") == "shorten"
        edit_reorganisation(
            reorganisation=self.thing, actor=request.actor, key=key_of(request), shorten_positions=wanted
        )
        messages.success(request, "Chức vụ sẽ được rút gọn khi áp dụng." if wanted else "Chức vụ sẽ được giữ nguyên.")
        return redirect("units:reorganisation_effects", self.thing.pk)


def _by_noun(effects) -> list[tuple]:
    """(what, how many in all, the lines) in the order they come."""
    groups: dict[str, list] = {}
    for effect in effects:
        groups.setdefault(effect.noun, []).append(effect)
    return [(noun, sum(effect.count for effect in rows), rows) for noun, rows in groups.items()]


def _figures(plan, effects) -> list[tuple[int, str]]:
    """The numbers that the question before applying repeats."""
    units = [
        (len(plan.founded), "đơn vị thành lập"),
        (len(plan.changed), "đơn vị thay đổi, tiếp nhận"),
        (len(plan.ended), "đơn vị kết thúc"),
    ]
    return [*(row for row in units if row[0]), *((count, noun) for noun, count, _ in _by_noun(effects))]


@method_decorator(wants_proof, name="dispatch")
class ApplyView(EffectsView):
    """The question before it is done, with the exact numbers; done once."""

    def may(self):
        return self.policy.can("apply")

    def get(self, request):
        return self._ask()

    def post(self, request):
        try:
            apply_reorganisation(
                reorganisation=self.thing, actor=request.actor, on=today(), seen=request.POST.get("seen", ""),
                key=key_of(request),
            )  # fmt: skip
        except ValidationError as error:
            for sentence in error.messages:
                messages.error(request, sentence)
            return redirect("units:reorganisation_effects", self.thing.pk)
        messages.success(request, f"Đã áp dụng “{self.thing}”.")
        return redirect(self.thing)

    def _ask(self):
        context = self.context()
        if context["lacks"] or not context["has_come"]:
            return redirect("units:reorganisation_effects", self.thing.pk)
        context["cancel_url"] = reverse("units:reorganisation_effects", args=[self.thing.pk])
        return render(self.request, "units/reorganisation_apply.html", context)


@method_decorator(wants_proof, name="dispatch")
class UndoView(FormPage):
    """Taking it back: what stands in the way, or the question why."""

    template = "units/reorganisation_undo.html"

    def may(self):
        return self.policy.can("undo")

    def form(self, typed):
        return NoteForm(typed)

    def act(self, form, by):
        undo_reorganisation(reorganisation=self.thing, note=form.cleaned_data["note"], **by)
        messages.success(self.request, "Đã hoàn tác; mọi dữ liệu trở lại như trước khi áp dụng.")
        return self.thing

    def more(self):
        return {"obstacles": self.policy.obstacles, "cancel_url": self.thing.get_absolute_url()}


class CancelView(FormPage):
    """Giving a plan up."""

    template = "units/reorganisation_cancel.html"

    def may(self):
        return self.policy.can("cancel")

    def get(self, request):
        context = {"reorganisation": self.thing, "cancel_url": self.thing.get_absolute_url()}
        return render(request, self.template, context)

    def post(self, request):
        cancel_reorganisation(reorganisation=self.thing, actor=request.actor, key=key_of(request))
        messages.success(request, "Đã hủy phương án.")
        return redirect("units:reorganisations")
