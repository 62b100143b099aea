"""Addresses of council sessions."""

from django.urls import path

from awards.views import councils

urlpatterns = [
    path("hoi-dong/", councils.sessions, name="sessions"),
    path("hoi-dong/moi/", councils.SessionCreateView.as_view(), name="session_new"),
    path("hoi-dong/<uuid:pk>/", councils.session, name="session"),
    path("hoi-dong/<uuid:pk>/thanh-phan/", councils.SeatsView.as_view(), name="session_seats"),
    path("hoi-dong/<uuid:pk>/phieu/", councils.VotesView.as_view(), name="session_votes"),
    path("hoi-dong/<uuid:pk>/bat-dau/", councils.SessionOpenView.as_view(), name="session_open"),
    path("hoi-dong/<uuid:pk>/ket-thuc/", councils.SessionCloseView.as_view(), name="session_close"),
]
