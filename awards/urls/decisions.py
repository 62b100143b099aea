"""Addresses of decisions."""

from django.urls import path

from awards.views import awards, deciding, decisions, drafting, dropping

urlpatterns = [
    path("quyet-dinh/", decisions.decisions, name="decisions"),
    path("quyet-dinh/soan/", drafting.DecisionCreateView.as_view(), name="decision_new"),
    path("quyet-dinh/khong-khen/", dropping.NomineeDropView.as_view(), name="nominee_drop"),
    path("quyet-dinh/<uuid:pk>/", decisions.decision, name="decision"),
    path("quyet-dinh/<uuid:pk>/sua/", drafting.DecisionEditView.as_view(), name="decision_edit"),
    path("quyet-dinh/<uuid:pk>/ky/", deciding.DecisionSignView.as_view(), name="decision_sign"),
    path("quyet-dinh/<uuid:pk>/so/", deciding.DecisionNumberView.as_view(), name="decision_number"),
    path("quyet-dinh/<uuid:pk>/ap-dung/", deciding.DecisionApplyView.as_view(), name="decision_apply"),
    path("quyet-dinh/<uuid:pk>/khong-dung/", deciding.DecisionCancelView.as_view(), name="decision_cancel"),
    path("quyet-dinh/<uuid:pk>/huy-bo/", awards.DecisionRevokeView.as_view(), name="decision_revoke"),
    path("quyet-dinh/<uuid:pk>/xong/", decisions.decision_done, name="decision_done"),
]
