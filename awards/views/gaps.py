"""Years that break no run, of one person, unit or household: the list, adding one, taking one back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_GET

from awards.actions.gaps import confirm_gap, withdraw_gap
from awards.forms.overruling import GapForm, WithdrawForm
from awards.models import ConfirmedGap, GapStep
from awards.policies.overruling import may_confirm_gap, may_withdraw_gap
from awards.views.acting import ActFormView, key_of
from thiduakt.base import files
from thiduakt.base.verdict import YES
from units.models import Household, Person, Unit
from units.policies.units import may_see_unit_awards

# Address → the field of the row, whose record it is, and the page it hangs on.
KINDS = {
    "nguoi": ("person", Person, "awards:person"),
    "don-vi": ("unit", Unit, "awards:unit_awards"),
    "ho-gia-dinh": ("household", Household, "awards:household"),
}


class GapsView(ActFormView):
    """Everybody who sees the register page reads the list; the Board adds to it."""

    template_name = "awards/gaps.html"
    form_class = GapForm

    def find(self):
        if self.kwargs["kind"] not in KINDS:
            raise Http404("Không có trang này.")
        return _subject(self.request.actor, KINDS[self.kwargs["kind"]][1], self.kwargs["pk"])

    def may(self):
        verdict = may_confirm_gap(self.request.actor)
        return verdict if self.request.method == "POST" and self.thing else YES

    def again(self):
        return self.request.path

    def _is_pressed_again(self):
        key = key_of(self.request)
        return bool(key and GapStep.objects.filter(key=key).exists())

    @cached_property
    def gaps(self) -> list[ConfirmedGap]:
        rows = ConfirmedGap.objects.filter(**{KINDS[self.kwargs["kind"]][0]: self.thing})
        return list(rows.select_related("by__user", "withdrawn_by__user", "file").order_by("-year", "-at"))

    def get_context_data(self, **kwargs):
        kind = self.kwargs["kind"]
        context = {
            "subject": self.thing,
            "gaps": self.gaps,
            "back_url": _page(kind, self.thing),
            "may_confirm": may_confirm_gap(self.request.actor),
        }
        return super().get_context_data(**context, **kwargs)

    def act(self, form, key):
        year = form.cleaned_data["year"]
        confirm_gap(subject=self.thing, year=year, paper=form.paper, actor=self.request.actor, key=key)
        messages.success(self.request, f"Đã xác nhận năm {year} không làm gián đoạn.")
        return self.request.path


class GapWithdrawView(ActFormView):
    """Takes a confirmed year back, with the reason."""

    template_name = "awards/gap_withdraw.html"
    form_class = WithdrawForm

    def find(self):
        return find_gap(self.request, self.kwargs["pk"])

    def may(self):
        return may_withdraw_gap(self.request.actor, self.thing)

    def get_context_data(self, **kwargs):
        return super().get_context_data(gap=self.thing, cancel_url=self.thing.get_absolute_url(), **kwargs)

    def act(self, form, key):
        withdraw_gap(gap=self.thing, reason=form.cleaned_data["reason"], actor=self.request.actor, key=key)
        messages.success(self.request, f"Đã rút xác nhận về năm {self.thing.year}.")
        return self.thing


@require_GET
def gap_file(request, pk):
    """The document a confirmed year rests on."""
    file = find_gap(request, pk).file
    if file is None:
        raise Http404("Xác nhận này không kèm tệp.")
    return files.serve(file.sha256, name=file.name, media_type=file.media_type)


def find_gap(request, pk) -> ConfirmedGap:
    """A confirmed year of somebody whose record the reader sees; 404 otherwise."""
    gap = get_object_or_404(ConfirmedGap.objects.select_related("person", "unit", "household", "file"), pk=pk)
    _subject(request.actor, type(gap.subject), gap.subject.pk)
    return gap


def _subject(actor, model, pk) -> Person | Unit | Household:
    """Whose record it is, where the reader sees its awards; 404 otherwise."""
    found = get_object_or_404(model.objects.visible_to(actor), pk=pk)
    if model is Unit and not may_see_unit_awards(actor, found):
        raise Http404("Thành tích của đơn vị khác không xem được ở đây.")
    return found


def _page(kind: str, subject) -> str:
    return reverse(KINDS[kind][2], args=[subject.pk])
