"""Whom a dossier puts forward: the list so far, and three ways to add to it."""

from collections import defaultdict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views import View

from awards.actions.nominees import nominate
from awards.actions.wishes import Wish
from awards.choices import Section
from awards.forms.nominees import CollectiveForm, HouseholdsForm, PeopleForm
from awards.views.dossier_frame import Desk, key_of
from thiduakt.base.candidates import best_of
from units.models import Employment, Household
from units.policies.people import may_keep_at
from units.querysets import HOUSEHOLDS, JOBS

SHOWN = 40
FORMS = {"people": PeopleForm, "collective": CollectiveForm, "households": HouseholdsForm}


class SubjectsView(View):
    """Nominees, and three ways to add: people or households of the unit from a searched list, or a collective."""

    def get(self, request, pk):
        desk = Desk(request, pk)
        return self._page(desk, _forms(desk))

    def post(self, request, pk):
        desk, sent = Desk(request, pk), _sent(request.POST)
        forms = _forms(desk, sent, request.POST)
        form = forms[sent]
        if not form.is_valid():
            return self._page(desk, forms)
        try:
            made = nominate(
                dossier=desk.dossier, wishes=_wishes(form), actor=request.actor, on=desk.on, key=key_of(request)
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(desk, forms)
        if made:
            messages.success(request, f"Đã thêm {len(made)} đối tượng: {_names(made)}.")
        return redirect("awards:dossier_subjects", pk)

    def _page(self, desk, forms):
        words, household_words = (desk.request.GET.get(name, "").strip()[:100] for name in ("q", "ho"))
        jobs, more = _cut(_jobs(desk, words))
        households, more_households = _cut(_households(desk, forms["households"], household_words))
        has = defaultdict(list)
        for nominee in desk.nominees:
            has[getattr(nominee, f"{nominee.group}_id")].append(nominee.award_type.name)
        ticked = {name: set(forms[name][name].value() or ()) for name in ("people", "households")}
        context = desk.context(
            form=forms["people"],
            collective=forms["collective"],
            household_form=forms["households"],
            jobs=[_line(job, job.person_id, has, ticked["people"]) for job in jobs],
            more=more,
            words=words,
            households=[_line(household, household.pk, has, ticked["households"]) for household in households],
            more_households=more_households,
            household_words=household_words,
            may_keep_households=may_keep_at(desk.actor, desk.dossier.unit),
            may_edit=desk.policy.can_edit(Section.SUBJECTS),
            has_errors=any(form.errors for form in forms.values()),
        )
        return render(desk.request, "awards/dossier_subjects.html", context)


def _forms(desk: Desk, sent: str = "", posted=None) -> dict:
    """The three forms, the one that was sent with what was typed in it."""
    return {
        name: form(posted if name == sent else None, dossier=desk.dossier, on=desk.on) for name, form in FORMS.items()
    }


def _sent(posted) -> str:
    if "tap-the-unit" in posted:
        return "collective"
    return "households" if "ho-award_type" in posted else "people"


def _wishes(form) -> list[Wish]:
    found = form.cleaned_data
    if "unit" in found:
        return [Wish(found["award_type"], unit=found["unit"])]
    if "households" in found:
        return [Wish(found["award_type"], household=household) for household in found["households"]]
    return [Wish(found["award_type"], person=person) for person in found["people"]]


def _names(nominees) -> str:
    shown = ", ".join(nominee.name for nominee in nominees[:3])
    return f"{shown} và {len(nominees) - 3} đối tượng khác" if len(nominees) > 3 else shown


def _line(row, subject, has: dict, ticked: set[str]) -> dict:
    return {"row": row, "has": ", ".join(has[subject]), "is_ticked": str(subject) in ticked}


def _cut(rows: list) -> tuple[list, bool]:
    """As many as a page holds, and whether there are more."""
    return rows[:SHOWN], len(rows) > SHOWN


def _jobs(desk: Desk, words: str) -> list[Employment]:
    """People of the unit by given name, or what fits the words best first."""
    jobs = Employment.objects.main().on(desk.on).filter(unit__path__startswith=desk.dossier.unit.path)
    return best_of(jobs.select_related("person", "unit"), words, size=SHOWN + 1, by=JOBS)


def _households(desk: Desk, form: HouseholdsForm, words: str) -> list[Household]:
    """Households still followed: by the given name of the head, or what fits the words best first."""
    if not form.fields["award_type"].queryset:
        return []
    rows = Household.objects.of_unit(desk.dossier.unit).followed(desk.on).select_related("unit", "person")
    return best_of(rows, words, size=SHOWN + 1, by=HOUSEHOLDS)
