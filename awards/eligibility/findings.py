"""What judging says: findings in the office's words, and the verdict on the whole."""

from dataclasses import dataclass, fields
from typing import Any

from .logic import Truth

BLOCK, WARN, INFO = "block", "warn", "info"
ELIGIBLE, NOT_ELIGIBLE, NEEDS_EVIDENCE = "eligible", "not_eligible", "needs_evidence"
ON_HOLD, NO_RULE, WRONG_SUBJECT, NO_AUTHORITY = "on_hold", "no_rule", "wrong_subject", "no_authority"
VERDICTS = (ELIGIBLE, NOT_ELIGIBLE, NEEDS_EVIDENCE, ON_HOLD, NO_RULE, WRONG_SUBJECT, NO_AUTHORITY)


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition, met or not or unknown, with article and evidence, in the office's words.

    `needs`: clauses that say what would make it met; `earliest`: from which award year, None where nobody can say.
    """

    rule: str
    met: Truth
    severity: str
    citation: str
    message: str
    evidence: tuple[str, ...] = ()
    path: str | None = None
    mark: str = ""
    needs: tuple[str, ...] = ()
    earliest: int | None = None

    def as_dict(self) -> dict[str, Any]:
        found = {name: getattr(self, name) for name in FIELDS}
        return found | {"evidence": list(self.evidence), "needs": list(self.needs)}


FIELDS = tuple(field.name for field in fields(Finding))


@dataclass(frozen=True, slots=True)
class Judgement:
    """`earliest`: the first award year in which all that fails now could be met; None where nobody can say."""

    verdict: str
    path: str | None
    findings: tuple[Finding, ...]
    earliest: int | None = None

    def as_dict(self) -> dict[str, Any]:
        findings = [finding.as_dict() for finding in self.findings]
        return {"verdict": self.verdict, "path": self.path, "findings": findings, "earliest": self.earliest}
