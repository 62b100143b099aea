"""What nominations under way forbid to do with records of people and units."""

from awards.choices import NOMINEE_OPEN, WITH_BOARD, DossierState
from awards.models import Nominee
from units.models import Person, Rating

UNDER_WAY = WITH_BOARD | {DossierState.APPRAISED}


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


def relying_on(rating: Rating) -> list[str]:
    """Sentences: which dossiers handed in and not decided yet were judged with the rating at hand."""
    rows = Nominee.objects.filter(person=rating.person_id, unit=rating.unit_id, year__gte=rating.year)
    rows = rows.filter(state__in=NOMINEE_OPEN, dossier__state__in=UNDER_WAY, findings__isnull=False)
    codes = ", ".join(rows.order_by("dossier__code").values_list("dossier__code", flat=True).distinct())
    if not codes:
        return []
    return [f"Hồ sơ đã trình {codes} được xét theo xếp loại này. Hãy trả lại hoặc rút hồ sơ, rồi gỡ bỏ."]
