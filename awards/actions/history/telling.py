"""A line of the past in words, for lists and for the queue."""

from datetime import date

from awards.intake import columns as h
from thiduakt.base.vietnamese import short_date
from units.models import ImportRow


def said_in_words(row: ImportRow) -> str:
    """What the line says, as it was understood; texts as typed where they were not."""
    fact, said = row.facts.get("fact", {}), row.facts.get("said", {})
    birth = fact.get("birth")
    day = fact.get("decided_on")
    parts = [
        _birth(birth),
        fact.get("position", ""),
        fact.get("unit", ""),
        fact.get("award_text") or said.get(h.AWARD, ""),
        f"năm {fact['period'] if 'period' in fact else fact['year']}" if fact.get("year") else said.get(h.PERIOD, ""),
        _decision(fact, day) or said.get(h.DECISION, "") or said.get(h.DECIDED, ""),
    ]
    return " · ".join(part for part in parts if part)


def _birth(birth: str | int | None) -> str:
    if not birth:
        return ""
    return f"sinh {short_date(date.fromisoformat(birth))}" if isinstance(birth, str) else f"sinh {birth}"


def _decision(fact: dict, day: str | None) -> str:
    if not (fact.get("number") or day):
        return ""
    number = f"QĐ {fact['number']}" if fact.get("number") else "QĐ"
    when = f" ngày {short_date(date.fromisoformat(day))}" if day else ""
    by = f" của {fact['issuer']}" if fact.get("issuer") else ""
    return f"{number}{when}{by}"
