"""Two records of one human being that are both nominated for the same thing."""

from awards.choices import NOMINEE_OPEN
from awards.models import Nominee
from units.models import Person


def nominated_twice(kept: Person, gone: Person) -> list[str]:
    """Sentences: for each award of a year that both are proposed for now, what has to be done before a merge."""
    rows = Nominee.objects.filter(state__in=NOMINEE_OPEN).select_related("award_type", "dossier")
    mine = {(row.award_type_id, row.year) for row in rows.filter(person=kept)}
    return [
        f"Cả hai hồ sơ đang được đề nghị {row.award_type.name} năm {row.year} (hồ sơ {row.dossier.code}). "
        "Hãy bỏ một đề nghị rồi gộp."
        for row in rows.filter(person=gone)
        if (row.award_type_id, row.year) in mine
    ]
