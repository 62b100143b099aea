"""The bloc at work: papers, the pledge, who leads it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base import files
from thiduakt.base.clock import today
from thiduakt.base.views import ActView
from units.actions.bloc_papers import pledge_of, post_document, remind_to_sign, sign_pledge, withdraw_document
from units.actions.dividing import appoint
from units.forms.blocs import AppointForm, BlocDocumentForm
from units.models import BlocDocument, BlocMember, PledgeSignature
from units.policies.blocs import BlocPolicy, DivisionPolicy
from units.views.divisions import bloc_or_404, said_on
from units.views.keys import key_of


class BlocActMixin:
    """Finds the bloc, asks `_verdict()` before anything is shown."""

    def dispatch(self, request, pk):
        self.bloc = bloc_or_404(request, pk)
        self._verdict().require()
        return super().dispatch(request)


class BlocDocumentNewView(BlocActMixin, View):
    """Post a paper of the bloc."""

    def _verdict(self):
        return BlocPolicy.of(self.request.actor, self.bloc).can_post()

    def get(self, request):
        kind = request.GET.get("kind", "")
        return self._page(BlocDocumentForm(initial={"kind": kind, "dated_on": today()}))

    def post(self, request):
        form = BlocDocumentForm(request.POST, request.FILES)
        if form.is_valid():
            typed = dict(form.cleaned_data)
            upload = typed.pop("file")
            act = {"bloc": self.bloc, "actor": request.actor, "on": today(), "key": key_of(request)}
            try:
                posted = post_document(**typed, upload=upload, **act)
            except ValidationError as error:
                said_on(form, error)
            else:
                messages.success(request, f"Đã đăng “{posted.title}”; các đơn vị của khối nhận thư.")
                return redirect(self.bloc)
        return self._page(form)

    def _page(self, form):
        context = {"form": form, "bloc": self.bloc, "has_errors": bool(form.errors)}
        return render(self.request, "units/bloc_document_new.html", context)


@require_GET
def bloc_document(request, pk):
    """The file of a paper."""
    seen = BlocDocument.objects.visible_to(request.actor).standing().select_related("file")
    found = get_object_or_404(seen, pk=pk)
    return files.serve(found.file.sha256, name=found.file.name, media_type=found.file.media_type)


class BlocDocumentWithdrawView(View):
    """Take a paper back, behind a page that says what it means."""

    def dispatch(self, request, pk):
        seen = BlocDocument.objects.visible_to(request.actor).select_related("bloc__division", "posted_by")
        self.document = get_object_or_404(seen, pk=pk)
        policy = BlocPolicy.of(request.actor, self.document.bloc)
        policy.can_withdraw(self.document, is_signed=self.document.signatures.exists()).require()
        return super().dispatch(request)

    def get(self, request):
        cancel_url = self.document.bloc.get_absolute_url()
        context = {"document": self.document, "cancel_url": cancel_url}
        return render(request, "units/bloc_document_withdraw.html", context)

    def post(self, request):
        withdraw_document(document=self.document, actor=request.actor, key=key_of(request))
        messages.success(request, f"Đã rút “{self.document.title}”.")
        return redirect(self.document.bloc)


class BlocSignView(BlocActMixin, View):
    """The head of a member signs the pledge."""

    def dispatch(self, request, pk):
        own = PledgeSignature.objects.filter(member__bloc=pk, post=request.actor)
        if request.method == "POST" and own.exists():
            return redirect("units:bloc", pk)
        return super().dispatch(request, pk)

    def _verdict(self):
        self.pledge, unit = pledge_of(self.bloc), self.request.actor.unit_id
        is_signed = PledgeSignature.objects.filter(member__bloc=self.bloc, member__unit=unit).exists()
        policy = BlocPolicy.of(self.request.actor, self.bloc)
        return policy.can_sign(has_pledge=self.pledge is not None, is_signed=is_signed)

    def get(self, request):
        context = {"bloc": self.bloc, "pledge": self.pledge, "cancel_url": self.bloc.get_absolute_url()}
        return render(request, "units/bloc_sign.html", context)

    def post(self, request):
        sign_pledge(bloc=self.bloc, actor=request.actor)
        messages.success(request, f"{request.actor.unit.label} đã ký giao ước thi đua của {self.bloc.name}.")
        return redirect(self.bloc)


class BlocRemindView(ActView):
    """A word to the members that have not signed."""

    def act(self, pk):
        found = bloc_or_404(self.request, pk)
        count = remind_to_sign(bloc=found, actor=self.request.actor, on=today())
        messages.success(self.request, f"Đã nhắc {count} đơn vị chưa ký; mỗi đơn vị nhận nhiều nhất một thư một ngày.")
        return found

    def back(self, pk):
        return bloc_or_404(self.request, pk)


class BlocAppointView(BlocActMixin, View):
    """Another head or deputy from a day of the year on."""

    def _verdict(self):
        return DivisionPolicy(self.request.actor, self.bloc.division).can_appoint()

    def get(self, request):
        return self._page(self._form(initial={"starts_on": today()}))

    def post(self, request):
        form = self._form(request.POST)
        if form.is_valid():
            try:
                appoint(**form.cleaned_data, actor=request.actor, key=key_of(request))
            except ValidationError as error:
                said_on(form, error)
            else:
                messages.success(request, "Đã ghi trưởng, phó khối mới.")
                return redirect(self.bloc)
        return self._page(form)

    def _form(self, *args, **kwargs):
        members = BlocMember.objects.lasting().filter(bloc=self.bloc).order_by("unit__sort_key")
        return AppointForm(*args, members=members, **kwargs)

    def _page(self, form):
        context = {"form": form, "bloc": self.bloc, "has_errors": bool(form.errors)}
        return render(self.request, "units/bloc_appoint.html", context)
