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
from awards.models.measures import (
    Component,
    KindOfCommendation,
    LawNote,
    PrizeRounding,
    Quota,
    Route,
    TimeLimit,
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
    "Component",
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
    "KindOfCommendation",
    "LawNote",
    "LegalGround",
    "Nominee",
    "NomineeStep",
    "PaymentStep",
    "Payout",
    "PayoutLine",
    "PrizeRate",
    "PrizeRounding",
    "Quota",
    "ReturnItem",
    "Route",
    "Rule",
    "Seat",
    "SessionStep",
    "Tally",
    "Threshold",
    "TimeLimit",
]
