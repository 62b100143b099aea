"""Grids for a whole unit: discipline and holds, initiatives."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from thiduakt.base.clock import today
from units.actions.record_grids import add_initiatives, add_judgements
from units.forms.people_filters import unit_of
from units.forms.record_grids import InitiativeGrid, JudgementGrid, RecordGrid
from units.models import Unit
from units.policies.people import may_keep_at
from units.policies.units import may_judge_unit
from units.views.keys import key_of


class _GridView(View):
    """One line for each who works in the unit; filled lines are saved at once, and what was typed stays."""

    grid: type[RecordGrid]
    title = done = here = kind = ""

    def dispatch(self, request):
        self.unit_name = request.GET.get("unit", "").strip()[:200]
        self.unit = unit_of(self.unit_name, request.actor) or request.actor.unit
        self.may(self.unit).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(self.grid(self.unit))

    def post(self, request):
        grid = self.grid(self.unit, request.POST)
        if not grid.is_valid():
            return self._page(grid)
        try:
            count = self.save(grid, {"unit": self.unit, "actor": request.actor, "key": key_of(request)})
        except ValidationError as error:
            grid.refused = error.messages
            return self._page(grid)
        messages.success(request, self.done.format(count) if count else "Không có dòng nào được ghi.")
        return redirect(f"{reverse(self.here)}?unit={self.unit.pk}")

    def _page(self, grid):
        below = Unit.objects.within(self.unit).alive(today()).exclude(pk=self.unit.pk) if grid.too_many else []
        context = {
            "grid": grid,
            "unit": self.unit,
            "title": self.title,
            "kind": self.kind,
            "below": below,
            "unit_is_unknown": bool(self.unit_name) and unit_of(self.unit_name, self.request.actor) is None,
            "unit_name": self.unit_name,
            "has_errors": bool(grid.errors),
        }
        return render(self.request, "units/record_grid.html", context)


class JudgementGridView(_GridView):
    title, done, here, kind = "Kỷ luật, tạm dừng xét", "Đã ghi {} dòng.", "units:judgement_grid", "judgements"
    grid = JudgementGrid

    def may(self, unit):
        return may_judge_unit(self.request.actor, unit)

    def save(self, grid, facts):
        return add_judgements(records=grid.records, **facts)


class InitiativeGridView(_GridView):
    title, done, here, kind = "Sáng kiến", "Đã ghi {} sáng kiến.", "units:initiative_grid", "initiatives"
    grid = InitiativeGrid

    def may(self, unit):
        return may_keep_at(self.request.actor, unit)

    def save(self, grid, facts):
        return add_initiatives(initiatives=grid.initiatives, **facts)
