"""What is told about decisions: to the leader, the clerk, the secretary, and at last to the units."""

from collections import defaultdict

from awards.choices import DecisionState
from awards.models import Decision, DecisionLine
from thiduakt.base.clock import today
from units.choices import Role, UnitKind
from units.models import Post, Unit, User
from units.notices import Notice, holders


class DecisionDrafted(Notice):
    """To the leaders of the issuing office."""

    template = "notices/decision_drafted.txt"

    def subject(self) -> str:
        return f"Dự thảo quyết định chờ ký: {self.about.title}"

    def key(self) -> str:
        return f"decision-drafted:{self.about.pk.hex}"

    def recipients(self):
        return holders(today(), Role.LEADER, unit=self.about.issuer)


class DecisionSigned(Notice):
    """To the clerks of the issuing office."""

    template = "notices/decision_signed.txt"

    def subject(self) -> str:
        return f"Quyết định đã ký, chờ cấp số: {self.about.title}"

    def key(self) -> str:
        return f"decision-signed:{self.about.pk.hex}"

    def recipients(self):
        clerks = Post.objects.in_force(today()).holding(Role.CLERK)
        there = clerks.filter(unit__path__startswith=self.about.issuer.path).select_related("unit")
        own = [post.user_id for post in there if self.about.issuer.kind != UnitKind.PROVINCE or post.sees_all]
        return User.objects.filter(pk__in=own).order_by("pk")


class DecisionNumbered(Notice):
    """To the secretary who drafted it."""

    template = "notices/decision_numbered.txt"

    def subject(self) -> str:
        return f"Quyết định {self.about.full_number} đã có số, chờ áp dụng"

    def key(self) -> str:
        return f"decision-numbered:{self.about.pk.hex}"

    def recipients(self):
        return [self.about.created_by.user]


class DecisionApplied(Notice):
    """To the head and officers of one unit: who of theirs is honoured."""

    template = "notices/decision_applied.txt"

    def __init__(self, about: Decision, unit: Unit, names: list[str]):
        super().__init__(about)
        self.unit, self.names = unit, names

    def subject(self) -> str:
        return f"Quyết định {self.about.full_number}: {self.unit.label} có {len(self.names)} đối tượng được khen thưởng"

    def key(self) -> str:
        return f"decision-{DecisionState.APPLIED}:{self.about.pk.hex}:{self.unit.pk.hex}"

    def recipients(self):
        return holders(today(), Role.UNIT_HEAD, Role.UNIT_OFFICER, unit=self.unit)


def post_applied(decision: Decision, lines: list[DecisionLine]) -> None:
    """One letter to each reader of each unit on the list."""
    names = defaultdict(list)
    for line in lines:
        dossier = line.nominee.dossier
        names[dossier.carried_by_id or dossier.unit_id].append(line.nominee.name)
    for unit in Unit.objects.filter(pk__in=names).order_by("path"):
        DecisionApplied(decision, unit, names[unit.pk]).post()
