"""Numbers of documents: one series per issuer, kind and year, without gaps and without twins."""

from django.db import transaction

from units.models import Counter, Unit


def draw_number(*, issuer: Unit, series: str, year: int) -> int:
    """The next number of the series. Call last inside the act: a failed act gives its number back."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("draw_number() must run inside the act's transaction")
    Counter.objects.get_or_create(issuer=issuer, series=series, year=year)
    counter = Counter.objects.select_for_update().get(issuer=issuer, series=series, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def note_number(*, issuer: Unit, series: str, year: int, number: int) -> None:
    """A number given by hand (an imported plan): later ones are drawn above it."""
    Counter.objects.get_or_create(issuer=issuer, series=series, year=year)
    counter = Counter.objects.select_for_update().get(issuer=issuer, series=series, year=year)
    if number > counter.last:
        counter.last = number
        counter.save(update_fields=["last"])
