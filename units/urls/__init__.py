"""Addresses of the storey of who."""

from units.urls import accounts, blocs, imports, letters, mine, people, posts, reorganisations, security, units

app_name = "units"
urlpatterns = [
    *accounts.urlpatterns,
    *blocs.urlpatterns,
    *imports.urlpatterns,
    *letters.urlpatterns,
    *mine.urlpatterns,
    *posts.urlpatterns,
    *reorganisations.urlpatterns,
    *security.urlpatterns,
    *people.urlpatterns,
    *units.urlpatterns,
]
