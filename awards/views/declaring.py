"""What the unit confirms of a nominee: statements a standard asks for, and facts no table holds."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from awards.actions.declaring import declare
from awards.facts.standards import standard_of
from awards.forms.declaring import DeclareForm
from awards.policies.overruling import may_declare
from awards.views.dossier_frame import Desk, key_of
from thiduakt.base.verdict import Verdict
from units.choices import UNIT_ROLES


class DeclareView(View):
    """One page per nominee; read-only for those who may not write."""

    def get(self, request, dossier, pk):
        desk, nominee, standard = self._found(request, dossier, pk)
        return self._page(desk, nominee, DeclareForm(nominee=nominee, standard=standard))

    def post(self, request, dossier, pk):
        desk, nominee, standard = self._found(request, dossier, pk)
        form = DeclareForm(request.POST, nominee=nominee, standard=standard)
        self._may(desk, nominee).require()
        if not form.is_valid():
            return self._page(desk, nominee, form)
        try:
            declare(
                nominee=nominee,
                path=form.cleaned_data.get("path", ""),
                said=form.said,
                facts=form.facts,
                actor=request.actor,
                on=desk.on,
                key=key_of(request),
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(desk, nominee, form)
        messages.success(request, f"Đã ghi nội dung xác nhận của {nominee.name}.")
        return redirect(_back(desk, nominee))

    def _found(self, request, dossier, pk):
        desk = Desk(request, dossier)
        nominee = get_object_or_404(desk.dossier.nominees.standing().for_list(), pk=pk)
        nominee.dossier = desk.dossier
        return desk, nominee, standard_of(nominee, desk.on)

    def _may(self, desk, nominee) -> Verdict:
        return may_declare(desk.actor, nominee)

    def _page(self, desk, nominee, form):
        context = desk.context(
            nominee=nominee,
            form=form,
            asks=form.standard.asks_anything,
            may_declare=self._may(desk, nominee),
            said=list(nominee.declarations.all()),
            back_url=_back(desk, nominee),
            has_errors=bool(form.errors),
        )
        return render(desk.request, "awards/nominee_declare.html", context)


def _back(desk: Desk, nominee) -> str:
    """The nominee as this reader works on it."""
    if desk.actor.role in UNIT_ROLES:
        return nominee.get_absolute_url()
    n = next((n for n, each in enumerate(desk.nominees, start=1) if each.pk == nominee.pk), 1)
    return f"{reverse('awards:appraisal', args=[desk.dossier.pk])}?n={n}"
