"""One registration: its page, its two forms, and its moves."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from campaigns.actions.registrations import (
    add_titles,
    drop_title,
    move_registration,
    open_registration,
    register_targets,
)
from campaigns.choices import DeadlineKind
from campaigns.forms.registrations import ReturnForm, TitlesForm, ValuesForm
from campaigns.models import Plan, Registration
from campaigns.policies import RegistrationPolicy
from campaigns.titles import labels_on, titles_on
from campaigns.views.keys import key_of
from campaigns.views.registered import jobs_by_section, registered_titles, rows_by_title, subjects_of
from campaigns.views.steps import steps_of
from campaigns.workflow import REGISTRATION_MOVES
from thiduakt.base.acts import repeated
from thiduakt.base.clock import today, working_days_between
from thiduakt.base.views import ActView


def found_registration(request, pk) -> Registration:
    """The registration the actor may see, with all a page needs."""
    seen = Registration.objects.visible_to(request.actor).for_list()
    return get_object_or_404(seen.select_related("plan__created_by__unit"), pk=pk)


class RegistrationOpenView(ActView):
    """Open the registration of one's own unit."""

    def _plan(self, pk):
        return get_object_or_404(Plan.objects.visible_to(self.request.actor).select_related("created_by"), pk=pk)

    def act(self, pk):
        return open_registration(plan=self._plan(pk), actor=self.request.actor)

    def back(self, pk):
        return self._plan(pk)


@require_GET
def registration(request, pk):
    """What the unit undertakes and for whom it asks titles; the acts of the reader's role."""
    found = found_registration(request, pk)
    policy = RegistrationPolicy(request.actor, found)
    titles = registered_titles(found)
    form = ValuesForm(registration=found)
    context = {
        "registration": found,
        "rows": form.rows,
        "leaf_count": len(form.leaves),
        "values": dict(found.targets.values_list("target_id", "value")),
        "titles": rows_by_title(titles, labels_on(today())),
        "title_count": len(titles),
        "may_edit": policy.can_edit(),
        "moves": {move.name: move for move in policy.open_moves()},
        "may_submit": policy.can("submit"),
        "due": _due(found),
        "steps": steps_of(found.steps),
        "returned": found.steps.filter(move="return").last() if found.state == "returned" else None,
    }
    return render(request, "campaigns/registration.html", context)


def _due(registration: Registration):
    deadlines = registration.plan.deadlines.filter(kind=DeadlineKind.REGISTRATION)
    deadline = deadlines.filter(assignments__unit=registration.unit).order_by("due_on").first()
    return (deadline.due_at, working_days_between(today(), deadline.due_on)) if deadline else None


class EditView(View):
    """A form of a registration that its unit may still change."""

    def dispatch(self, request, pk):
        self.registration = found_registration(request, pk)
        RegistrationPolicy(request.actor, self.registration).can_edit().require()
        return super().dispatch(request)


class TargetsView(EditView):
    """The value undertaken for each target."""

    def get(self, request):
        return self._page(ValuesForm(registration=self.registration))

    def post(self, request):
        form = ValuesForm(request.POST, registration=self.registration)
        if not form.is_valid():
            return self._page(form)
        register_targets(registration=self.registration, values=form.values, actor=request.actor)
        messages.success(request, "Đã lưu mức đăng ký.")
        return redirect(self.registration)

    def _page(self, form):
        context = {"registration": self.registration, "form": form, "has_errors": bool(form.errors)}
        return render(self.request, "campaigns/registration_targets.html", context)


class TitlesView(EditView):
    """Tick people and collectives for one title; `?q=` narrows the list."""

    def get(self, request):
        return self._page(self._form())

    def post(self, request):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        typed = form.cleaned_data
        count = add_titles(
            registration=self.registration,
            code=typed["code"],
            people=typed["people"],
            units=typed["units"],
            actor=request.actor,
        )
        messages.success(request, f"Đã thêm {count} lượt đăng ký danh hiệu.")
        return redirect(self.registration)

    def _form(self, typed=None):
        titles = [title for title in titles_on(today()) if title.is_registered]
        people, units = subjects_of(self.registration.unit, today())
        return TitlesForm(typed, titles=titles, people=people, units=units)

    def _page(self, form):
        words = self.request.GET.get("q", "").strip()[:100]
        ticked = {name: set(form.data.getlist(name)) if form.is_bound else set() for name in ("people", "units")}
        context = {
            "registration": self.registration,
            "form": form,
            "words": words,
            "sections": jobs_by_section(form.fields["people"].queryset.search(words), self.registration.unit, today()),
            "units": form.fields["units"].queryset,
            "ticked": ticked,
            "has_errors": bool(form.errors),
        }
        return render(self.request, "campaigns/registration_titles.html", context)


class TitleDropView(ActView):
    """Take a title out again."""

    def act(self, pk, title):
        found = found_registration(self.request, pk)
        drop_title(registration=found, title=title, actor=self.request.actor)
        return found

    def back(self, pk, title):
        return found_registration(self.request, pk)


class RegistrationMoveView(View):
    """A move behind a page that asks; subclasses name the move and the template."""

    move: str
    template: str
    form_class = None

    def dispatch(self, request, pk):
        if request.method.lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        self.registration = found_registration(request, pk)
        if not repeated(self.registration.steps, key_of(request)):
            policy = RegistrationPolicy(request.actor, self.registration)
            policy.can(REGISTRATION_MOVES[self.move]).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(self.form_class() if self.form_class else None)

    def post(self, request):
        form = self.form_class(request.POST) if self.form_class else None
        if form is not None and not form.is_valid():
            return self._page(form)
        note = form.cleaned_data["note"] if form is not None else ""
        try:
            move_registration(
                registration=self.registration, move=self.move, note=note, actor=request.actor, key=key_of(request)
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(self.registration)
        self.registration.refresh_from_db()
        state = self.registration.get_state_display()
        messages.success(request, f"Bản đăng ký của {self.registration.unit.label}: {state}.")
        return redirect(self.registration)

    def _page(self, form):
        context = {
            "registration": self.registration,
            "form": form,
            "target_count": self.registration.targets.count(),
            "title_count": self.registration.titles.count(),
            "cancel_url": self.registration.get_absolute_url(),
            "has_errors": form is not None and bool(form.errors),
        }
        return render(self.request, self.template, context)


class RegistrationSubmitView(RegistrationMoveView):
    move, template = "submit", "campaigns/registration_submit.html"


class RegistrationReturnView(RegistrationMoveView):
    move, template, form_class = "return", "campaigns/registration_return.html", ReturnForm


class RegistrationAcceptView(RegistrationMoveView):
    """One press: taking a registration needs no page of its own."""

    http_method_names = ["post"]
    move, template = "accept", ""
