"""What testing one condition says, in words an officer can act on."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..logic import Truth
from ..record import PastAward


@dataclass(frozen=True, slots=True)
class Outcome:
    """`met` may be unknown; `silent` outcomes have nothing to tell and give no finding."""

    met: Truth
    message: str
    evidence: tuple[str, ...] = ()
    silent: bool = False


SILENT = Outcome(met=True, message="", silent=True)


def listing(items: Iterable[object]) -> str:
    """1, 2, 3"""
    return ", ".join(str(item) for item in items)


def sentence(*clauses: str) -> str:
    """Clauses joined into one sentence with one capital and one full stop."""
    parts = [clause.strip().rstrip(".") for clause in clauses if clause.strip()]
    text = "; ".join([parts[0], *(_lower(part) for part in parts[1:])])
    return text[:1].upper() + text[1:] + "."


def _lower(text: str) -> str:
    """Small first letter, unless the word is an abbreviation or a name in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def award_line(award: PastAward) -> str:
    """One award as evidence: year, decision, date."""
    if award.proposed:
        return f"Năm {award.year}: đề nghị trong hồ sơ này"
    dated = f" ngày {award.decided_on:%d/%m/%Y}" if award.decided_on else ", chưa rõ ngày quyết định"
    return f"Năm {award.year}: {award.decision or 'quyết định'}{dated}"
