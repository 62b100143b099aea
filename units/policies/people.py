"""Who keeps the records of people, who may see a citizen id, who enters discipline."""

from thiduakt.base.clock import today
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import JUDGES, OFFICE_ROLES, UNIT_ROLES, Role
from units.models import Person, Post, Unit
from units.policies import roles_in_words

KEEPERS = UNIT_ROLES | {Role.OFFICE_OFFICER, Role.REVIEWER, Role.SYSTEM_OFFICER}
NOT_OURS = "Người này hiện không công tác tại đơn vị của bạn. Hãy đề nghị đơn vị đang quản lý người ấy ghi."
UNIT_NOT_OURS = "Đơn vị này không thuộc đơn vị của bạn."


def is_wide(actor: Post) -> bool:
    """Whether the desk looks over the people of the whole province."""
    return actor.sees_all or actor.role == Role.SYSTEM_OFFICER


def keeps(actor: Post, person: Person) -> bool:
    """Whether the person is one of the desk's own."""
    return is_wide(actor) or Person.objects.kept_by(actor, today()).filter(pk=person.pk).exists()


def may_keep_at(actor: Post, unit: Unit | None) -> Verdict:
    """Whether the actor may enter people, work and ratings at the unit (None: anywhere of the own ones)."""
    if actor.role not in KEEPERS:
        return no(f"Hồ sơ con người do {roles_in_words(KEEPERS)} cập nhật.")
    if unit is None or is_wide(actor) or unit.path.startswith(actor.unit.path):
        return YES
    return no(UNIT_NOT_OURS)


def may_keep(actor: Post, person: Person) -> Verdict:
    """Whether the actor may change the record of the person."""
    verdict = may_keep_at(actor, None)
    return verdict if not verdict or keeps(actor, person) else no(NOT_OURS)


def may_judge(actor: Post, person: Person) -> Verdict:
    """Whether the actor may enter discipline and holds of the person."""
    if actor.role not in JUDGES:
        return no(f"Kỷ luật, tạm dừng xét do {roles_in_words(JUDGES)} ghi.")
    return YES if keeps(actor, person) else no(NOT_OURS)


def may_see_judgements(actor: Post, person: Person) -> bool:
    """Whether discipline and holds are shown."""
    return actor.role in OFFICE_ROLES or bool(may_judge(actor, person))


def may_look_for_ids(actor: Post) -> bool:
    """Whether the actor may look for a person by the whole citizen id."""
    return is_wide(actor) or actor.role in UNIT_ROLES


def may_see_id(actor: Post, person: Person) -> Verdict:
    """Whether the whole citizen id may be shown."""
    if may_look_for_ids(actor) and keeps(actor, person):
        return YES
    return no("Số định danh đầy đủ chỉ mở cho đơn vị đang quản lý người ấy và cơ quan phụ trách toàn tỉnh.")
