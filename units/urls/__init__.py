"""Addresses of the storey of who."""

from units.urls import accounts, blocs, letters, posts, security, units

app_name = "units"
urlpatterns = [
    *accounts.urlpatterns,
    *blocs.urlpatterns,
    *letters.urlpatterns,
    *posts.urlpatterns,
    *security.urlpatterns,
    *units.urlpatterns,
]
