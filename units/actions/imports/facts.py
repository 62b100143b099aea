"""Facts of a line as a row keeps them: plain JSON, the citizen id sealed."""

from datetime import date

from thiduakt.base.sealing import fingerprints, seal, unseal
from units.intake.facts import Facts
from units.intake.values import Day


def kept(facts: Facts) -> dict:
    """What stands in `ImportRow.facts`: nothing that the line does not say."""
    said = {
        "name": facts.name,
        "typed_name": facts.typed_name,
        "birth": _written(facts.birth),
        "sex": facts.sex,
        "citizen_id": seal(facts.citizen_id) if facts.citizen_id else "",
        "marks": fingerprints(facts.citizen_id) if facts.citizen_id else [],
        "ethnic": facts.ethnic,
        "party": facts.party,
        "party_on": _written(facts.party_on),
        "position": facts.position,
        "since": _written(facts.since),
        "ratings": {str(year): grade for year, grade in sorted(facts.ratings.items())},
    }
    return {key: value for key, value in said.items() if value not in ("", None, [], {})}


def restored(said: dict) -> Facts:
    """The facts again; the citizen id opened."""
    return Facts(
        name=said.get("name", ""),
        typed_name=said.get("typed_name", ""),
        birth=_read(said.get("birth")),
        sex=said.get("sex", ""),
        citizen_id=unseal(said["citizen_id"]) if "citizen_id" in said else "",
        ethnic=said.get("ethnic", ""),
        party=said.get("party"),
        party_on=_read(said.get("party_on")),
        position=said.get("position", ""),
        since=_read(said.get("since")),
        ratings={int(year): grade for year, grade in said.get("ratings", {}).items()},
    )


def compared(said: dict) -> dict:
    """What tells whether two lines say the same: sealing twice gives two results, marks do not."""
    return {key: value for key, value in said.items() if key not in ("citizen_id", "typed_name")}


def _written(found: Day | None) -> str | int | None:
    if found is None:
        return None
    return found.day.isoformat() if found.day else found.year


def _read(value: str | int | None) -> Day | None:
    if value is None:
        return None
    if isinstance(value, int):
        return Day(value)
    found = date.fromisoformat(value)
    return Day(found.year, found)


def born(said: dict) -> Day | None:
    """The birth of a row's facts."""
    return _read(said.get("birth"))
