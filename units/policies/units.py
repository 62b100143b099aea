"""Who keeps the tree of units, the contact and the headcount of one, and who says that a unit carries on another."""

from thiduakt.base.verdict import YES, Verdict, no
from units.choices import JUDGES, OFFICE_ROLES, Role
from units.models import Post, Unit
from units.policies import roles_in_words
from units.policies.people import UNIT_NOT_OURS, is_wide

KEEPERS = frozenset({Role.SYSTEM_OFFICER, Role.OFFICE_OFFICER})
CONFIRMING = frozenset({Role.REVIEWER, Role.OFFICE_OFFICER})


def may_keep_units(actor: Post) -> Verdict:
    """Whether the actor may found units, mend what describes them and bring in the whole tree."""
    if actor.role not in KEEPERS:
        return no(f"Lập và sửa danh sách đơn vị là việc của: {roles_in_words(KEEPERS)}.")
    if actor.role == Role.SYSTEM_OFFICER or actor.sees_all:
        return YES
    return no("Danh sách đơn vị do văn phòng của tỉnh giữ.")


def may_write_contact(actor: Post, unit: Unit) -> Verdict:
    """Whether the actor may write phone, e-mail, address and headcount of the unit."""
    if actor.role == Role.UNIT_HEAD:
        return (
            YES if actor.unit_id == unit.pk else no(f"Thủ trưởng chỉ sửa liên hệ và số người của {actor.unit.label}.")
        )
    if may_keep_units(actor):
        return YES
    return no(f"Sửa liên hệ và số người của đơn vị là việc của: {roles_in_words(KEEPERS | {Role.UNIT_HEAD})}.")


def may_read_journal(actor: Post, unit: Unit) -> Verdict:
    """Whether the actor may read who wrote what about the unit: those who write it, and those who confirm its past."""
    return YES if may_confirm_continuity(actor) else may_write_contact(actor, unit)


def may_judge_unit(actor: Post, unit: Unit) -> Verdict:
    """Whether the actor may enter discipline and holds of the unit as such."""
    if actor.role not in JUDGES:
        return no(f"Kỷ luật, tạm dừng xét do {roles_in_words(JUDGES)} ghi.")
    return YES if is_wide(actor) or unit.path.startswith(actor.unit.path) else no(UNIT_NOT_OURS)


def may_see_unit_awards(actor: Post, unit: Unit) -> bool:
    """Whether the page of what the unit and its people were honoured with is open to the actor."""
    return actor.sees_all or unit.path.startswith(actor.unit.path)


def may_see_unit_ratings(actor: Post, unit: Unit) -> bool:
    """Whether the yearly ratings of the unit are shown: to itself, to units above it, to those who look over all."""
    return is_wide(actor) or unit.path.startswith(actor.unit.path)


def may_see_unit_judgements(actor: Post, unit: Unit) -> bool:
    """Whether discipline and holds of the unit are shown."""
    return actor.role in OFFICE_ROLES or bool(may_judge_unit(actor, unit))


def may_confirm_continuity(actor: Post) -> Verdict:
    """Whether the actor may say that the years of a predecessor count for its successor."""
    if actor.role not in CONFIRMING:
        return no(f"Xác nhận tiếp nối thành tích là việc của: {roles_in_words(CONFIRMING)}.")
    return YES if actor.sees_all else no("Tiếp nối thành tích do văn phòng của tỉnh xác nhận.")
