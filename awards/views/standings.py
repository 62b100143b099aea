"""What the rules say of nominees, as a page shows it: live while the unit writes, frozen once handed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from awards.choices import WITH_UNIT, Standing
from awards.eligibility.findings import INFO
from awards.eligibility.telling import MARKS, SURE
from awards.facts import judge_nominees
from awards.facts.said import overrules_of
from awards.models import Dossier, Nominee

TONES = {
    Standing.ELIGIBLE: "ok",
    Standing.NOT_ELIGIBLE: "late",
    Standing.NEEDS_EVIDENCE: "warn",
    Standing.ON_HOLD: "late",
    Standing.WRONG_SUBJECT: "late",
    Standing.NO_AUTHORITY: "late",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A verdict with its findings, for a tag and a list; `strays`: other conclusions on conditions no longer asked."""

    code: str
    findings: tuple[dict, ...]
    earliest: int | None = None
    strays: tuple = ()

    @property
    def label(self) -> str:
        return Standing(self.code).label if self.code in Standing else "chưa đối chiếu"

    @property
    def tone(self) -> str:
        return "none" if self.overruled else TONES.get(self.code, "none")

    @property
    def is_met(self) -> bool:
        return self.code == Standing.ELIGIBLE

    @property
    def overruled(self) -> int:
        """How many findings an officer concludes otherwise on."""
        return sum(any(each.stands for each in finding["overrules"]) for finding in self.findings)

    @property
    def lacking(self) -> list[dict]:
        """What is not met or not known: the reasons, without what is fine."""
        return [finding for finding in self.findings if finding["met"] is not True]


def standings_of(dossier: Dossier, nominees: Iterable[Nominee], on: date) -> dict:
    """By nominee: judged today while the unit still writes, else as frozen when it was handed in."""
    nominees = list(nominees)
    if dossier.state in WITH_UNIT:
        return live_standings(nominees, on)
    missing = [nominee for nominee in nominees if not nominee.findings]
    frozen = [nominee for nominee in nominees if nominee.findings]
    overrules = overrules_of(nominee.pk for nominee in frozen) if frozen else {}
    shown = {nominee.pk: _shown(nominee.findings, overrules.get(nominee.pk, ())) for nominee in frozen}
    return shown | (live_standings(missing, on) if missing else {})


def live_standings(nominees: list[Nominee], on: date) -> dict:
    """Judged now; constant queries for any number of nominees."""
    judgements = judge_nominees(nominees, on) if nominees else {}
    overrules = overrules_of(judgements) if judgements else {}
    return {pk: _shown(judgement.as_dict(), overrules.get(pk, ())) for pk, judgement in judgements.items()}


def _shown(judgement: dict, overrules) -> Shown:
    told = [finding for finding in judgement["findings"] if finding["severity"] != INFO] or judgement["findings"]
    by_rule: dict[str, list] = {}
    for each in overrules:
        by_rule.setdefault(each.rule, []).append(each)
    findings = tuple(_finding(finding, by_rule.pop(finding["rule"], [])) for finding in told)
    strays = tuple(each for left in by_rule.values() for each in left)
    return Shown(judgement["verdict"], findings, judgement.get("earliest"), strays)


def _finding(finding: dict, overrules: list) -> dict:
    """A finding as the page tells it; what was frozen before may lack the younger keys."""
    mark = finding.get("mark", "")
    return {
        "rule": finding["rule"],
        "met": finding["met"],
        "blocks": finding["severity"] == "block",
        "message": finding["message"],
        "evidence": finding["evidence"],
        "citation": finding["citation"],
        "path": finding.get("path"),
        "doubt": "" if not mark or mark in SURE else MARKS.get(mark, ""),
        "earliest": finding.get("earliest"),
        "overrules": overrules,
        "may_differ": finding["severity"] == "block" and not any(each.stands for each in overrules),
    }
