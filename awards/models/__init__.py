"""What is honoured: the law's catalogue, dossiers, councils, decisions and the register."""

from awards.models.award import Award
from awards.models.clearance import Clearance, ClearanceAgency
from awards.models.council import (
    Council,
    CouncilMember,
    CouncilSession,
    Seat,
    SessionStep,
    Tally,
)
from awards.models.counts import AwardCount
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
from awards.models.gaps import ConfirmedGap, GapStep
from awards.models.law import (
    Authority,
    AwardType,
    BaseSalary,
    LegalGround,
    PrizeRate,
    Rule,
    Threshold,
)
from awards.models.lookup import LookupStep, LookupTry
from awards.models.measures import (
    Component,
    KindOfCommendation,
    LawNote,
    PrizeRounding,
    Quota,
    Route,
    TimeLimit,
)
from awards.models.overruling import Declaration, NomineeFacts, Overrule
from awards.models.packs import LawPack, LawStep, PackStep
from awards.models.payments import CapChoice, PaymentStep, Payout, PayoutLine
from awards.models.quota_places import ExceptionStep, QuotaException, QuotaGate
from awards.models.revocation import AwardStep, Revocation

__all__ = [
    "Appraisal",
    "Attachment",
    "Authority",
    "Award",
    "AwardCount",
    "AwardStep",
    "AwardType",
    "BaseSalary",
    "CapChoice",
    "Clearance",
    "ClearanceAgency",
    "Component",
    "ConfirmedGap",
    "Council",
    "CouncilMember",
    "CouncilSession",
    "Decision",
    "DecisionLine",
    "DecisionStep",
    "Declaration",
    "Dossier",
    "DossierCopy",
    "DossierStep",
    "ExceptionStep",
    "FundEntry",
    "GapStep",
    "KindOfCommendation",
    "LawNote",
    "LawPack",
    "LawStep",
    "LegalGround",
    "LookupStep",
    "LookupTry",
    "Nominee",
    "NomineeFacts",
    "NomineeStep",
    "Overrule",
    "PackStep",
    "PaymentStep",
    "Payout",
    "PayoutLine",
    "PrizeRate",
    "PrizeRounding",
    "Quota",
    "QuotaException",
    "QuotaGate",
    "ReturnItem",
    "Revocation",
    "Route",
    "Rule",
    "Seat",
    "SessionStep",
    "Tally",
    "Threshold",
    "TimeLimit",
]
