"""Yearly ratings: a grid for a whole unit, and one person's rating of one year."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views import View

from thiduakt.base.clock import today
from units.actions.ratings import rate_person, save_ratings
from units.belongings import limits_on_ratings
from units.forms.people_filters import unit_of
from units.forms.ratings import RatingForm, RatingGrid
from units.models import Unit
from units.policies.people import may_keep_at
from units.views.keys import key_of
from units.views.person_forms import AboutPerson

EARLIEST_YEAR = 1945


class RatingsView(View):
    """One row per person of the unit and year, all saved at once; what was typed stays when something is wrong."""

    def dispatch(self, request):
        may_keep_at(request.actor, None).require()
        self.unit_name = request.GET.get("unit", "").strip()[:200]
        self.unit = unit_of(self.unit_name, request.actor) or request.actor.unit
        self.year = _year(request.GET.get("year", ""))
        may_keep_at(request.actor, self.unit).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(RatingGrid(self.unit, self.year))

    def post(self, request):
        grid = RatingGrid(self.unit, self.year, request.POST)
        if not grid.is_valid:
            return self._page(grid)
        try:
            count = save_ratings(
                unit=self.unit, year=self.year, marks=grid.marks, document=grid.document,
                actor=request.actor, key=key_of(request),
            )  # fmt: skip
        except ValidationError as error:
            grid.tell(error.message_dict)
            return self._page(grid)
        messages.success(request, f"Đã lưu {count} xếp loại năm {self.year}." if count else "Không có gì thay đổi.")
        return redirect(f"{reverse('units:ratings')}?{urlencode({'unit': self.unit.pk, 'year': self.year})}")

    def _page(self, grid):
        below = Unit.objects.within(self.unit).alive(today()).exclude(pk=self.unit.pk) if grid.too_many else []
        context = {
            "grid": grid,
            "unit": self.unit,
            "year": self.year,
            "unit_is_unknown": bool(self.unit_name) and unit_of(self.unit_name, self.request.actor) is None,
            "unit_name": self.unit_name,
            "below": below,
            "limits": limits_on_ratings(self.unit, self.year),
            "has_errors": not grid.is_valid,
        }
        return render(self.request, "units/ratings.html", context)


class RatingView(AboutPerson):
    """One person's rating of one year; a year already rated is put right."""

    title, act, done = "Ghi xếp loại", "Lưu", "Đã ghi xếp loại."

    def form(self, typed=None):
        return RatingForm(typed, initial={"year": today().year})

    def save(self, form):
        rate_person(person=self.person, **form.cleaned_data, actor=self.request.actor, key=key_of(self.request))


def _year(text: str) -> int:
    text = text.strip()
    year = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else today().year
    return min(max(year, EARLIEST_YEAR), today().year)
