"""What the pages of reorganisations share: the act with its rights, forms that do one act, the journal in words."""

from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views import View

from thiduakt.base.vietnamese import moment
from units.facts.plans import plan_of
from units.models import PersonMove, Reorganisation
from units.policies.reorganisations import ReorganisationPolicy
from units.views.keys import key_of
from units.workflow import REORGANISATION_MOVES

NAMES = {
    **{move.name: move.label for move in REORGANISATION_MOVES},
    "open": "Mở phương án",
    "edit": "Sửa thông tin chung",
    "plan": "Sửa phương án",
    "people": "Sửa danh sách chuyển riêng",
}
STEPS_SHOWN = 20


def steps_of(reorganisation) -> list[dict]:
    """Done steps, the newest first."""
    rows = reorganisation.steps.select_related("actor__user", "actor__unit").order_by("-pk")[:STEPS_SHOWN]
    return [{"label": NAMES.get(row.move, row.move), "state": "done", "note": _note(row)} for row in rows]


def _note(row) -> str:
    said = f" · {row.note}" if row.note else ""
    return f"{moment(row.at)} · {row.who}{said}"


def found_reorganisation(request, pk) -> Reorganisation:
    """The act the reader may see, with `apart_count` of the people who go their own way; or 404."""
    moves = PersonMove.objects.filter(source__reorganisation=OuterRef("pk")).order_by()
    apart = Subquery(moves.values("source__reorganisation").annotate(number=Count("pk")).values("number"))
    seen = Reorganisation.objects.visible_to(request.actor).select_related("created_by__user")
    return get_object_or_404(seen.annotate(apart_count=Coalesce(apart, 0)), pk=pk)


class Page(View):
    """A page about one reorganisation. Subclasses say who may open it; a second press of their form leads back."""

    def dispatch(self, request, pk, **kwargs):
        if request.method.lower() not in self.http_method_names or not hasattr(self, request.method.lower()):
            return self.http_method_not_allowed(request)
        self.thing = found_reorganisation(request, pk)
        self.policy = ReorganisationPolicy(request.actor, self.thing)
        verdict = self.may()
        if not verdict and request.method == "POST" and self._is_pressed_again():
            return redirect(self.thing)
        verdict.require()
        return super().dispatch(request, **kwargs)

    def may(self):
        return self.policy.can_edit()

    @cached_property
    def plan(self):
        return plan_of(self.thing)

    def _is_pressed_again(self) -> bool:
        key = key_of(self.request)
        return bool(key and self.thing.steps.filter(key=key).exists())


class FormPage(Page):
    """GET asks, POST does `act(form)` and goes to the address it returns; what was refused stands at its field."""

    template: str

    def get(self, request, **kwargs):
        return self.page(self.form(None, **kwargs))

    def post(self, request, **kwargs):
        form = self.form(request.POST, **kwargs)
        if not form.is_valid():
            return self.page(form)
        try:
            return redirect(self.act(form, {"actor": request.actor, "key": key_of(request)}))
        except ValidationError as error:
            place(form, error)
            return self.page(form)

    def page(self, form):
        context = {"reorganisation": self.thing, "form": form, "has_errors": bool(form.errors)}
        return render(self.request, self.template, context | self.more())

    def more(self) -> dict:
        return {}


def place(form, error: ValidationError) -> None:
    """Each sentence at its field; those of fields the form has not, above it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for field, errors in error.error_dict.items():
        form.add_error(field if field in form.fields else None, errors)
