"""Addresses of the storey of honours."""

from awards.urls import councils, decisions, dossiers, history, law, payments, quotas, register

app_name = "awards"
urlpatterns = [
    *dossiers.urlpatterns,
    *councils.urlpatterns,
    *decisions.urlpatterns,
    *payments.urlpatterns,
    *quotas.urlpatterns,
    *law.urlpatterns,
    *history.urlpatterns,
    *register.urlpatterns,
]
