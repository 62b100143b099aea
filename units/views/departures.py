"""Leaving the office and coming back: one page each, that says all it will do before it is done."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.decorators import method_decorator

from thiduakt.base.clock import today
from thiduakt.base.sittings import wants_proof
from units.actions.departures import (
    lasting_posts,
    lasting_works,
    leave_office,
    return_to_office,
    standing_departure,
)
from units.forms.departures import DepartureForm
from units.handovers import open_work_of
from units.models import SignIn
from units.policies.accounts import may_lock
from units.policies.people import may_keep_at
from units.views.managed import FormPage, account_of


@method_decorator(wants_proof, name="dispatch")
class LeaveView(FormPage):
    """Roles, work in hand, employment and sign-in of a leaver, in one act."""

    template_name = "units/account_leave.html"

    def setup_subject(self, pk):
        self.account, on = account_of(self.request, pk), today()
        may_lock(self.request.actor, self.account, on=on).require()
        self.posts = list(lasting_posts(self.account, on))
        self.work = {post: open_work_of(post) for post in self.posts}

    def form(self, typed=None):
        words = {
            post: ", ".join(f"{len(rows)} {kind.label}" for _, kind, rows in found)
            for post, found in self.work.items()
            if found
        }
        return DepartureForm(typed, works=words, initial={"last_day": today()})

    def act(self, cleaned, key):
        act = {"user": self.account, "actor": self.request.actor, "on": today(), "now": timezone.now(), "key": key}
        departure = leave_office(**cleaned, **act)
        when = "đã khóa đăng nhập" if departure.closed_at else "khóa đăng nhập sau ngày cuối"
        messages.success(self.request, f"Đã ghi {self.account} rời cơ quan; {when}.")
        return self.account

    def context(self):
        works = list(lasting_works(self.account, today()))
        for work in works:
            work.is_kept = bool(may_keep_at(self.request.actor, work.unit))
        return {
            "account": self.account,
            "posts": self.posts,
            "works": works,
            "sessions": SignIn.objects.filter(user=self.account, ended_at=None, result="in").count(),
            "cancel_url": self.account.get_absolute_url(),
        }


@method_decorator(wants_proof, name="dispatch")
class ReturnView(FormPage):
    """Take a departure back."""

    template_name = "units/account_return.html"

    def setup_subject(self, pk):
        self.account = account_of(self.request, pk)
        may_lock(self.request.actor, self.account, on=today()).require()
        self.departure = standing_departure(self.account)

    def form(self, typed=None):
        return forms.Form(typed)

    def act(self, cleaned, key):
        if self.departure is None:
            raise ValidationError("Người này không có ngày rời cơ quan đang được ghi.")
        act = {"actor": self.request.actor, "on": today(), "now": timezone.now(), "key": key}
        lost = return_to_office(departure=self.departure, **act)
        messages.success(self.request, f"Đã ghi {self.account} trở lại cơ quan.")
        for sentence in lost:
            messages.warning(self.request, f"Chưa trao lại được {sentence}")
        return self.account

    def context(self):
        departure = self.departure
        return {
            "account": self.account,
            "departure": departure,
            "has_gone": bool(departure) and departure.last_day < today(),
            "cancel_url": self.account.get_absolute_url(),
        }
