"""Addresses of organisations."""

from django.urls import path

from units.views import units

urlpatterns = [
    path("don-vi/", units.units, name="units"),
    path("don-vi/<uuid:pk>/", units.unit, name="unit"),
]
