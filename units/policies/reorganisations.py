"""Rights on reorganisations: officers of the province's offices and the system officer draft, apply and take back."""

from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from thiduakt.base.moves import Move
from thiduakt.base.undoing import LEANS, Standing, standing_on
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import ChangeAct, ImportStage, ReorganisationState, Role
from units.models import Employment, ImportBatch, Post, Reorganisation, UnitChange
from units.policies import MovePolicy, roles_in_words
from units.policies.blockers import blockers_of
from units.successions import FOLLOWERS, Blocker, Outcome
from units.workflow import REORGANISATION_MOVES, REORGANISERS

# Lists and plans that came to nothing lean on no unit; taking an act back gives them another place.
OVER = {
    UnitChange: {"reorganisation__state__in": [ReorganisationState.CANCELLED, ReorganisationState.UNDONE]},
    ImportBatch: {"stage__in": [ImportStage.CANCELLED, ImportStage.UNDONE]},
}


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
            return no(f"Không hoàn tác được vì: {'; '.join(each.said for each in self.obstacles)}.")
        return verdict

    @cached_property
    def obstacles(self) -> list[Blocker]:
        """What has been done since, in words, with where to clear it."""
        if not self.thing.trace:
            return [Blocker("việc này được ghi lại từ trước, không có dấu vết để hoàn tác")]
        units = self.thing.changes.values("unit")
        later = Reorganisation.objects.filter(state=ReorganisationState.APPLIED, applied_at__gt=self.thing.applied_at)
        found = [
            Blocker(f"Việc sắp xếp áp dụng sau đó “{each}”", each.get_absolute_url())
            for each in later.filter(changes__unit__in=units).distinct()
        ]
        outcome = self._outcome()
        standing = standing_on(self.thing.trace, passed_on={Post})
        found += blockers_of(filter(None, map(_without_what_is_over, standing)))
        return found + [each for row in FOLLOWERS for each in row.built(outcome)]

    def _outcome(self) -> Outcome:
        touched, jobs = defaultdict(set), []
        for entry in self.thing.trace:
            touched[entry["model"]].update(map(str, entry["pks"]))
            jobs += entry["pks"] if (entry["model"], entry["what"]) == (Employment._meta.label, "create") else []
        units = self.thing.changes.exclude(act=ChangeAct.END).exclude(unit=None).values_list("unit", flat=True)
        people = Employment.objects.filter(pk__in=jobs).values_list("person", flat=True)
        return Outcome(self.thing.applied_at, frozenset(units), frozenset(people), touched)


def _without_what_is_over(each: Standing) -> Standing | None:
    """The same without plans and lists that came to nothing; None when nothing is left."""
    if each.why != LEANS or each.model not in OVER:
        return each
    left = each.model.objects.filter(pk__in=each.pks).exclude(**OVER[each.model]).order_by("pk")
    pks = tuple(left.values_list("pk", flat=True))
    return replace(each, pks=pks) if pks else None
