"""What is told to whom about blocs."""

from datetime import date

from django.urls import reverse

from units.choices import UNIT_ROLES, BlocDocumentKind, Role
from units.models import Bloc, BlocDivision, BlocDocument, BlocMember, DivisionAmendment, Post, User
from units.notices import Notice


def _people_of(units, on: date, roles=UNIT_ROLES):
    posts = Post.objects.in_force(on).holding(*roles).filter(unit__in=units)
    return User.objects.filter(pk__in=posts.values("user_id")).order_by("pk")


class DivisionInForce(Notice):
    """To the units that have a place in a bloc."""

    template = "notices/units_division_in_force.txt"

    def __init__(self, division: BlocDivision, on: date):
        super().__init__(division)
        self.on = on

    def subject(self):
        return f"Đơn vị đã được xếp khối: {self.about}"

    def key(self):
        return f"division-in-force:{self.about.pk.hex}"

    def recipients(self):
        return _people_of(BlocMember.objects.filter(bloc__division=self.about).values("unit"), self.on)


class AmendmentInForce(Notice):
    """To the units that the lines name, and to the others of the blocs they enter or leave."""

    template = "notices/units_amendment_in_force.txt"

    def __init__(self, amendment: DivisionAmendment, on: date):
        super().__init__(amendment)
        self.on = on
        self.lines = list(amendment.lines.select_related("unit", "from_bloc", "to_bloc"))

    def subject(self):
        return f"Khối thi đua có thay đổi: {self.about.division}"

    def key(self):
        return f"amendment-in-force:{self.about.pk.hex}"

    def recipients(self):
        blocs = {pk for line in self.lines for pk in (line.from_bloc_id, line.to_bloc_id) if pk}
        beside = BlocMember.objects.lasting().filter(bloc__in=blocs).values_list("unit", flat=True)
        return _people_of({*beside, *(line.unit_id for line in self.lines)}, self.on)


class BlocPosted(Notice):
    """To the other members when the head posts a paper; a pledge calls them to sign."""

    template = "notices/units_bloc_posted.txt"

    def __init__(self, document: BlocDocument, on: date):
        super().__init__(document)
        self.on = on

    @property
    def is_pledge(self) -> bool:
        return self.about.kind == BlocDocumentKind.PLEDGE

    def subject(self):
        doing = "Mời ký giao ước thi đua" if self.is_pledge else "Văn bản mới của khối"
        return f"{doing}: {self.about.bloc.name}"

    def key(self):
        return f"bloc-posted:{self.about.pk.hex}"

    def link(self):
        return self.about.bloc.get_absolute_url()

    def recipients(self):
        others = self.about.bloc.members.on(self.on).exclude(unit=self.about.posted_by.unit_id)
        return _people_of(others.values("unit"), self.on)


class PledgeWanted(Notice):
    """To heads of members that have not signed; once a day at most."""

    template = "notices/units_pledge_wanted.txt"

    def __init__(self, bloc: Bloc, units, on: date):
        super().__init__(bloc)
        self.units, self.on = units, on

    def subject(self):
        return f"Nhắc ký giao ước thi đua: {self.about.name}"

    def key(self):
        return f"pledge-wanted:{self.about.pk}:{self.on:%Y%m%d}"

    def link(self):
        return reverse("units:bloc", args=[self.about.pk])

    def recipients(self):
        return _people_of(self.units, self.on, {Role.UNIT_HEAD})
