"""Two records of one human being: look for likely ones, see what would happen, decide."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from thiduakt.base.candidates import best_of
from thiduakt.base.clock import today
from units.actions.merging import merge_people
from units.facts.likeness import Asked, candidates_for, likeness_of
from units.facts.merging import plan_of_merge
from units.models import Person
from units.policies.people import may_keep
from units.querysets import PEOPLE
from units.views.keys import key_of

FOUND_AT_MOST = 20


class _Merging(View):
    """Only who keeps the record may look for a second one of the same human being."""

    def dispatch(self, request, pk, **kwargs):
        self.person = get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)
        may_keep(request.actor, self.person).require()
        return super().dispatch(request, **kwargs)


class MergeChooseView(_Merging):
    """Likely records first; or any found by name, among those the actor keeps."""

    def get(self, request):
        words = request.GET.get("q", "").strip()[:100]
        kept = Person.objects.kept_by(request.actor, today())
        alike = self._alike()
        mine = set(kept.filter(pk__in=[each.person.pk for each in alike]).values_list("pk", flat=True))
        alike = [each for each in alike if each.person.pk in mine]
        others = kept.exclude(pk=self.person.pk).with_work(today())
        found = best_of(others, words, size=FOUND_AT_MOST, by=PEOPLE) if words else []
        context = {"person": self.person, "alike": alike, "words": words, "found": found}
        return render(request, "units/person_merge.html", context)

    def _alike(self):
        works = self.person.employments.select_related("unit").order_by("-starts_on").first()
        asked = Asked(
            key=0,
            full_name=self.person.full_name,
            birth_date=self.person.birth_date,
            birth_year=self.person.birth_year,
            sex=self.person.sex,
            citizen_id=self.person.citizen_id,
            unit=works.unit if works else None,
            known=self.person.pk,
        )
        return candidates_for([asked]).get(0, [])


class MergeView(_Merging):
    """The record of the address is kept, `other` goes into it: what moves, what must be chosen, then the act."""

    def dispatch(self, request, pk, other):
        self.other = get_object_or_404(Person.objects.visible_to(request.actor).exclude(pk=pk), pk=other)
        may_keep(request.actor, self.other).require()
        return super().dispatch(request, pk)

    def get(self, request):
        return self._page({}, {})

    def post(self, request):
        choices = {name: value for name, value in request.POST.items() if value in ("kept", "gone")}
        try:
            merge_people(kept=self.person, gone=self.other, choices=choices, actor=request.actor, key=key_of(request))
        except ValidationError as error:
            wrong = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
            return self._page(choices, wrong)
        messages.success(request, f"Đã gộp hai hồ sơ của {self.person.full_name}. Bản chụp hồ sơ cũ được giữ lại.")
        return redirect(self.person)

    def _page(self, choices: dict, wrong: dict):
        plan = plan_of_merge(self.person, self.other)
        rows = [
            {"conflict": each, "chosen": choices.get(each.name, ""), "errors": wrong.get(each.name, [])}
            for each in plan.conflicts
        ]
        context = {
            "person": self.person,
            "other": self.other,
            "plan": plan,
            "rows": rows,
            "likeness": likeness_of(self.person, self.other),
            "errors": [(f"{name}-kept" if name else "", text) for name, texts in wrong.items() for text in texts],
            "cancel_url": self.person.get_absolute_url(),
            "has_errors": bool(wrong),
        }
        return render(self.request, "units/person_merge_confirm.html", context)
