"""Who may let a unit have more than its quota, and whose quotas one may see."""

from thiduakt.base.verdict import YES, Verdict, no
from units.choices import OFFICE_ROLES, UNIT_ROLES, Role
from units.models import Post

ALLOWERS = frozenset({Role.REVIEWER, Role.OFFICE_OFFICER})


def may_see_quotas(actor: Post) -> Verdict:
    """Offices see the quotas of all units they look over, a unit its own."""
    if actor.role in OFFICE_ROLES | UNIT_ROLES:
        return YES
    return no("Hạn mức khen thưởng do các đơn vị, văn phòng và Ban Thi đua - Khen thưởng theo dõi.")


def may_allow_more(actor: Post) -> Verdict:
    """Exceptions are the matter of the Board and of the office of the province."""
    if actor.role in ALLOWERS and actor.sees_all:
        return YES
    return no("Ngoại lệ về hạn mức do Ban Thi đua - Khen thưởng hoặc chuyên viên văn phòng tỉnh ghi.")
