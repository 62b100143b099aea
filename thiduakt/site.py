"""The admin site belongs to the system officer alone; a flag on the account is not enough, the post must hold today."""

from functools import update_wrapper
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator

from thiduakt.base.verdict import Refused
from units.choices import Role


class OfficeSite(AdminSite):
    """Catalogues, accounts, posts, stuck letters and papers. Office staff never see it."""

    site_header = site_title = "Quản trị hệ thống thi đua – khen thưởng"
    index_title = "Danh mục, tài khoản, việc nền"
    site_url = "/"

    def has_permission(self, request) -> bool:
        actor = getattr(request, "actor", None)
        return bool(actor) and actor.role == Role.SYSTEM_OFFICER and super().has_permission(request)

    def admin_view(self, view, cacheable=False):
        """Who is logged in without the right is told so, not asked for another password."""
        inner = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            if request.user.is_authenticated and not self.has_permission(request):
                raise Refused(f"Trang quản trị chỉ dành cho người đang giữ vai trò {Role.SYSTEM_OFFICER.label}.")
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """There is one login page, the one that slows down wrong passwords."""
        after = request.GET.get("next") or reverse("admin:index")
        return redirect(f"{reverse('units:login')}?{urlencode({'next': after})}")


class SiteConfig(AdminConfig):
    default_site = "thiduakt.site.OfficeSite"
