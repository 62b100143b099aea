"""What the rules say of nominees, as a page shows it: live while the unit writes, frozen once handed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from awards.choices import WITH_UNIT, Standing
from awards.facts import judge_nominees
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
    """A verdict with its findings, for a tag and a list."""

    code: str
    findings: tuple[dict, ...]

    @property
    def label(self) -> str:
        return Standing(self.code).label if self.code in Standing else "chưa đối chiếu"

    @property
    def tone(self) -> str:
        return TONES.get(self.code, "none")

    @property
    def is_met(self) -> bool:
        return self.code == Standing.ELIGIBLE

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
    shown = {nominee.pk: _shown(nominee.findings) for nominee in nominees if nominee.findings}
    return shown | (live_standings(missing, on) if missing else {})


def live_standings(nominees: list[Nominee], on: date) -> dict:
    """Judged now; constant queries for any number of nominees."""
    judgements = judge_nominees(nominees, on) if nominees else {}
    return {pk: _shown(judgement.as_dict()) for pk, judgement in judgements.items()}


def _shown(judgement: dict) -> Shown:
    told = [finding for finding in judgement["findings"] if finding["severity"] != "info"]
    return Shown(judgement["verdict"], tuple(_finding(finding) for finding in told or judgement["findings"]))


def _finding(finding: dict) -> dict:
    """Article and evidence stand together under the sentence."""
    source = " · ".join(part for part in (finding["citation"], ", ".join(finding["evidence"])) if part)
    return {"met": finding["met"], "message": finding["message"], "citation": source}
