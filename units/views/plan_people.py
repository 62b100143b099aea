"""Where people go: the rule of each unit, and those who go elsewhere, one by one or by a list."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from thiduakt.base.candidates import best_of
from thiduakt.base.paging import page_of
from thiduakt.base.views import ActView
from units.actions.person_moves import Wish, drop_move, move_apart
from units.facts.movements import people_effects, still_on
from units.forms.reorganisations import MoveForm, MoveListForm
from units.imports.person_moves import read_moves
from units.models import Employment, PersonMove
from units.querysets import JOBS
from units.views.keys import key_of
from units.views.reorganising import FormPage, Page, found_reorganisation

SHOWN = 20


class PeopleView(Page):
    """Numbers by rule, the exceptions, and a search for somebody to add."""

    def get(self, request):
        moves = PersonMove.objects.filter(source__reorganisation=self.thing)
        rows = moves.select_related("person", "source__unit", "target__unit")
        words = request.GET.get("q", "").strip()[:100]
        context = {
            "reorganisation": self.thing,
            "effects": people_effects(self.plan),
            "page": page_of(rows, order=("pk",), after=request.GET.get("after", "")),
            "total": self.thing.apart_count,
            "words": words,
            "jobs": self._jobs(words) if words else (),
            "form": MoveForm(plan=self.plan, auto_id=False),
        }
        return render(request, "units/reorganisation_people.html", context)

    def _jobs(self, words):
        """Work at units of the plan by the name of the person; the best of many."""
        there = Employment.objects.filter(still_on(self.plan), unit__in=self.plan.units)
        return best_of(there.select_related("person", "unit"), words, size=SHOWN, by=JOBS)


class PersonAddView(Page):
    """One more exception, by the person's work."""

    http_method_names = ["post"]

    def post(self, request):
        there = Employment.objects.filter(still_on(self.plan), unit__in=self.plan.units)
        job = get_object_or_404(there.select_related("person"), pk=_number(request.POST.get("job")))
        form = MoveForm(request.POST, plan=self.plan)
        try:
            if not form.is_valid():
                raise ValidationError([text for texts in form.errors.values() for text in texts])
            wish = Wish(job.person, self.plan.by_unit[job.unit_id], **form.cleaned_data)
            move_apart(reorganisation=self.thing, wishes=[wish], actor=request.actor, key=key_of(request))
            messages.success(request, f"{job.person.full_name} chuyển về {form.cleaned_data['target'].label}.")
        except ValidationError as error:
            for sentence in error.messages:
                messages.error(request, sentence)
        return redirect("units:reorganisation_people", self.thing.pk)


class PersonDropView(ActView):
    """Let somebody go by the rule again."""

    def act(self, pk, move):
        found = found_reorganisation(self.request, pk)
        moves = PersonMove.objects.filter(source__reorganisation=found).select_related("person", "source")
        row = moves.filter(pk=move).first()
        if row:
            drop_move(move=row, actor=self.request.actor)
        return self.back(pk, move)

    def back(self, pk, move):
        return reverse("units:reorganisation_people", args=[pk])


class PeopleListView(FormPage):
    """Many exceptions at once: all mistakes are shown and nothing is kept, or all are kept."""

    template = "units/reorganisation_people_list.html"

    def form(self, typed):
        self.sheet = None
        return MoveListForm(typed, self.request.FILES or None)

    def more(self):
        return {"sheet": self.sheet}

    def act(self, form, by):
        content, kind = form.content
        self.sheet = read_moves(content, kind, self.plan)
        if self.sheet.mistakes:
            raise ValidationError("Danh sách còn chỗ sai; chưa có ai được ghi. Hãy sửa rồi gửi lại.")
        count = move_apart(reorganisation=self.thing, wishes=self.sheet.wishes, **by)
        messages.success(self.request, f"Đã ghi {count} người chuyển riêng.")
        return reverse("units:reorganisation_people", args=[self.thing.pk])


def _number(text: str | None) -> int:
    if not (text or "").isdecimal() or len(text) > 18:
        raise Http404("Không có người này.")
    return int(text)
