"""Addresses of lists of other agencies."""

from django.urls import path

from awards.views import clearances

urlpatterns = [
    path("so-thanh-tich/xac-nhan/", clearances.clearances, name="clearances"),
    path("so-thanh-tich/xac-nhan/moi/", clearances.ClearanceNewView.as_view(), name="clearance_new"),
]
