"""Addresses of quotas and of the exceptions from them."""

from django.urls import path

from awards.views import quotas

urlpatterns = [
    path("han-muc/", quotas.quotas, name="quotas"),
    path("han-muc/han-muc.xlsx", quotas.quotas_xlsx, name="quotas_xlsx"),
    path("han-muc/ngoai-le/", quotas.ExceptionView.as_view(), name="quota_exception"),
    path("han-muc/ngoai-le/<uuid:pk>/rut/", quotas.ExceptionBackView.as_view(), name="quota_withdraw"),
]
