"""Addresses of the register of awards and of the search."""

from django.urls import path

from awards.views import register, search

urlpatterns = [
    path("so-thanh-tich/", register.register, name="register"),
    path("so-thanh-tich/nguoi/<uuid:pk>/", register.person, name="person"),
    path("so-thanh-tich/ho-gia-dinh/<uuid:pk>/", register.household, name="household"),
    path("so-thanh-tich/don-vi/<uuid:pk>/", register.unit, name="unit_awards"),
    path("tim/", search.search, name="search"),
    path("tim/goi-y/", search.suggestions, name="suggestions"),
]
