"""The accounts one manages: the list, a page for each, and what is done with the account itself."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base.clock import today
from thiduakt.base.paging import counted, page_of
from thiduakt.base.sittings import wants_proof
from thiduakt.base.views import ActView
from units.actions.accounts import Newcomer, lock_account, mend_account, open_accounts, reopen_account
from units.actions.departures import standing_departure
from units.actions.invitations import invite, revoke_invitation
from units.choices import InvitationState
from units.facts.deputies import with_deputies
from units.forms.account_filters import AccountFilter
from units.forms.invitations import AccountForm, NewAccountForm, ReasonForm
from units.handovers import open_work_of
from units.models import KnownDevice, Post, User
from units.policies.accounts import (
    may_end,
    may_give,
    may_hand_over,
    may_lock,
    may_manage,
    may_manage_accounts,
    may_name_deputy,
)
from units.views.keys import key_of

STEPS_SHOWN = 30
GONE = ("Đã rời cơ quan", "none")
MOVES = {
    "open_account": "Mở tài khoản",
    "correct_account": "Sửa họ tên, thư điện tử",
    "link_person": "Gắn với hồ sơ con người",
    "unlink_person": "Bỏ gắn hồ sơ con người",
    "lock_account": "Khóa tài khoản",
    "reopen_account": "Mở lại tài khoản",
    "give_post": "Giao vai trò",
    "name_deputy": "Giao làm thay",
    "end_post": "Cho thôi vai trò",
    "take_back_post": "Hủy vai trò chưa bắt đầu",
    "hand_over": "Bàn giao việc",
    "hand_over_failed": "Chưa bàn giao được việc",
    "leave_office": "Ghi rời cơ quan",
    "close_departed": "Khóa đăng nhập sau ngày cuối",
    "return_to_office": "Trở lại cơ quan",
    "keep_post": "Giữ lại vai trò",
    "admin": "Sửa ở trang quản trị",
    "invite": "Gửi lời mời",
    "reset": "Đặt lại mật khẩu",
    "revoke_invitation": "Thu hồi lời mời",
    "accept_invitation": "Đặt mật khẩu bằng lời mời",
}


def account_of(request, pk) -> User:
    """An account the reader manages with its posts, the latest first; or 404."""
    named = ("unit", "granted_by__user", "ended_by__user", "stands_in_for__user")
    posts = Prefetch("posts", Post.objects.select_related(*named).order_by("-starts_on", "-pk"))
    devices = KnownDevice.objects.filter(user=OuterRef("pk")).order_by().values("user").annotate(number=Count("pk"))
    found = (
        User.objects.visible_to(request.actor)
        .select_related("person")
        .annotate(device_count=Coalesce(Subquery(devices.values("number")), 0))
    )
    return get_object_or_404(found.prefetch_related(posts), pk=pk)


@require_GET
def accounts(request):
    """Accounts by given name, with the posts that are not over and where the invitation stands."""
    may_manage_accounts(request.actor).require()
    on = today()
    chosen = AccountFilter(request.GET, on=on)
    found = chosen.apply(User.objects.visible_to(request.actor))
    page = page_of(found.for_list(on), order=("sort_key", "pk"), after=request.GET.get("after", ""))
    now = timezone.now()
    for user in page.rows:
        user.standing = _standing(user, user.current, user.waiting, now)
    return render(request, "units/accounts.html", {"page": page, "total": counted(found), "filter": chosen, "on": on})


def _standing(user, posts, waiting, now) -> tuple[str, str]:
    """(words, tone) of a tag: what keeps the account from being used, if anything does."""
    if not user.is_active:
        return "Đã khóa", "late"
    if waiting:
        is_open = waiting[0].state_at(now) == InvitationState.OPEN
        return ("Chờ dùng lời mời", "wait") if is_open else ("Lời mời hết hạn", "warn")
    if not posts:
        return "Không có vai trò", "none"
    return ("Đang dùng", "ok") if user.last_login else ("Chưa đăng nhập", "wait")


@require_GET
def account(request, pk):
    """One account: its posts through time, its invitation, its devices, its journal."""
    user, actor, on = account_of(request, pk), request.actor, today()
    posts = with_deputies(user.posts.all(), on)
    for post in posts:
        for deputy in post.stand_ins:
            deputy.may_end = may_end(actor, deputy, on=on)
        post.is_over = bool(post.ends_on and post.ends_on < on)
        post.may_end, post.may_name_deputy = may_end(actor, post, on=on), may_name_deputy(actor, post, on=on)
        post.waits = _waits(post) if may_hand_over(actor, post) else ""
    waiting = list(user.invitations.filter(used_at=None, revoked_at=None).select_related("by__user"))
    departure, lasting = standing_departure(user), [post for post in posts if not post.is_over]
    context = {
        "account": user,
        "posts": posts,
        "on": on,
        "invitation": waiting[0] if waiting else None,
        "standing": GONE if departure and departure.closed_at else _standing(user, lasting, waiting, timezone.now()),
        "devices": user.device_count,
        "departure": departure,
        "has_gone": bool(departure and departure.last_day < on),
        "steps": user.steps.select_related("actor__user").order_by("-pk")[:STEPS_SHOWN],
        "moves": MOVES,
        "may_manage": may_manage(actor, user, on=on),
        "may_lock": may_lock(actor, user, on=on),
    }
    return render(request, "units/managed_account.html", context)


def _waits(post) -> str:
    """`3 hồ sơ đang thẩm định`; empty where nothing waits."""
    return ", ".join(f"{len(rows)} {work.label}" for _, work, rows in open_work_of(post))


class FormPage(View):
    """A form about one account or post: shown, and sent once."""

    template_name: str

    def get(self, request, **kwargs):
        self.setup_subject(**kwargs)
        return self.page(self.form())

    def post(self, request, **kwargs):
        self.setup_subject(**kwargs)
        form = self.form(request.POST)
        if form.is_valid():
            try:
                return redirect(self.act(form.cleaned_data, key_of(request)))
            except ValidationError as error:
                blame(form, error)
        return self.page(form)

    def page(self, form):
        context = {"form": form, "has_errors": bool(form.errors), **self.context()}
        return render(self.request, self.template_name, context)


def blame(form, error: ValidationError) -> None:
    """Lay what an act refused at the fields of the form; what belongs to none stands above them."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
    for field, texts in by_field.items():
        for text in texts:
            form.add_error(field if field in form.fields else None, text)


