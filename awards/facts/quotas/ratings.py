"""What quotas say of a unit's excellent ratings, for the page where they are written down."""

from awards.facts.quotas.book import QuotaBook
from awards.facts.quotas.limits import limits_on
from awards.facts.quotas.showing import in_use
from thiduakt.base.clock import today
from units.models import Unit


def said_of_ratings(unit: Unit, year: int) -> list[str]:
    """A sentence for each limit on ratings in use; one query where there is none."""
    on = today()
    limits = [limit for limit in limits_on(on) if limit.is_of_ratings and limit.scope == "unit"]
    if not limits:
        return []
    book = QuotaBook(on, year, [unit], limits=limits)
    return [_said(each) for each in in_use(book.standings())]


def _said(standing) -> str:
    cited = f"Căn cứ: {standing.state.limit.citation}."
    if standing.state.sure:
        return f"{standing.sentence} {cited}"
    return f"{standing.sentence} {cited} Phần mềm chưa ghi riêng nhóm đối tượng của hạn mức này, nên chỉ để đối chiếu."
