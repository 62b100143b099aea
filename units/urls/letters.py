"""Addresses of letters."""

from django.urls import path

from units.views import letters

urlpatterns = [
    path("thu/", letters.letters, name="letters"),
    path("thu/<int:pk>/", letters.letter, name="letter"),
]
