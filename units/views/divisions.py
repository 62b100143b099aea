"""Drawing up a division: its words, its blocs, its number."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from thiduakt.base.acts import repeated
from thiduakt.base.clock import today
from units.actions.dividing import issue_division, record_division
from units.actions.divisions import (
    add_bloc,
    draft_division,
    drop_bloc,
    drop_division,
    edit_division,
    rename_bloc,
)
from units.facts.blocs import candidates, without_bloc
from units.forms.blocs import BlocNameForm, DivisionForm, DivisionIssueForm, DivisionRecordForm
from units.models import Bloc, BlocDivision, BlocMember
from units.policies.blocs import DivisionPolicy, may_divide
from units.views.keys import key_of


def division_or_404(request, pk) -> BlocDivision:
    """The division, if the reader may see it."""
    seen = BlocDivision.objects.visible_to(request.actor).select_related("issuer", "created_by")
    return get_object_or_404(seen, pk=pk)


def bloc_or_404(request, pk) -> Bloc:
    """The bloc, if the reader may see it."""
    seen = Bloc.objects.visible_to(request.actor).select_related("division__issuer", "division__created_by")
    return get_object_or_404(seen, pk=pk)


def said_on(form, error: ValidationError) -> None:
    """The act's refusal on its own field where the form has it, else on top."""
    if hasattr(error, "error_dict"):
        for field, errors in error.error_dict.items():
            form.add_error(field if field in form.fields else None, errors)
    else:
        form.add_error(None, error)


class DivisionNewView(View):
    """A new draft, empty or copied from another year (`?source=`)."""

    def dispatch(self, request):
        may_divide(request.actor).require()
        seen = BlocDivision.objects.visible_to(request.actor).in_force()
        source = request.GET.get("source")
        self.source = get_object_or_404(seen, pk=source) if source else None
        self.known = seen.order_by("-year", "kind")[:12]
        return super().dispatch(request)

    def get(self, request):
        beginning = DivisionForm.beginning(today(), self.source)
        return self._page(DivisionForm(initial=beginning, actor=request.actor, on=today()))

    def post(self, request):
        beginning = DivisionForm.beginning(today(), self.source)
        form = DivisionForm(request.POST, initial=beginning, actor=request.actor, on=today())
        if form.is_valid():
            act = {"source": self.source, "actor": request.actor, "on": today(), "key": key_of(request)}
            try:
                return redirect(draft_division(**form.words, **act))
            except ValidationError as error:
                said_on(form, error)
        return self._page(form)

    def _page(self, form):
        context = {"form": form, "source": self.source, "known": self.known, "has_errors": bool(form.errors)}
        return render(self.request, "units/division_new.html", context)


class DivisionEditView(View):
    """The words of a draft."""

    def dispatch(self, request, pk):
        self.division = division_or_404(request, pk)
        DivisionPolicy(request.actor, self.division).can_edit().require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(DivisionForm(initial=self._written(), actor=request.actor, on=today()))

    def post(self, request):
        form = DivisionForm(request.POST, initial=self._written(), actor=request.actor, on=today())
        if form.is_valid():
            act = {"division": self.division, "actor": request.actor, "on": today(), "key": key_of(request)}
            try:
                edit_division(**form.words, **act)
            except ValidationError as error:
                said_on(form, error)
            else:
                messages.success(request, "Đã lưu dự thảo quyết định chia khối.")
                return redirect(self.division)
        return self._page(form)

    def _written(self) -> dict:
        form = DivisionForm(actor=self.request.actor, on=today())
        leaders = form.fields["signer"].queryset
        signer = leaders.filter(unit=self.division.issuer_id, user__full_name=self.division.signer_name).first()
        return {**DivisionForm.written(self.division), "signer": signer}

    def _page(self, form):
        context = {"form": form, "division": self.division, "has_errors": bool(form.errors)}
        return render(self.request, "units/division_edit.html", context)


class BlocNameView(View):
    """A new bloc of a draft, or another name for one."""

    bloc = None

    def dispatch(self, request, pk):
        self.division = self._found(request, pk)
        DivisionPolicy(request.actor, self.division).can_edit().require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(BlocNameForm(initial={"name": self.bloc.name if self.bloc else ""}))

    def post(self, request):
        form = BlocNameForm(request.POST)
        if form.is_valid():
            try:
                self._save(form.cleaned_data["name"])
            except ValidationError as error:
                said_on(form, error)
            else:
                return redirect(self.division)
        return self._page(form)

    def _page(self, form):
        context = {"form": form, "division": self.division, "bloc": self.bloc, "has_errors": bool(form.errors)}
        return render(self.request, "units/bloc_name.html", context)


