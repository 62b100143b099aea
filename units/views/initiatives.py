"""A person's initiatives, with the shares of all authors."""

from django.shortcuts import get_object_or_404, render

from units.actions.initiatives import save_initiative
from units.forms.initiatives import InitiativeForm
from units.views.keys import key_of
from units.views.person_forms import AboutPerson


class InitiativeView(AboutPerson):
    """Enter an initiative (no `row`) or put one right."""

    title, done = "Ghi sáng kiến", "Đã ghi sáng kiến."
    row = None

    def find(self, row=None):
        if row is not None:
            self.row = get_object_or_404(self.person.initiatives, pk=row)

    def form(self, typed=None):
        return InitiativeForm(typed, person=self.person, actor=self.request.actor, row=self.row)

    def save(self, form):
        save_initiative(
            initiative=form.initiative, authors=form.authors, actor=self.request.actor, key=key_of(self.request)
        )

    def _page(self, form):
        context = {"form": form, "person": self.person, "title": self.title, "has_errors": bool(form.errors)}
        return render(self.request, "units/initiative.html", context)
