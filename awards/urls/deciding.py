"""Addresses of what people decide beside the rules: other conclusions, declarations, years that break no run."""

from django.urls import path

from awards.views import declaring, gaps, overruling

N = "ho-so/<uuid:dossier>/de-nghi/<uuid:pk>/"
C = "ho-so/<uuid:dossier>/ket-luan-khac/<uuid:pk>/"
G = "so-thanh-tich/nam-lien-tuc/<uuid:pk>/"

urlpatterns = [
    path(f"{N}xac-nhan/", declaring.DeclareView.as_view(), name="nominee_declare"),
    path(f"{N}ket-luan-khac/<str:rule>/", overruling.OverruleView.as_view(), name="overrule"),
    path(f"{C}rut/", overruling.OverruleWithdrawView.as_view(), name="overrule_withdraw"),
    path(f"{C}tep/", overruling.overrule_file, name="overrule_file"),
    path("so-thanh-tich/<slug:kind>/<uuid:pk>/nam-lien-tuc/", gaps.GapsView.as_view(), name="gaps"),
    path(f"{G}rut/", gaps.GapWithdrawView.as_view(), name="gap_withdraw"),
    path(f"{G}tep/", gaps.gap_file, name="gap_file"),
]
