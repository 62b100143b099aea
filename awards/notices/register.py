"""What units are told of their lines in the register: taken back, restored, put right."""

from collections import defaultdict
from collections.abc import Iterable

from awards.models import Award, AwardStep, Decision, Revocation
from thiduakt.base.clock import today
from units.choices import Role
from units.models import Post, Unit, User
from units.notices import Notice, post_all

SUBJECTS = {
    "revoke": "Hủy bỏ khen thưởng của {name}",
    "restore": "Phục hồi khen thưởng của {name}",
    "replace": "Dòng sổ thành tích của {name} được sửa bằng dòng khác",
}


def readers_of(unit: Unit) -> Iterable[User]:
    """Head and officers of the unit; of one that has ended, those of the units that go on with its work."""
    units = [unit]
    if unit.ended_on:
        units = Unit.objects.after(unit).alive(today())
    posts = Post.objects.in_force(today()).holding(Role.UNIT_HEAD, Role.UNIT_OFFICER).filter(unit__in=units)
    return User.objects.filter(pk__in=posts.values("user_id")).order_by("pk")


class AwardChanged(Notice):
    """To the unit that held the award: what happened to its line, and why."""

    template = "notices/award_changed.txt"

    def __init__(self, about: Award, step: AwardStep):
        super().__init__(about)
        self.step = step

    def subject(self) -> str:
        return SUBJECTS[self.step.move].format(name=self.about.name)

    def key(self) -> str:
        return f"award-step:{self.step.pk}"

    def recipients(self):
        return readers_of(self.about.holder_unit)


class DecisionRevoked(Notice):
    """To the head and officers of one unit: whose awards are taken back with the decision."""

    template = "notices/decision_revoked.txt"

    def __init__(self, about: Decision, revocation: Revocation, unit: Unit, names: list[str]):
        super().__init__(about)
        self.revocation, self.unit, self.names = revocation, unit, names

    def subject(self) -> str:
        return f"Quyết định {self.about.full_number} bị hủy bỏ: {self.unit.label} có {len(self.names)} đối tượng"

    def key(self) -> str:
        return f"decision-revoked:{self.about.pk.hex}:{self.unit.pk.hex}"

    def recipients(self):
        return readers_of(self.unit)


def post_revoked(decision: Decision, revocation: Revocation, awards: Iterable[Award]) -> None:
    """One letter to each reader of each unit whose awards are taken back."""
    names = defaultdict(list)
    for award in awards:
        names[award.holder_unit_id].append(award.name)
    units = Unit.objects.filter(pk__in=names).order_by("path")
    post_all(DecisionRevoked(decision, revocation, unit, names[unit.pk]) for unit in units)
