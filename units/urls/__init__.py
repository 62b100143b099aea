"""Addresses of the storey of who."""

from units.urls import accounts, letters, posts, security, units

app_name = "units"
urlpatterns = [
    *accounts.urlpatterns,
    *letters.urlpatterns,
    *posts.urlpatterns,
    *security.urlpatterns,
    *units.urlpatterns,
]
