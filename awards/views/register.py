"""The register of awards (sổ thành tích): the list."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from awards.facts.lookup import is_open
from awards.forms.filters import RegisterFilter
from awards.models import Award, AwardCount
from awards.policies.register import may_enter
from awards.views.strips import strip
from thiduakt.base.paging import COUNTED_UP_TO, counted, page_of

ORDER = ("-decided_on", "id")


@require_GET
def register(request):
    """All awards the reader may see, the newest first; how many there are is asked of the counts, never of the rows."""
    chosen = RegisterFilter(request.GET, sees_all=request.actor.sees_all)
    narrowed = not request.actor.sees_all
    rows = chosen.apply(Award.objects.visible_to(request.actor), narrowed=narrowed).for_list()
    page = page_of(rows, order=ORDER, after=request.GET.get("after", ""))
    context = {
        "page": page,
        "filter": chosen,
        "may_enter": may_enter(request.actor),
        "is_public": is_open(),
        **_counted(chosen, rows, request),
    }
    return render(request, "awards/register.html", context)


def _counted(chosen: RegisterFilter, rows, request) -> dict:
    """`total` (None beyond what is counted of a search) and the picture of the years."""
    if chosen.words:
        found = counted(rows)
        return {"total": found if found <= COUNTED_UP_TO else None, "strip": []}
    years = chosen.counts(AwardCount.objects, request.actor).by("year")
    numbers = {row["year"]: row["total"] for row in years}
    total = numbers.get(chosen.year, 0) if chosen.year else sum(numbers.values())
    return {"total": total, "strip": strip(numbers, chosen.with_year, "thành tích")}
