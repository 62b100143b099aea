"""Who: units, people, accounts and posts, blocs; and what every office keeps."""

from units.models.account import LoginFailure, Post, User
from units.models.amendment import AmendmentLine, AmendmentStep, DivisionAmendment
from units.models.bloc import (
    Bloc,
    BlocDivision,
    BlocDocument,
    BlocMember,
    BlocTerm,
    DivisionStep,
    PledgeSignature,
)
from units.models.departure import Departure, DepartureHandOver
from units.models.headcount import Headcount
from units.models.household import Household, HouseholdStep
from units.models.importing import ColumnMemory, ImportBatch, ImportRow, ImportStep
from units.models.initiative import Initiative, InitiativeAuthor
from units.models.office import Counter, Letter, StoredFile
from units.models.person import Employment, Person
from units.models.posts import Invitation, PostStep
from units.models.record import Discipline, Hold, Rating, Subject
from units.models.reorganisation import PersonMove, Reorganisation, ReorganisationStep, Succession, UnitChange
from units.models.security import KnownDevice, RecoveryCode, SecondFactor, SecurityStep, SignIn, SingleSignOn
from units.models.trace import PersonMerge, PersonStep, SensitiveRead
from units.models.unit import Unit, UnitState, UnitStep

__all__ = [
    "AmendmentLine",
    "AmendmentStep",
    "Bloc",
    "BlocDivision",
    "BlocDocument",
    "BlocMember",
    "BlocTerm",
    "ColumnMemory",
    "Counter",
    "Departure",
    "DepartureHandOver",
    "Discipline",
    "DivisionAmendment",
    "DivisionStep",
    "Employment",
    "Headcount",
    "Hold",
    "Household",
    "HouseholdStep",
    "ImportBatch",
    "ImportRow",
    "ImportStep",
    "Initiative",
    "InitiativeAuthor",
    "Invitation",
    "KnownDevice",
    "Letter",
    "LoginFailure",
    "Person",
    "PersonMerge",
    "PersonMove",
    "PersonStep",
    "PledgeSignature",
    "Post",
    "PostStep",
    "Rating",
    "RecoveryCode",
    "Reorganisation",
    "ReorganisationStep",
    "SecondFactor",
    "SecurityStep",
    "SensitiveRead",
    "SignIn",
    "SingleSignOn",
    "StoredFile",
    "Subject",
    "Succession",
    "Unit",
    "UnitChange",
    "UnitState",
    "UnitStep",
    "User",
]
