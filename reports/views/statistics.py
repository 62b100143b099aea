"""Statistics as chart, table and workbook."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from reports.exports import workbook_of
from reports.statistics.counts import dossiers_by_state, unit_tables, years_of
from reports.statistics.reach import Reach
from thiduakt.base.books import XLSX

FORMER = "tien-than"


def _asked(request) -> tuple[Reach, list[int]]:
    """What is counted: of the year asked for, else the newest that has anything, with or without those before; and the
    years to choose from."""
    reach = Reach(request.actor, None, with_former=request.GET.get(FORMER) == "1")
    years = years_of(reach)
    asked = request.GET.get("nam", "")
    reach.year = next((year for year in years if str(year) == asked), years[0] if years else None)
    return reach, years


@require_GET
def statistics(request):
    """Awards and ratings by unit, dossiers by state."""
    reach, years = _asked(request)
    awards, ratings = unit_tables(reach)
    query = {"nam": reach.year or ""} | ({FORMER: 1} if reach.with_former else {})
    context = {
        "year": reach.year,
        "years": years,
        "with_former": reach.with_former,
        "query": urlencode(query),
        "awards": awards,
        "ratings": ratings,
        "dossiers": dossiers_by_state(reach),
    }
    return render(request, "reports/statistics.html", context)


@require_GET
def statistics_xlsx(request):
    """The same tables as a workbook."""
    reach, _ = _asked(request)
    response = HttpResponse(workbook_of([*unit_tables(reach), dossiers_by_state(reach)]), content_type=XLSX)
    former = "-ke-ca-tien-than" if reach.with_former else ""
    response["Content-Disposition"] = f'attachment; filename="thong-ke-{reach.year or "chua-co"}{former}.xlsx"'
    return response
