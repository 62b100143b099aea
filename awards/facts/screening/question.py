"""What a list is asked, and what is answered for each of it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date

from awards.eligibility.logic import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One award of one year, judged on one day, for a whole list of subjects of one kind."""

    award: str
    year: int
    on: date
    subject: str = "ca_nhan"
    kind: str | None = "cong_trang"
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register says of one subject: truth by rule, the verdict, and whether one more good year would do."""

    verdict: str
    truths: Mapping[str, Truth] = field(default_factory=dict)
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A condition the screening did not look at, so that it stays open for everybody."""

    rule: str
    kind: str


Answers = dict[Hashable, Answer]
