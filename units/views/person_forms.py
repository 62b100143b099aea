"""Forms about one person: the record, the work, discipline and holds."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from thiduakt.base.acts import repeated
from thiduakt.base.clock import today
from units.actions.employments import add_employment, change_employment, receive_person
from units.actions.judgements import add_judgement, change_judgement
from units.actions.people import add_person, change_person
from units.forms.people import DisciplineEntryForm, HoldForm, PersonForm, WorkForm
from units.forms.told import tell
from units.models import Discipline, Employment, Hold, Person, PersonStep
from units.policies.people import may_judge, may_keep, may_keep_at
from units.views.keys import key_of
from units.views.likely import DESCRIBING, are_told_apart, likely_for, shown


class PersonNewView(View):
    """A new record; whoever looks like somebody in the books is shown first, and a person decides."""

    def dispatch(self, request):
        may_keep_at(request.actor, None).require()
        return super().dispatch(request)

    def get(self, request):
        work = WorkForm(initial={"unit": request.actor.unit}, actor=request.actor)
        return self._page(PersonForm(), work)

    def post(self, request):
        form, work = PersonForm(request.POST), WorkForm(request.POST, actor=request.actor)
        if not (form.is_valid() & work.is_valid()):
            return self._page(form, work)
        alike = likely_for(form.cleaned_data, unit=work.cleaned_data["unit"])
        is_second_press = repeated(PersonStep.objects, key_of(request))  # else the record just made would be shown
        if not (is_second_press or are_told_apart(request, alike)):
            return self._page(form, work, alike=alike)
        try:
            person = add_person(
                facts=form.facts,
                citizen_id=form.cleaned_data["citizen_id"],
                work=Employment(**work.cleaned_data),
                actor=request.actor,
                key=key_of(request),
            )
        except ValidationError as error:
            tell(work if set(getattr(error, "error_dict", ())) & {*work.fields} else form, error)
            return self._page(form, work, alike=alike)
        messages.success(request, f"Đã lập hồ sơ của {person.full_name}.")
        return redirect(person)

    def _page(self, form, work, alike=()):
        context = {
            "form": form,
            "work": work,
            "has_errors": bool(form.errors or work.errors),
            **shown(self.request, alike),
        }
        return render(self.request, "units/person_new.html", context)


class AboutPerson(View):
    """A form about one person: asked first whether one may, then shown, then the act."""

    title = act = done = ""

    def dispatch(self, request, pk, **kwargs):
        self.person = get_object_or_404(self.people(), pk=pk)
        self.find(**kwargs)
        self.may().require()
        return super().dispatch(request)

    def people(self):
        return Person.objects.visible_to(self.request.actor)

    def find(self):
        """The row the address names, where there is one."""

    def may(self):
        return may_keep(self.request.actor, self.person)

    def get(self, request):
        return self._page(self.form())

    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            self.save(form)
        except ValidationError as error:
            tell(form, error)
            return self._page(form)
        messages.success(request, self.done)
        return redirect(self.person)

    def _page(self, form, alike=()):
        context = {
            "form": form,
            "person": self.person,
            "title": self.title,
            "act": self.act,
            "has_errors": bool(form.errors),
            **shown(self.request, alike),
        }
        return render(self.request, "units/person_form.html", context)


class PersonEditView(AboutPerson):
    """Put facts right."""

    title, act, done = "Sửa hồ sơ", "Lưu", "Đã lưu hồ sơ."

    def post(self, request):
        """A correction may show that two records are one human being: then these are seen first."""
        form = self.form(request.POST)
        alike = self._newly_alike(form) if form.is_valid() else []
        return super().post(request) if are_told_apart(request, alike) else self._page(form, alike)

    def _newly_alike(self, form) -> list:
        """Likely people, when what tells people apart was changed."""
        typed, person = form.cleaned_data, self.person
        now = {name: getattr(person, name) for name in DESCRIBING if name != "citizen_id"}
        if not typed["citizen_id"] and all(typed[name] == value for name, value in now.items()):
            return []
        work = person.employments.main().on(today()).select_related("unit").first()
        return likely_for(typed, unit=work.unit if work else None, known=person)

    def form(self, typed=None):
        return PersonForm.of(self.person, typed)

    def save(self, form):
        change_person(person=self.person, facts=form.facts, citizen_id=form.number, actor=self.request.actor)


class EmploymentNewView(AboutPerson):
    """One more employment."""

    title, act, done = "Ghi quá trình công tác", "Ghi", "Đã ghi quá trình công tác."

    def form(self, typed=None):
        return WorkForm(typed, initial={"unit": self.request.actor.unit}, actor=self.request.actor)

    def save(self, form):
        work = Employment(**form.cleaned_data)
        add_employment(person=self.person, work=work, actor=self.request.actor, key=key_of(self.request))


class ReceiveView(EmploymentNewView):
    """A person of another unit begins here; whoever keeps people may ask, for the old unit has ended the work."""

    title, act, done = "Nhận người về đơn vị", "Nhận về đơn vị", "Đã nhận người này về đơn vị."

    def people(self):
        return Person.objects.present()

    def may(self):
        return may_keep_at(self.request.actor, None)

    def save(self, form):
        work = Employment(**form.cleaned_data)
        receive_person(person=self.person, work=work, actor=self.request.actor, key=key_of(self.request))


class EmploymentView(AboutPerson):
    """Put an employment right, or end it."""

    title, act, done = "Sửa, kết thúc quá trình công tác", "Lưu", "Đã lưu quá trình công tác."

    def find(self, row):
        self.row = get_object_or_404(self.person.employments.select_related("unit"), pk=row)

    def may(self):
        verdict = super().may()
        return may_keep_at(self.request.actor, self.row.unit) if verdict else verdict

    def form(self, typed=None):
        return WorkForm.of(self.row, typed, actor=self.request.actor)

    def save(self, form):
        change_employment(work=self.row, facts=form.cleaned_data, actor=self.request.actor)


class _Judging(AboutPerson):
    """Discipline or a hold: `row` absent is a new one."""

    kind: type[Discipline | Hold]
    entry: type[DisciplineEntryForm | HoldForm]
    noun = ""
    row = None
    act, done = "Lưu", "Đã lưu."

    @property
    def title(self):
        return f"{'Sửa' if self.row else 'Ghi'} {self.noun}"

    def find(self, row=None):
        if row is not None:
            self.row = get_object_or_404(self.kind, pk=row, person=self.person)

    def may(self):
        return may_judge(self.request.actor, self.person)

    def form(self, typed=None):
        names = self.entry.base_fields
        return self.entry(typed, initial={name: getattr(self.row, name) for name in names} if self.row else None)

    def save(self, form):
        actor = self.request.actor
        if self.row:
            change_judgement(row=self.row, facts=form.cleaned_data, actor=actor)
        else:
            row = self.kind(**form.cleaned_data)
            add_judgement(subject=self.person, row=row, actor=actor, key=key_of(self.request))


class DisciplineView(_Judging):
    noun, kind, entry = "kỷ luật", Discipline, DisciplineEntryForm


class HoldView(_Judging):
    noun, kind, entry = "tạm dừng xét khen thưởng", Hold, HoldForm
