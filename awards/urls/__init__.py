"""Addresses of the storey of honours."""

from awards.urls import (
    clearances,
    councils,
    deciding,
    decisions,
    dossiers,
    history,
    law,
    payments,
    prospects,
    quotas,
    register,
)

app_name = "awards"
urlpatterns = [
    *dossiers.urlpatterns,
    *deciding.urlpatterns,
    *councils.urlpatterns,
    *decisions.urlpatterns,
    *payments.urlpatterns,
    *quotas.urlpatterns,
    *law.urlpatterns,
    *history.urlpatterns,
    *clearances.urlpatterns,
    *prospects.urlpatterns,
    *register.urlpatterns,
]
