"""Addresses, without marks, for people."""

from django.contrib import admin
from django.urls import include, path

from thiduakt.base.views import health
from thiduakt.desk import DeskView

urlpatterns = [
    path("", DeskView.as_view(), name="desk"),
    path("suc-khoe/", health, name="health"),
    path("", include("units.urls")),
    path("", include("campaigns.urls")),
    path("", include("awards.urls")),
    path("", include("reports.urls")),
    path("quan-tri/", admin.site.urls),
]

handler400 = "thiduakt.errors.bad_request"
handler403 = "thiduakt.errors.forbidden"
handler404 = "thiduakt.errors.missing"
handler500 = "thiduakt.errors.broken"
