"""Which way a dossier goes, by the law's rows in force on a day."""

from datetime import date

from awards.models import AwardType, Route
from thiduakt.base.vietnamese import short_date

EVERY_AWARD = "*"


class Routes:
    """All routes in force on the day; one query. An award without a row goes the way its catalogue entry says."""

    def __init__(self, on: date):
        self.on = on
        self._rows = {row.award_code: row for row in Route.objects.in_force(on)}

    def of(self, award_type: AwardType) -> Route | None:
        """The row for the award, else the one for all others."""
        return self._rows.get(award_type.code) or self._rows.get(EVERY_AWARD)

    def needs_council(self, award_type: AwardType) -> bool:
        row = self.of(award_type)
        return row.needs_council if row else award_type.needs_council

    def said(self, award_type: AwardType) -> str:
        """Why the council need not vote, for the journal."""
        row = self.of(award_type)
        return f"{row.citation}, áp dụng ngày {short_date(self.on)}" if row else ""
