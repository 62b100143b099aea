"""Addresses of lists of other agencies."""

from django.urls import path

from awards.views import clearances

urlpatterns = [
    path("so-thanh-tich/xac-nhan/", clearances.clearances, name="clearances"),
    path("so-thanh-tich/xac-nhan/moi/", clearances.ClearanceNewView.as_view(), name="clearance_new"),
    path("so-thanh-tich/xac-nhan/<uuid:pk>/dong-cho/", clearances.ClearanceLinesView.as_view(), name="clearance_lines"),
]
