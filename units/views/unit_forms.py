"""Entering a unit, mending what describes it, its contact, its headcount, and whether it carries on another."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from thiduakt.base.clock import today
from units.actions.units import confirm_continuity, count_heads, found_unit, mend_facts, write_contact
from units.facts.provinces import place_names
from units.forms.told import tell
from units.forms.units import ContactForm, ContinuityForm, FactsForm, FoundForm, HeadcountForm
from units.models import Succession, Unit
from units.policies.units import may_confirm_continuity, may_keep_units, may_write_contact
from units.views.keys import key_of


class AboutUnit(View):
    """A form about one unit: asked first whether one may, then shown, then the act."""

    title: str
    template = "units/unit_form.html"
    done = "Đã lưu."

    def dispatch(self, request, pk):
        self.unit = get_object_or_404(Unit.objects.visible_to(request.actor), pk=pk)
        self.may().require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(self.form())

    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            self.act(form.cleaned_data, {"actor": request.actor, "key": key_of(request)})
        except ValidationError as error:
            tell(form, error)
            return self._page(form)
        messages.success(request, self.done)
        return redirect(self.unit)

    def _page(self, form):
        context = {"unit": self.unit, "form": form, "title": self.title, "has_errors": bool(form.errors)}
        return render(self.request, self.template, context | self.more())

    def more(self) -> dict:
        return {}


class FactsView(AboutUnit):
    """What describes the unit but its name and parent."""

    title = "Sửa thông tin đơn vị"
    template = "units/unit_facts.html"

    def may(self):
        return may_keep_units(self.request.actor)

    def form(self, typed=None):
        return FactsForm(typed, instance=self.unit)

    def act(self, cleaned, by):
        mend_facts(unit=self.unit, facts=cleaned, **by)

    def more(self):
        return {"places": place_names()}


class ContactView(AboutUnit):
    """Phone, e-mail and address."""

    title = "Sửa liên hệ"

    def may(self):
        return may_write_contact(self.request.actor, self.unit)

    def form(self, typed=None):
        return ContactForm(typed, instance=self.unit)

    def act(self, cleaned, by):
        write_contact(unit=self.unit, contact=cleaned, **by)


class HeadcountView(AboutUnit):
    """The headcount of a year; `?nam=` opens the year that is there."""

    title = "Số người theo năm"
    done = "Đã lưu số người."

    def may(self):
        return may_write_contact(self.request.actor, self.unit)

    def form(self, typed=None):
        asked = self.request.GET.get("nam", "")
        known = self.unit.headcounts.filter(year=int(asked)).first() if asked.isascii() and asked.isdigit() else None
        return HeadcountForm(typed, instance=None if typed else known, on=today())

    def act(self, cleaned, by):
        count_heads(unit=self.unit, year=cleaned["year"], heads=cleaned, **by)


class ContinuityView(AboutUnit):
    """Whether the years of a predecessor count."""

    title = "Tiếp nối thành tích"
    template = "units/continuity.html"
    done = "Đã ghi nhận việc tiếp nối thành tích."

    def dispatch(self, request, pk):
        found = Succession.objects.select_related("predecessor", "successor", "reorganisation")
        self.succession = get_object_or_404(found, pk=pk)
        return super().dispatch(request, self.succession.successor_id)

    def may(self):
        return may_confirm_continuity(self.request.actor)

    def form(self, typed=None):
        before = self.succession
        initial = (
            {"carries_on": "1" if before.carries_on else "0", "basis": before.basis} if before.confirmed_at else {}
        )
        return ContinuityForm(typed, initial=initial)

    def act(self, cleaned, by):
        confirm_continuity(succession=self.succession, **cleaned, **by)

    def more(self):
        return {"succession": self.succession}


class FoundView(View):
    """Enter a unit that exists already; `?parent=` proposes where it stands."""

    def dispatch(self, request):
        may_keep_units(request.actor).require()
        return super().dispatch(request)

    def get(self, request):
        above = Unit.objects.named(request.GET.get("parent", "")[:200]).first()
        return self._page(FoundForm(initial={"parent": above.mark if above else ""}), above)

    def post(self, request):
        form = FoundForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            unit = found_unit(facts=form.cleaned_data, actor=request.actor, key=key_of(request))
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form)
        messages.success(request, f"Đã lập {unit.name}.")
        return redirect(unit)

    def _page(self, form, above=None):
        context = {"form": form, "above": above, "places": place_names(), "has_errors": bool(form.errors)}
        return render(self.request, "units/unit_new.html", context)
