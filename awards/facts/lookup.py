"""What anybody may be told of the register, once the Board has opened it: by the code, or by exact name and year."""

from django.db.models import Exists, OuterRef

from awards.choices import AwardState, Confidence, RevocationGround
from awards.models import Award, AwardStep, LookupStep
from awards.models.keys import CODE_LENGTH, CODE_LETTERS
from thiduakt.base.text import squeeze

SHOWN = 20


def is_open() -> bool:
    """Whether the page is open: what the last line of its journal says; closed from the first day."""
    return LookupStep.objects.order_by("-pk").values_list("target", flat=True).first() == LookupStep.OPEN


def code_typed(text: str) -> str:
    """The code as it is kept, however it was typed; "" when it cannot be one."""
    code = "".join(char for char in text.upper() if char.isalnum())
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) else ""


def found_by_code(text: str) -> list[Award]:
    """The award of the code; of a line that was put right also the one that stands in its place."""
    code = code_typed(text)
    rows = list(_public().filter(lookup_code=code)[:SHOWN]) if code else []
    replaced = [row.pk for row in rows if row.state == AwardState.REPLACED]
    return rows + (_newest(replaced) if replaced else [])


def _newest(replaced: list) -> list[Award]:
    """The lines in force at the end of each chain of corrections."""
    rows = list(_public().filter(supersedes__in=replaced))
    again = [row.pk for row in rows if row.state == AwardState.REPLACED]
    return [row for row in rows if row.pk not in again] + (_newest(again) if again else [])


def found_by_name(name: str, year: int) -> tuple[list[Award], bool]:
    """Awards of exactly this name in this year, and whether there are more than are shown. Never part of a name."""
    name = squeeze(name)
    rows = _public().filter(name__in={name, name.title()}, year=year).exclude(state=AwardState.REPLACED)
    found = list(rows.order_by("-decided_on", "id")[: SHOWN + 1])
    return found[:SHOWN], len(found) > SHOWN


def _public():
    """Not what the office itself is not sure of, nor what it had written by mistake."""
    slips = AwardStep.objects.filter(award=OuterRef("pk"), revocation__ground=RevocationGround.MISTAKEN_ENTRY)
    rows = Award.objects.exclude(confidence=Confidence.DOUBTFUL).exclude(Exists(slips))
    return rows.select_related("award_type")
