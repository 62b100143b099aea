"""What is honoured: the law's catalogue, dossiers, councils, decisions and the register."""

from awards.models.council import (
    Council,
    CouncilMember,
    CouncilSession,
    Seat,
    SessionStep,
    Tally,
)
from awards.models.decision import Award, AwardStep, Decision, DecisionLine, DecisionStep
from awards.models.dossier import (
    Appraisal,
    Attachment,
    Dossier,
    DossierCopy,
    DossierStep,
    Nominee,
    NomineeStep,
    ReturnItem,
)
from awards.models.law import (
    Authority,
    AwardType,
    BaseSalary,
    LegalGround,
    PrizeRate,
    Rule,
    Threshold,
)

__all__ = [
    "Appraisal",
    "Attachment",
    "Authority",
    "Award",
    "AwardStep",
    "AwardType",
    "BaseSalary",
    "Council",
    "CouncilMember",
    "CouncilSession",
    "Decision",
    "DecisionLine",
    "DecisionStep",
    "Dossier",
    "DossierCopy",
    "DossierStep",
    "LegalGround",
    "Nominee",
    "NomineeStep",
    "PrizeRate",
    "ReturnItem",
    "Rule",
    "Seat",
    "SessionStep",
    "Tally",
    "Threshold",
]
