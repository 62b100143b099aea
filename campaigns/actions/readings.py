"""What the parser found, made ready for review: facts with ids, kinds of deadlines, units by name.

The findings of an `Intake` keep the keys of the contract; each fact has an `id` that never changes, so that
a form pressed twice meets the same fact, or none.
"""

import re
from datetime import date

from campaigns.actions.matching import unit_named
from campaigns.choices import DeadlineKind, DeadlineRule
from campaigns.intake.last_days import last_day
from units.choices import Capacity
from units.models import Unit

GROUPS = {
    "targets": "c",
    "deadlines": "h",
    "movements": "p",
    "references": "v",
    "recipients": "n",
    "sections": "m",
}
_PREFIX = re.compile(r"^(K/?T|T/?M|T/?L|T/?U/?Q)(?:\s*\.\s*|\s+)", re.IGNORECASE)


def reading_of(findings: dict, units: list[Unit]) -> dict:
    """The findings of `extract_plan` as they are kept and corrected."""
    kept = {key: findings.get(key) for key in ("number", "symbol", "place", "issued_on", "year", "title", "theme")}
    kept |= {key: findings.get(key) for key in ("kind", "issuer", "parent_issuer", "period", "warnings")}
    kept["period"] = kept["period"] or {"starts_on": None, "ends_on": None}
    kept["signer"] = signer_of(findings.get("signer"))
    kept["issuer_unit"] = _pk(unit_named(findings.get("issuer"), units))
    kept["targets"] = [_target(fact) for fact in findings.get("targets", [])]
    kept["deadlines"] = [_deadline(fact, units) for fact in findings.get("deadlines", [])]
    kept["movements"] = [dict(fact) for fact in findings.get("movements", [])]
    kept["references"] = [dict(fact) for fact in findings.get("references", [])]
    kept["recipients"] = [{"text": text} for text in findings.get("recipients", [])]
    kept["sections"] = list(_flat(findings.get("sections", [])))
    return numbered(kept)


def numbered(findings: dict) -> dict:
    """Give every fact its id, and note the last one given in each group."""
    findings["last_ids"] = {group: len(findings[group]) for group in GROUPS}
    for group, letter in GROUPS.items():
        for place, fact in enumerate(findings[group], start=1):
            fact["id"] = f"{letter}{place}"
    return findings


def signer_of(signer: dict | None) -> dict:
    """{"capacity", "for", "position", "name"}: the capacity as a code, the line printed above the position."""
    signer = signer or {}
    lines = [line.strip() for line in re.split(r"\s+/\s+|\n", signer.get("capacity") or "") if line.strip()]
    code = _PREFIX.match(lines[0]) if lines else None
    return {
        "capacity": Capacity[code.group(1).upper().replace("/", "")].value if code else Capacity.HEAD.value,
        "for": "\n".join(lines) if len(lines) > 1 else _PREFIX.sub("", lines[0]) if lines else "",
        "position": signer.get("position") or "",
        "name": signer.get("name") or "",
    }


def stated_day(fact: dict, year: int | None) -> date | None:
    """The day a deadline names; a yearly one lies in the year of the plan."""
    if fact.get("due_on"):
        return date.fromisoformat(fact["due_on"])
    if not (fact.get("month_day") and year):
        return None
    try:
        return date.fromisoformat(f"{year}-{fact['month_day']}")
    except ValueError:
        return None


def due_day(fact: dict, year: int | None, *, before_includes_day: bool) -> date | None:
    """The last day that counts: set by hand, or by the office's reading of the text."""
    if fact.get("last_on"):
        return date.fromisoformat(fact["last_on"])
    return last_day(stated_day(fact, year), fact.get("rule") or "by", before_includes_day=before_includes_day)


def _target(fact: dict) -> dict:
    """A yes-or-no target carries no number."""
    value = None if isinstance(fact.get("value"), bool) else fact.get("value")
    return {**fact, "value": value, "parts": [_target(part) for part in fact.get("parts") or []]}


def _deadline(fact: dict, units: list[Unit]) -> dict:
    rule, kind = fact.get("rule"), fact.get("kind")
    return {
        **fact,
        "rule": rule if rule in DeadlineRule.values else DeadlineRule.BY.value,
        "kind": kind if kind in DeadlineKind.values else DeadlineKind.OTHER.value,
        "receiver": _pk(unit_named(fact.get("to"), units)),
    }


def _flat(sections: list[dict], depth: int = 0):
    for section in sections:
        yield {"label": section["label"], "title": section["title"] or "", "line": section["line"], "depth": depth}
        yield from _flat(section.get("children", []), depth + 1)


def _pk(unit: Unit | None) -> str | None:
    return str(unit.pk) if unit else None
