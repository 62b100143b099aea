"""The golden book (sổ vàng) on the screen, on paper and as a workbook."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from awards.exports.register import golden_book
from awards.facts.book import Book, years_of
from thiduakt.base.books import XLSX
from units.models import Unit

DOWNLOADED_UP_TO = 20_000


def _asked(request) -> tuple[Book | None, list[int]]:
    """The book of the year asked for, else of the latest; None while the register is empty."""
    years = years_of(request.actor)
    asked = request.GET.get("year", "")
    year = next((year for year in years if str(year) == asked), years[0] if years else None)
    return (Book(request.actor, year, _unit(request)) if year else None), years


def _unit(request) -> Unit | None:
    try:
        key = UUID(request.GET.get("unit", ""))
    except ValueError:
        return None
    return get_object_or_404(Unit.objects.visible_to(request.actor), pk=key)


@require_GET
def honour_roll(request):
    """A year's lines: all at once when they are few, else one award after the other, page by page."""
    book, years = _asked(request)
    context = {"book": book, "years": years}
    if book is None:
        return render(request, "awards/honour_roll.html", context)
    where = {"year": book.year} | ({"unit": book.unit.pk} if book.unit else {})
    chapter = None if book.is_short else book.chapter(request.GET.get("award", ""))
    page = book.page(chapter, request.GET.get("after", "")) if chapter else None
    context |= {
        "lines": page.rows if page else list(book.lines()),
        "page": page,
        "chapter": chapter,
        "query": urlencode(where),
        "may_download": book.total <= DOWNLOADED_UP_TO,
        "limit": DOWNLOADED_UP_TO,
    }
    return render(request, "awards/honour_roll.html", context)


@require_GET
def honour_roll_xlsx(request):
    """The whole year, or one award of it, as a workbook."""
    book, _ = _asked(request)
    if book is None:
        raise Http404("Sổ chưa có thành tích nào.")
    lines, code = book.lines(), request.GET.get("award", "")
    lines = lines.filter(award_type=code) if code else lines
    under = f" · {book.unit.name}" if book.unit else ""
    content = golden_book(f"Sổ vàng năm {book.year}{under}", lines[:DOWNLOADED_UP_TO].iterator(chunk_size=2000))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="so-vang-{book.year}.xlsx"'
    return response