class BlocNewView(BlocNameView):
    """One more bloc."""

    def _found(self, request, pk):
        return division_or_404(request, pk)

    def _save(self, name):
        add_bloc(division=self.division, name=name, actor=self.request.actor, key=key_of(self.request))


class BlocRenameView(BlocNameView):
    """Another name."""

    def _found(self, request, pk):
        self.bloc = bloc_or_404(request, pk)
        return self.bloc.division

    def _save(self, name):
        rename_bloc(bloc=self.bloc, name=name, actor=self.request.actor, key=key_of(self.request))


class BlocDropView(View):
    """Take a bloc out of a draft, behind a page that says how many units it holds."""

    def dispatch(self, request, pk):
        self.bloc = bloc_or_404(request, pk)
        DivisionPolicy(request.actor, self.bloc.division).can_edit().require()
        return super().dispatch(request)

    def get(self, request):
        cancel_url = self.bloc.division.get_absolute_url()
        context = {"bloc": self.bloc, "unit_count": self.bloc.members.count(), "cancel_url": cancel_url}
        return render(request, "units/bloc_drop.html", context)

    def post(self, request):
        name, division = self.bloc.name, self.bloc.division
        drop_bloc(bloc=self.bloc, actor=request.actor, key=key_of(request))
        messages.success(request, f"Đã bỏ “{name}”; các đơn vị của khối trở lại danh sách chưa xếp.")
        return redirect(division)


class DivisionDropView(View):
    """Give a draft up, behind a page that says what goes with it."""

    def dispatch(self, request, pk):
        self.division = division_or_404(request, pk)
        if repeated(self.division.steps, key_of(request)):
            return redirect("units:blocs")
        DivisionPolicy(request.actor, self.division).can("drop").require()
        return super().dispatch(request)

    def get(self, request):
        context = {
            "division": self.division,
            "bloc_count": self.division.blocs.count(),
            "unit_count": BlocMember.objects.filter(bloc__division=self.division).count(),
            "cancel_url": self.division.get_absolute_url(),
        }
        return render(request, "units/division_drop.html", context)

    def post(self, request):
        drop_division(division=self.division, actor=request.actor, key=key_of(request))
        messages.success(request, f"Đã hủy dự thảo chia {self.division}.")
        return redirect("units:blocs")


class DivisionIssueView(View):
    """The interruption page before a draft gets its number, or is recorded by a paper issued elsewhere."""

    move, form_class, template = "issue", DivisionIssueForm, "units/division_issue.html"

    def dispatch(self, request, pk):
        self.division = division_or_404(request, pk)
        if repeated(self.division.steps, key_of(request)):
            return redirect(self.division)
        DivisionPolicy(request.actor, self.division).can(self.move).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(self.form_class(initial={"issued_on": today()}))

    def post(self, request):
        form = self.form_class(request.POST)
        if form.is_valid():
            act = {"division": self.division, "actor": request.actor, "on": today(), "key": key_of(request)}
            try:
                self._do(**form.cleaned_data, **act)
            except ValidationError as error:
                said_on(form, error)
            else:
                return redirect(self.division)
        return self._page(form)

    def _do(self, **act):
        issue_division(**act)
        self.division.refresh_from_db()
        messages.success(self.request, f"Đã ban hành Quyết định số {self.division.full_number}; các đơn vị nhận thư.")

    def _page(self, form):
        left = without_bloc(candidates(self.division), self.division)
        context = {
            "form": form,
            "division": self.division,
            "bloc_count": self.division.blocs.count(),
            "unit_count": sum(row.member_count for row in self.division.blocs.with_progress(today())),
            "left_count": left.count(),
            "cancel_url": self.division.get_absolute_url(),
            "has_errors": bool(form.errors),
        }
        return render(self.request, self.template, context)


class DivisionRecordView(DivisionIssueView):
    """By a paper that was issued elsewhere."""

    move, form_class, template = "record", DivisionRecordForm, "units/division_record.html"

    def _do(self, **act):
        record_division(**act)
        messages.success(self.request, "Đã ghi theo quyết định giấy; các đơn vị nhận thư.")
