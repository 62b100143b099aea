"""Who is asked for which award: the question a record answers."""

import uuid
from collections.abc import Hashable
from dataclasses import dataclass

from awards.models import Nominee


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One award for one person, unit or household (one id); `key` is the caller's handle."""

    key: Hashable
    award: str
    year: int
    person: uuid.UUID | None = None
    unit: uuid.UUID | None = None
    household: uuid.UUID | None = None
    kind: str = "cong_trang"
    path: str | None = None
    dossier: uuid.UUID | None = None
    nominee: uuid.UUID | None = None

    @property
    def subject(self) -> str:
        if self.person is not None:
            return "ca_nhan"
        return "tap_the" if self.unit is not None else "ho_gia_dinh"

    @property
    def whose(self) -> uuid.UUID | None:
        """The key of the subject, whichever it is."""
        return self.person or self.unit or self.household


def asked_of(nominee: Nominee) -> Asked:
    """The question a nominee puts; follows no relation."""
    return Asked(
        key=nominee.pk,
        award=nominee.award_type_id,
        year=nominee.year,
        person=nominee.person_id,
        unit=nominee.unit_id,
        household=nominee.household_id,
        kind=nominee.kind,
        path=nominee.path or None,
        dossier=nominee.dossier_id,
        nominee=nominee.pk,
    )
