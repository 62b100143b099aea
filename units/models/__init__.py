"""Who: units, people, accounts and posts, blocs; and what every office keeps."""

from units.models.account import LoginFailure, Post, User
from units.models.bloc import Bloc, BlocMember
from units.models.headcount import Headcount
from units.models.office import Counter, Letter, StoredFile
from units.models.person import Discipline, Employment, Hold, Initiative, Person, Rating
from units.models.unit import Reorganisation, Succession, Unit, UnitState, UnitStep

__all__ = [
    "Bloc",
    "BlocMember",
    "Counter",
    "Discipline",
    "Employment",
    "Headcount",
    "Hold",
    "Initiative",
    "Letter",
    "LoginFailure",
    "Person",
    "Post",
    "Rating",
    "Reorganisation",
    "StoredFile",
    "Succession",
    "Unit",
    "UnitState",
    "UnitStep",
    "User",
]
