"""Posts given, ended and held for another; open work handed over."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator

from thiduakt.base.clock import today
from thiduakt.base.sittings import wants_proof
from units.actions.handovers import hand_over_work
from units.actions.posts import end_post, give_post, name_deputy, period_of
from units.forms.posts import DeputyForm, EndForm, HandOverForm, KnownPersonForm, PostForm
from units.handovers import open_work_of
from units.models import Post, User
from units.policies.accounts import may_end, may_hand_over, may_manage_accounts, may_name_deputy
from units.views.managed import FormPage, account_of


def post_of(request, pk) -> Post:
    """One's own post, one that stands in for it, or one of an account one manages; else 404."""
    found = get_object_or_404(Post.objects.select_related("user", "unit", "stands_in_for"), pk=pk)
    own = request.actor.user_id in {found.user_id, found.stands_in_for and found.stands_in_for.user_id}
    if not own and not User.objects.visible_to(request.actor).filter(pk=found.user_id).exists():
        raise Http404("Không có vai trò này, hoặc không do bạn quản lý.")
    return found


class PostPage(FormPage):
    """A page about one post; goes back to where its account is shown."""

    def setup_subject(self, pk):
        self.post_shown = post_of(self.request, pk)
        self.verdict().require()

    def home(self) -> str:
        if User.objects.visible_to(self.request.actor).filter(pk=self.post_shown.user_id).exists():
            return self.post_shown.user.get_absolute_url()
        return reverse("units:account")

    def context(self):
        return {"shown": self.post_shown, "account": self.post_shown.user, "cancel_url": self.home()}


@method_decorator(wants_proof, name="dispatch")
class GivePostView(FormPage):
    """Give a further role to an account."""

    template_name = "units/post_give.html"

    def setup_subject(self, pk):
        self.account = account_of(self.request, pk)

    def form(self, typed=None):
        return PostForm(typed, actor=self.request.actor, on=today())

    def act(self, cleaned, key):
        post = give_post(user=self.account, **cleaned, actor=self.request.actor, key=key)
        messages.success(self.request, f"Đã giao cho {self.account} vai trò {post} {period_of(post)}.")
        return self.account

    def context(self):
        return {"account": self.account}


@method_decorator(wants_proof, name="dispatch")
class GiveKnownView(FormPage):
    """A role for somebody who came from elsewhere with an account: one person, one account."""

    template_name = "units/post_give_known.html"

    def setup_subject(self):
        may_manage_accounts(self.request.actor).require()

    def form(self, typed=None):
        return KnownPersonForm(typed, actor=self.request.actor, on=today())

    def act(self, cleaned, key):
        post = give_post(**cleaned, actor=self.request.actor, key=key)
        messages.success(self.request, f"Đã giao cho {post.user} vai trò {post} {period_of(post)}.")
        return post.user

    def context(self):
        return {}


class EndPostView(PostPage):
    """The last day of a post; says what still lies in these hands."""

    template_name = "units/post_end.html"

    def verdict(self):
        return may_end(self.request.actor, self.post_shown, on=today())

    def form(self, typed=None):
        return EndForm(typed, initial={"last_day": today()})

    def act(self, cleaned, key):
        home, named = self.home(), f"{self.post_shown.user} thôi vai trò {self.post_shown}"
        end_post(post=self.post_shown, **cleaned, actor=self.request.actor, key=key)
        messages.success(self.request, f"Đã ghi: {named}.")
        return home

    def context(self):
        work = [(kind.label, rows) for _, kind, rows in open_work_of(self.post_shown)]
        begun = self.post_shown.starts_on <= today()
        deputies = self.post_shown.deputies.filter(ends_on__gte=today()).select_related("user")
        return {**super().context(), "work": work, "begun": begun, "deputies": deputies}


@method_decorator(wants_proof, name="dispatch")
class DeputyView(PostPage):
    """Somebody stands in for the holder of a post for a time."""

    template_name = "units/post_deputy.html"

    def verdict(self):
        return may_name_deputy(self.request.actor, self.post_shown, on=today())

    def form(self, typed=None):
        return DeputyForm(typed, post=self.post_shown, on=today())

    def act(self, cleaned, key):
        deputy = name_deputy(post=self.post_shown, **cleaned, actor=self.request.actor, key=key)
        messages.success(self.request, f"{deputy.user} làm thay {self.post_shown.user} {period_of(deputy)}.")
        return self.home()

    def context(self):
        deputies = self.post_shown.deputies.filter(ends_on__gte=today()).select_related("user").order_by("starts_on")
        return {**super().context(), "deputies": deputies}


class HandOverView(PostPage):
    """Everything that waits for a post, passed to another of the same unit and role."""

    template_name = "units/post_hand_over.html"

    def verdict(self):
        return may_hand_over(self.request.actor, self.post_shown)

    def form(self, typed=None):
        return HandOverForm(typed, post=self.post_shown)

    def act(self, cleaned, key):
        step = hand_over_work(post=self.post_shown, **cleaned, actor=self.request.actor, key=key)
        messages.success(self.request, f"Đã bàn giao {step.note}.")
        return self.home()

    def context(self):
        work = [(kind.label, rows) for _, kind, rows in open_work_of(self.post_shown)]
        return {**super().context(), "work": work}