@method_decorator(wants_proof, name="dispatch")
class NewAccountView(FormPage):
    """Invite somebody: account, first post and invitation in one act."""

    template_name = "units/account_new.html"

    def setup_subject(self):
        may_manage_accounts(self.request.actor).require()

    def form(self, typed=None):
        return NewAccountForm(typed, actor=self.request.actor, on=today())

    def act(self, cleaned, key):
        may_give(self.request.actor, role=cleaned["role"], unit=cleaned["unit"], capacity=cleaned["capacity"]).require()
        opened = open_accounts(newcomers=[Newcomer(**cleaned)], actor=self.request.actor, now=timezone.now(), key=key)
        sent = "Lời mời được gửi qua thư điện tử." if opened[0].email else "Chưa có thư điện tử: hãy in giấy mời."
        messages.success(self.request, f"Đã mở tài khoản {opened[0].username} cho {opened[0]}. {sent}")
        return opened[0]

    def context(self):
        return {}


class CorrectView(FormPage):
    """Put right a name or a mail address, and say whose account it is."""

    template_name = "units/account_correct.html"

    def setup_subject(self, pk):
        self.account = account_of(self.request, pk)
        may_manage(self.request.actor, self.account, on=today()).require()

    def form(self, typed=None):
        return AccountForm(typed, account=self.account, actor=self.request.actor)

    def act(self, cleaned, key):
        user = mend_account(user=self.account, **cleaned, actor=self.request.actor)
        messages.success(self.request, f"Đã sửa tài khoản của {user}.")
        return user

    def context(self):
        return {"account": self.account}


@method_decorator(wants_proof, name="dispatch")
class InviteView(FormPage):
    """A new invitation; asks first, for an old password and open sessions end with it."""

    template_name = "units/account_invite.html"

    def setup_subject(self, pk):
        self.account = account_of(self.request, pk)
        may_manage(self.request.actor, self.account, on=today()).require()

    def form(self, typed=None):
        return forms.Form(typed)

    def act(self, cleaned, key):
        invite(user=self.account, actor=self.request.actor, now=timezone.now(), key=key)
        sent = " và gửi qua thư điện tử" if self.account.email else ""
        messages.success(self.request, f"Đã tạo lời mời mới cho {self.account}{sent}. Có thể in giấy mời.")
        return self.account

    def context(self):
        return {"account": self.account, "cancel_url": self.account.get_absolute_url()}


class LockView(InviteView):
    """Close an account, with the reason."""

    template_name = "units/account_lock.html"

    def setup_subject(self, pk):
        self.account = account_of(self.request, pk)
        may_lock(self.request.actor, self.account, on=today()).require()

    def form(self, typed=None):
        return ReasonForm(typed)

    def act(self, cleaned, key):
        lock_account(user=self.account, **cleaned, actor=self.request.actor, now=timezone.now(), key=key)
        messages.success(self.request, f"Đã khóa tài khoản của {self.account}.")
        return self.account

    def context(self):
        waiting = [open_work_of(post) for post in self.account.posts.all()]
        work = [(kind.label, rows) for of_post in waiting for _, kind, rows in of_post]
        return {**super().context(), "work": work}


class AccountAct(ActView):
    """A button on the page of an account."""

    def back(self, pk):
        return reverse("units:managed_account", args=[pk])


class ReopenView(AccountAct):
    """Open a closed account again."""

    def act(self, pk):
        user = reopen_account(user=account_of(self.request, pk), actor=self.request.actor)
        messages.success(self.request, f"Đã mở lại tài khoản của {user}.")
        return user


class RevokeView(AccountAct):
    """Take back the invitation that is out."""

    def act(self, pk):
        user = account_of(self.request, pk)
        if revoke_invitation(user=user, actor=self.request.actor, now=timezone.now()):
            messages.success(self.request, f"Đã thu hồi lời mời của {user}.")
        return user
