"""The second step of one's own account; and taking it off somebody else's who has lost everything."""

import segno
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET
from django.views.generic import FormView, View

from thiduakt.base.paging import counted, page_of
from thiduakt.base.sealing import UnsealError, seal, unseal
from thiduakt.base.sittings import wants_proof
from units.actions.second_factors import (
    address_of_key,
    has_second_factor,
    new_recovery_codes,
    new_secret,
    remove_second_factor,
    reset_second_factor,
    set_up_second_factor,
)
from units.forms.security import FirstCodeForm
from units.middleware.sittings import SECOND_STEP
from units.models import RecoveryCode, SecondFactor, User
from units.policies.security import can_remove_second_factor, can_reset_second_factor, may_reset_second_factors

NEW_KEY, NEW_CODES = "new_second_factor", "new_recovery_codes"


@require_GET
def second_factor(request):
    """Whether the second step is on, and how many recovery codes are left."""
    left = RecoveryCode.objects.filter(user=request.user, used_at=None).count()
    context = {
        "factor": SecondFactor.objects.filter(user=request.user).first(),
        "codes_left": left,
        "codes_words": f"Còn {left} mã",
        "removal": can_remove_second_factor(request.posts),
        "may_reset": may_reset_second_factors(request.actor),
    }
    return render(request, "units/second_factor.html", context)


@method_decorator(wants_proof, name="dispatch")
class SecondFactorNewView(FormView):
    """The key as a picture and as text; the first code proves that the phone has it."""

    template_name = "units/second_factor_new.html"
    form_class = FirstCodeForm

    def dispatch(self, request, *args, **kwargs):
        self.secret = _kept(request.session, NEW_KEY)
        if self.secret is None:
            self.secret = new_secret()
            request.session[NEW_KEY] = seal(self.secret)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        user, actor, code = self.request.user, self.request.actor, form.cleaned_data["code"]
        try:
            codes = set_up_second_factor(user=user, actor=actor, secret=self.secret, code=code, now=timezone.now())
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        del self.request.session[NEW_KEY]
        self.request.session[SECOND_STEP] = True
        return _to_codes(self.request, codes, "Đã bật xác thực hai bước.")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        address = address_of_key(user=self.request.user, secret=self.secret)
        picture = segno.make(address, micro=False).svg_inline(
            scale=5, border=2, dark="#000", light="#fff", omitsize=True
        )
        spaced = " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))
        return {
            **context,
            "picture": mark_safe(picture),  # drawn by us from the account's own name and key
            "key": spaced,
            "is_on": has_second_factor(self.request.user),
            "has_errors": bool(context["form"].errors),
        }


@require_GET
def recovery_codes(request):
    """The new codes, this once; afterwards only that they have been shown."""
    kept = _kept(request.session, NEW_CODES)
    request.session.pop(NEW_CODES, None)
    response = render(request, "units/recovery_codes.html", {"codes": kept.split() if kept else []})
    response["Cache-Control"] = "no-store"
    return response


@method_decorator(wants_proof, name="dispatch")
class RecoveryCodesNewView(View):
    """Ten new codes in place of the old."""

    def get(self, request):
        return render(request, "units/recovery_codes_new.html", _cancel())

    def post(self, request):
        if not has_second_factor(request.user):
            messages.error(request, "Bạn chưa bật xác thực hai bước nên chưa cần mã dự phòng.")
            return redirect("units:second_factor")
        codes = new_recovery_codes(user=request.user, actor=request.actor)
        return _to_codes(request, codes, "Đã tạo mã dự phòng mới; mã cũ không còn dùng được.")


@method_decorator(wants_proof, name="dispatch")
class SecondFactorRemoveView(View):
    """The owner turns it off, where the role allows."""

    def get(self, request):
        can_remove_second_factor(request.posts).require()
        return render(request, "units/second_factor_remove.html", _cancel())

    def post(self, request):
        can_remove_second_factor(request.posts).require()
        try:
            remove_second_factor(user=request.user, actor=request.actor)
            messages.success(request, "Đã tắt xác thực hai bước.")
        except ValidationError as error:
            messages.error(request, error.messages[0])
        request.session.pop(SECOND_STEP, None)
        return redirect("units:second_factor")


@require_GET
def second_factors(request):
    """Accounts that have the second step, for the system officer."""
    may_reset_second_factors(request.actor).require()
    words = request.GET.get("q", "").strip()
    rows = SecondFactor.objects.select_related("user")
    rows = rows.filter(user__username__icontains=words) | rows.filter(user__full_name__icontains=words)
    page = page_of(rows, order=("user__username",), after=request.GET.get("after", ""))
    return render(request, "units/second_factors.html", {"page": page, "total": counted(rows), "words": words})


@method_decorator(wants_proof, name="dispatch")
class SecondFactorResetView(View):
    """The interruption page before a stranger's second step is taken off."""

    def dispatch(self, request, *args, **kwargs):
        may_reset_second_factors(request.actor).require()
        self.user = get_object_or_404(User, pk=kwargs["pk"])
        can_reset_second_factor(request.actor, self.user).require()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return render(
            request, "units/second_factor_reset.html", {"owner": self.user, **_cancel("units:second_factors")}
        )

    def post(self, request, pk):
        try:
            reset_second_factor(user=self.user, actor=request.actor)
            messages.success(request, f"Đã đặt lại xác thực hai bước của {self.user}. Người ấy nhận một thư báo.")
        except ValidationError as error:
            messages.error(request, error.messages[0])
        return redirect("units:second_factors")


def _kept(session, name: str) -> str | None:
    """What the session holds sealed; None when there is nothing or it cannot be opened any more."""
    try:
        return unseal(session[name]) if name in session else None
    except UnsealError:
        return None


def _cancel(name: str = "units:second_factor") -> dict:
    return {"cancel_url": reverse(name)}


def _to_codes(request, codes: list[str], sentence: str):
    request.session[NEW_CODES] = seal(" ".join(codes))
    messages.success(request, sentence)
    return redirect("units:recovery_codes")
