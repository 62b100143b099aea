"""What is honoured: the law's catalogue, dossiers, councils, decisions and the register."""

from awards.models.award import Award, AwardStep
from awards.models.council import (
    Council,
    CouncilMember,
    CouncilSession,
    Seat,
    SessionStep,
    Tally,
)
from awards.models.decision import Decision, DecisionLine, DecisionStep
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
from awards.models.fund import FundEntry
from awards.models.law import (
    Authority,
    AwardType,
    BaseSalary,
    LegalGround,
    PrizeRate,
    Rule,
    Threshold,
)
from awards.models.payments import CapChoice, PaymentStep, Payout, PayoutLine

__all__ = [
    "Appraisal",
    "Attachment",
    "Authority",
    "Award",
    "AwardStep",
    "AwardType",
    "BaseSalary",
    "CapChoice",
    "Council",
    "CouncilMember",
    "CouncilSession",
    "Decision",
    "DecisionLine",
    "DecisionStep",
    "Dossier",
    "DossierCopy",
    "DossierStep",
    "FundEntry",
    "LegalGround",
    "Nominee",
    "NomineeStep",
    "PaymentStep",
    "Payout",
    "PayoutLine",
    "PrizeRate",
    "ReturnItem",
    "Rule",
    "Seat",
    "SessionStep",
    "Tally",
    "Threshold",
]
