"""Addresses of the check before a nomination."""

from django.urls import path

from awards.views import checks, prospects

S = "co-the-de-nghi/<slug:of>/<uuid:pk>/"

urlpatterns = [
    path("co-the-de-nghi/", prospects.prospects_list, name="prospects"),
    path("co-the-de-nghi.xlsx", prospects.prospects_xlsx, name="prospects_xlsx"),
    path(S, checks.roads, name="roads"),
    path(f"{S}<str:award>/", checks.prospect, name="prospect"),
    path(f"{S}<str:award>/de-nghi/", checks.prospect_start, name="prospect_start"),
]
