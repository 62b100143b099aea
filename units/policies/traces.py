"""Who watches over the reading of citizen ids."""

from thiduakt.base.verdict import YES, Verdict, no
from units.choices import Role
from units.models import Post
from units.policies import roles_in_words

WATCHERS = frozenset({Role.OFFICE_OFFICER, Role.SYSTEM_OFFICER})


def may_watch(actor: Post) -> Verdict:
    """Whether the actor reads the journal of citizen ids seen."""
    return YES if actor.role in WATCHERS else no(f"Nhật ký xem số định danh dành cho: {roles_in_words(WATCHERS)}.")
