"""All quotas in force with their use, and the exceptions from them."""

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from awards.actions.quotas import allow_more, withdraw_exception
from awards.exports.quotas import quota_workbook
from awards.facts.quotas import QuotaBook, Standing, award_names, class_is_known, in_use, limits_on
from awards.forms.payments import BackForm
from awards.forms.quotas import ExceptionForm, QuotaFilter, words_of
from awards.models import AwardType, QuotaException
from awards.policies.quotas import may_allow_more, may_see_quotas
from awards.views.acting import ActFormView
from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from thiduakt.base.paging import PAGE_SIZE, Page
from units.choices import UNIT_ROLES
from units.models import Unit


@require_GET
def quotas(request):
    """Every limit in every place one looks over, the fullest first; a unit sees its own."""
    chosen, found, limits = _found(request)
    seen = QuotaException.objects.filter(year=chosen.year).select_related("unit", "bloc", "by__user")
    if not request.actor.sees_all:
        seen = seen.filter(unit=request.actor.unit)
    context = {
        "filter": chosen,
        "page": _page(found, request.GET.get("after", "")),
        "total": len(found),
        "over": sum(1 for each in found if each.state.alarms),
        "limits": limits,
        "unclear": [words_of(limit, chosen.names) for limit in limits if not class_is_known(limit)],
        "exceptions": _named(seen),
        "may_allow": may_allow_more(request.actor),
    }
    return render(request, "awards/quotas.html", context)


@require_GET
def quotas_xlsx(request):
    """The list as it is filtered, and the exceptions."""
    chosen, found, _ = _found(request)
    exceptions = QuotaException.objects.filter(year=chosen.year).select_related("unit", "bloc", "by__user")
    if not request.actor.sees_all:
        exceptions = exceptions.filter(unit=request.actor.unit)
    response = HttpResponse(quota_workbook(chosen.year, found, _named(exceptions)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="han-muc-{chosen.year}.xlsx"'
    return response


def _found(request) -> tuple[QuotaFilter, list[Standing], list]:
    may_see_quotas(request.actor).require()
    limits = limits_on(today())
    chosen = QuotaFilter(request.GET, limits, award_names(limits))
    book = QuotaBook(today(), chosen.year, _units_of(request.actor), drafts_of=_drafts_of(request.actor), limits=limits)
    return chosen, chosen.apply(in_use(book.standings())), limits


def _units_of(actor) -> list[Unit] | None:
    """Whose quotas: of the own unit; of an office outside the province's also of those below; of all others all."""
    if actor.role in UNIT_ROLES:
        return [actor.unit]
    return None if actor.sees_all else list(Unit.objects.within(actor.unit).alive(today()).order_by("path"))


def _drafts_of(actor) -> set:
    return {actor.unit_id} if actor.role in UNIT_ROLES else set()


def _page(found: list[Standing], after: str) -> Page:
    """The list is reckoned, not read: pages of it begin at a number."""
    if after and not (after.isascii() and after.isdigit() and len(after) < len("1000000")):
        raise Http404("Trang không tồn tại.")
    start = int(after or 0)
    end = start + PAGE_SIZE
    return Page(found[start:end], str(end) if len(found) > end else None)


def _named(exceptions) -> list[QuotaException]:
    """With the names of their awards and their journals."""
    rows = list(exceptions)
    prefetch_related_objects(rows, "steps__actor__user")
    names = dict(AwardType.objects.filter(code__in={row.award_code for row in rows}).values_list("code", "name"))
    for row in rows:
        row.award_name = names.get(row.award_code, row.award_code)
    return rows


class ExceptionView(ActFormView):
    """One exception, with its reason and document."""

    template_name = "awards/quota_exception.html"
    form_class = ExceptionForm

    def may(self):
        return may_allow_more(self.request.actor)

    def get_initial(self):
        return {"year": today().year, "extra": 1, "place": self.request.GET.get("place", "")}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "limits": limits_on(today())}

    def get_context_data(self, **kwargs):
        return super().get_context_data(cancel_url=reverse("awards:quotas"), **kwargs)

    def act(self, form, key):
        made = allow_more(**form.words, actor=self.request.actor, key=key)
        messages.success(self.request, f"Đã ghi ngoại lệ: {made.place} được thêm {made.extra}.")
        return f"{reverse('awards:quotas')}?year={made.year}"


class ExceptionBackView(ActFormView):
    """An exception is withdrawn; its line stays."""

    template_name = "awards/quota_withdraw.html"
    form_class = BackForm

    def find(self) -> QuotaException:
        return get_object_or_404(QuotaException.objects.select_related("unit", "bloc"), pk=self.kwargs["pk"])

    def may(self):
        return may_allow_more(self.request.actor)

    def again(self):
        return reverse("awards:quotas")

    def get_context_data(self, **kwargs):
        (row,) = _named([self.thing])
        return super().get_context_data(exception=row, cancel_url=reverse("awards:quotas"), **kwargs)

    def act(self, form, key):
        withdraw_exception(exception=self.thing, note=form.cleaned_data["note"], actor=self.request.actor, key=key)
        messages.success(self.request, "Đã rút ngoại lệ. Những đề nghị đã có vẫn giữ và được tính là vượt hạn mức.")
        return f"{reverse('awards:quotas')}?year={self.thing.year}"
