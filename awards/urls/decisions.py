"""Addresses of decisions."""

from django.urls import path

from awards.views import decisions

urlpatterns = [
    path("quyet-dinh/", decisions.decisions, name="decisions"),
    path("quyet-dinh/soan/", decisions.DecisionCreateView.as_view(), name="decision_new"),
    path("quyet-dinh/<uuid:pk>/", decisions.decision, name="decision"),
    path("quyet-dinh/<uuid:pk>/sua/", decisions.DecisionEditView.as_view(), name="decision_edit"),
    path("quyet-dinh/<uuid:pk>/ky/", decisions.DecisionSignView.as_view(), name="decision_sign"),
    path("quyet-dinh/<uuid:pk>/so/", decisions.DecisionNumberView.as_view(), name="decision_number"),
    path("quyet-dinh/<uuid:pk>/ap-dung/", decisions.DecisionApplyView.as_view(), name="decision_apply"),
    path("quyet-dinh/<uuid:pk>/khong-dung/", decisions.DecisionCancelView.as_view(), name="decision_cancel"),
    path("quyet-dinh/<uuid:pk>/xong/", decisions.decision_done, name="decision_done"),
]
