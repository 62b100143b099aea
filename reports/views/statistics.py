"""Statistics as chart, table and workbook."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from reports.exports import workbook_of
from reports.statistics import Table, award_years, awards_by_unit, dossier_years, dossiers_by_state
from thiduakt.base.books import XLSX


def _asked_year(request) -> tuple[int | None, list[int]]:
    """The year asked for, else the newest that has anything; and the years to choose from."""
    years = sorted({*award_years(request.actor), *dossier_years(request.actor)}, reverse=True)
    asked = request.GET.get("nam", "")
    year = next((each for each in years if str(each) == asked), None)
    return year or (years[0] if years else None), years


def _tables(request, year: int | None) -> list[Table]:
    return [awards_by_unit(request.actor, year), dossiers_by_state(request.actor, year)]


@require_GET
def statistics(request):
    """Awards by title and unit, dossiers by state."""
    year, years = _asked_year(request)
    awards, dossiers = _tables(request, year)
    context = {"year": year, "years": years, "awards": awards, "dossiers": dossiers}
    return render(request, "reports/statistics.html", context)


@require_GET
def statistics_xlsx(request):
    """The same tables as a workbook."""
    year, _ = _asked_year(request)
    response = HttpResponse(workbook_of(_tables(request, year)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="thong-ke-{year or "chua-co"}.xlsx"'
    return response
