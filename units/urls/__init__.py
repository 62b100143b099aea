"""Addresses of the storey of who."""

from units.urls import accounts, letters, units

app_name = "units"
urlpatterns = [*accounts.urlpatterns, *letters.urlpatterns, *units.urlpatterns]
