"""The ledger of the emulation fund, and the prize calculator."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from awards.actions.fund import enter_in_fund, reverse_entry
from awards.eligibility.prize import is_paid_by_province
from awards.exports.payments import fund_workbook
from awards.facts.fund import fund_year, fund_years
from awards.forms.payments import BackForm, CalculatorForm, EntryForm, unit_of_query
from awards.models import Authority, FundEntry
from awards.policies.payments import PAYER_NOTE, TOPIC, may_keep_fund, may_see_fund, province_of
from awards.policies.prizes import Prizes, notes_on
from awards.views.acting import ActFormView
from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from thiduakt.base.numerals import money_in_words
from thiduakt.base.paging import page_of
from units.choices import UnitKind
from units.models import Unit

CEILINGS = "quy"


def owner_of(request) -> Unit:
    """Whose fund the page is about: as the address says, else the province's, or that of the reader's own unit."""
    actor = request.actor
    return unit_of_query(request.GET, "quy") or (
        province_of(actor.unit) if actor.sees_all else _office_over(actor.unit)
    )


def _office_over(unit: Unit) -> Unit:
    """The office a desk belongs to: the first unit over it that is no section."""
    while unit.kind == UnitKind.SECTION and unit.parent_id:
        unit = unit.parent
    return unit


def year_of(request) -> int:
    typed = request.GET.get("year", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) == len("2000") else today().year


@require_GET
def fund(request):
    """One year of a fund: the picture, the totals, every entry; beside it the other years."""
    owner, year = owner_of(request), year_of(request)
    may_see_fund(request.actor, owner).require()
    rows = FundEntry.objects.of(owner).filter(year=year)
    rows = rows.select_related("by__user", "payout__decision", "reverses", "reversed_by")
    years = fund_years(owner)
    context = {
        "owner": owner,
        "found": fund_year(owner, year),
        "years": years,
        "choices": sorted({year, today().year, *(each.year for each in years)}, reverse=True),
        "owners": _owners(request, owner),
        "page": page_of(rows, order=("-dated_on", "-at", "pk"), after=request.GET.get("after", "")),
        "ceilings": notes_on(CEILINGS, today()).values(),
        "may_keep": may_keep_fund(request.actor, owner),
    }
    return render(request, "awards/fund.html", context)


def _owners(request, owner: Unit) -> list[Unit]:
    """Offices with a ledger that the reader may open, this one among them."""
    if not request.actor.sees_all:
        return [owner]
    kept = list(Unit.objects.filter(fund_entries__isnull=False).distinct().order_by("path"))
    return sorted({owner, province_of(request.actor.unit), *kept}, key=lambda unit: unit.path)


@require_GET
def fund_xlsx(request):
    """The ledger of the year as a workbook."""
    owner, year = owner_of(request), year_of(request)
    may_see_fund(request.actor, owner).require()
    entries = FundEntry.objects.of(owner).filter(year=year).select_related("by__user", "reverses")
    content = fund_workbook(owner, fund_year(owner, year), fund_years(owner), entries.order_by("dated_on", "at"))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="quy-thi-dua-{year}.xlsx"'
    return response


class EntryView(ActFormView):
    """One entry by hand."""

    template_name = "awards/fund_entry.html"
    form_class = EntryForm

    def find(self) -> Unit:
        return owner_of(self.request)

    def may(self):
        return may_keep_fund(self.request.actor, self.thing)

    def _is_pressed_again(self) -> bool:
        return False

    def get_initial(self):
        return {"dated_on": today()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(owner=self.thing, cancel_url=_home(self.thing), **kwargs)

    def act(self, form, key):
        entry = enter_in_fund(owner=self.thing, **form.cleaned_data, actor=self.request.actor, on=today(), key=key)
        messages.success(self.request, "Đã ghi vào sổ quỹ.")
        return _home(self.thing, entry.year)


class EntryBackView(ActFormView):
    """The opposite of a wrong entry."""

    template_name = "awards/fund_back.html"
    form_class = BackForm

    def find(self) -> FundEntry:
        return get_object_or_404(FundEntry.objects.select_related("owner", "by__user"), pk=self.kwargs["pk"])

    def may(self):
        return may_keep_fund(self.request.actor, self.thing.owner)

    def _is_pressed_again(self) -> bool:
        return False

    def get_context_data(self, **kwargs):
        home = _home(self.thing.owner, self.thing.year)
        return super().get_context_data(entry=self.thing, owner=self.thing.owner, cancel_url=home, **kwargs)

    def act(self, form, key):
        note, actor = form.cleaned_data["note"], self.request.actor
        made = reverse_entry(entry=self.thing, note=note, actor=actor, on=today(), key=key)
        messages.success(self.request, "Đã ghi đảo. Cả hai bút toán còn trong sổ.")
        return _home(made.owner, made.year)


def _home(owner: Unit, year: int | None = None) -> str:
    at = f"{reverse('awards:fund')}?quy={owner.pk}"
    return f"{at}&year={year}" if year else at


@require_GET
def calculator(request):
    """What an award is worth on a day, with the sum and its sources; the question stands in the address."""
    form = CalculatorForm(request.GET if "award" in request.GET else None, initial={"on": today()})
    context = {"form": form, "has_errors": bool(form.errors)}
    if form.is_bound and form.is_valid():
        context |= _answer(**form.cleaned_data)
    return render(request, "awards/prize_calculator.html", context)


def _answer(award, subject, on) -> dict:
    """Sum, sources and payer; or what lacks, as a sentence."""
    try:
        prizes = Prizes(on)
    except ValidationError as error:
        return {"award": award, "problem": " ".join(error.messages)}
    rate = prizes.rate(award.code, subject)
    if rate is None:
        said = "Quy định trong ngày này không nêu tiền thưởng của danh hiệu, hình thức này cho đối tượng đã chọn."
        return {"award": award, "problem": said}
    amount = prizes.amount(rate)
    deciders = Authority.objects.in_force(on).filter(award_type=award).order_by("pk")
    return {
        "award": award,
        "rate": rate,
        "amount": amount,
        "words": money_in_words(amount),
        "sum": prizes.formula(rate),
        "prizes": prizes,
        "deciders": list(dict.fromkeys(row.title for row in deciders)),
        "by_province": any(is_paid_by_province(row.code) for row in deciders),
        "payer_note": notes_on(TOPIC, on).get(PAYER_NOTE),
    }
