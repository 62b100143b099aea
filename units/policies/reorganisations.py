"""Rights on reorganisations: officers of the province's offices and the system officer draft, apply and take back."""

from collections import defaultdict
from functools import cached_property

from thiduakt.base.moves import Move
from thiduakt.base.undoing import built_on
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import ChangeAct, ReorganisationState, Role
from units.models import Employment, Post, Reorganisation
from units.policies import MovePolicy, roles_in_words
from units.successions import FOLLOWERS, Outcome
from units.workflow import REORGANISATION_MOVES, REORGANISERS


def may_draft(actor: Post) -> Verdict:
    """Whether the actor may prepare reorganisations."""
    if actor.role not in REORGANISERS:
        return no(f"Sắp xếp đơn vị là việc của: {roles_in_words(REORGANISERS)}.")
    if actor.role != Role.SYSTEM_OFFICER and not actor.sees_all:
        return no("Sắp xếp đơn vị do văn phòng của tỉnh soạn và áp dụng.")
    return YES


class ReorganisationPolicy(MovePolicy):
    """What an actor may do with one reorganisation."""

    noun = "Việc sắp xếp"
    moves = REORGANISATION_MOVES
    thing: Reorganisation

    def in_charge(self, move: Move) -> Verdict:
        return may_draft(self.actor)

    def can_edit(self) -> Verdict:
        """Whether the actor may change the plan now."""
        if self.thing.state != ReorganisationState.DRAFT:
            return no(f"Việc sắp xếp {self.thing.get_state_display()}, không sửa phương án được nữa.")
        return may_draft(self.actor)

    def can_undo(self) -> Verdict:
        """Whether the actor may take it back, and nothing has been built on it; else the reason names everything."""
        verdict = self.can("undo")
        if verdict and self.obstacles:
            return no(f"Không hoàn tác được vì: {'; '.join(self.obstacles)}.")
        return verdict

    @cached_property
    def obstacles(self) -> list[str]:
        """What has been done since, in words."""
        if not self.thing.trace:
            return ["việc này được ghi lại từ trước, không có dấu vết để hoàn tác"]
        units = self.thing.changes.values("unit")
        later = Reorganisation.objects.filter(state=ReorganisationState.APPLIED, applied_at__gt=self.thing.applied_at)
        found = [f"đã có việc sắp xếp sau đó “{each}”" for each in later.filter(changes__unit__in=units).distinct()]
        outcome = self._outcome()
        since = built_on(self.thing.trace) + [each for row in FOLLOWERS for each in row.built(outcome)]
        return found + [f"có {reason}" for reason in since]

    def _outcome(self) -> Outcome:
        touched, jobs = defaultdict(set), []
        for entry in self.thing.trace:
            touched[entry["model"]].update(map(str, entry["pks"]))
            jobs += entry["pks"] if (entry["model"], entry["what"]) == (Employment._meta.label, "create") else []
        units = self.thing.changes.exclude(act=ChangeAct.END).exclude(unit=None).values_list("unit", flat=True)
        people = Employment.objects.filter(pk__in=jobs).values_list("person", flat=True)
        return Outcome(self.thing.applied_at, frozenset(units), frozenset(people), touched)
