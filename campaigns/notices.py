"""What is told to whom about plans, registrations, reports and rounds."""

from datetime import date

from django.urls import reverse

from campaigns.choices import RegistrationState
from campaigns.models import Plan, RegistrationStep, Round, UnitReport
from units.choices import UNIT_ROLES, Role
from units.models import Post, Unit, User
from units.notices import Notice, holders


def people_of(units, on: date):
    """Heads and officers of the units on the day."""
    posts = Post.objects.in_force(on).holding(*UNIT_ROLES).filter(unit__in=units)
    return User.objects.filter(pk__in=posts.values("user_id")).order_by("pk")


class PlanIssued(Notice):
    """To the units that carry the plan."""

    template = "notices/campaigns_plan_issued.txt"

    def __init__(self, plan: Plan, units, on: date):
        super().__init__(plan)
        self.units, self.on = units, on

    def subject(self):
        return f"Kế hoạch {self.about.full_number} giao việc cho đơn vị"

    def key(self):
        return f"plan-issued:{self.about.pk.hex}"

    def recipients(self):
        return people_of(self.units, self.on)


class RegistrationWanted(Notice):
    """To a unit that has not registered; once a day at most."""

    template = "notices/campaigns_registration_wanted.txt"

    def __init__(self, plan: Plan, unit: Unit, on: date):
        super().__init__(plan)
        self.unit, self.on = unit, on

    @staticmethod
    def prefix(plan: Plan, on: date) -> str:
        """What the keys of all reminders of one plan and day begin with."""
        return f"registration-wanted:{plan.pk.hex}:{on:%Y%m%d}:"

    def subject(self):
        return f"Nhắc đăng ký thi đua theo kế hoạch {self.about.full_number}"

    def key(self):
        return f"{self.prefix(self.about, self.on)}{self.unit.pk.hex}"

    def link(self):
        return reverse("campaigns:registrations")

    def recipients(self):
        return people_of([self.unit], self.on)


class RegistrationMoved(Notice):
    """To the office when handed in; to the unit when taken or returned."""

    template = "notices/campaigns_registration_moved.txt"

    def __init__(self, step: RegistrationStep, on: date):
        super().__init__(step)
        self.on = on

    def subject(self):
        registration = self.about.registration
        return f"Bản đăng ký của {registration.unit.label}: {registration.get_state_display()}"

    def key(self):
        return f"registration-moved:{self.about.pk}"

    def link(self):
        return self.about.registration.get_absolute_url()

    def recipients(self):
        registration = self.about.registration
        if registration.state == RegistrationState.SUBMITTED:
            return holders(self.on, Role.OFFICE_OFFICER, unit=registration.plan.created_by.unit_id)
        return people_of([registration.unit_id], self.on)


class ReportHandedIn(Notice):
    """To those who receive the paper: the receiving unit and the officers of the plan."""

    template = "notices/campaigns_report_handed_in.txt"

    def __init__(self, report: UnitReport, on: date):
        super().__init__(report)
        self.on = on

    def subject(self):
        return f"{self.about.unit.label} đã nộp: {self.about.deadline.what}"

    def key(self):
        return f"report-handed-in:{self.about.pk.hex}"

    def recipients(self):
        deadline = self.about.deadline
        units = [deadline.receiver_id] if deadline.receiver_id else []
        officers = [deadline.plan.created_by.unit_id] if deadline.plan_id else []
        there = Post.objects.in_force(self.on)
        posts = there.filter(unit__in=units) | there.filter(unit__in=officers, role=Role.OFFICE_OFFICER)
        return User.objects.filter(pk__in=posts.values("user_id")).order_by("pk")


class RoundOpened(Notice):
    """To the units that may nominate in the round."""

    template = "notices/campaigns_round_opened.txt"

    def __init__(self, round_: Round, units, on: date):
        super().__init__(round_)
        self.units, self.on = units, on

    def subject(self):
        return f"Mở đợt xét: {self.about.name}"

    def key(self):
        return f"round-opened:{self.about.pk.hex}"

    def recipients(self):
        return people_of(self.units, self.on)
