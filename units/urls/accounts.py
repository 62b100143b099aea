"""Addresses of the own account and its roles."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from units.views import accounts

urlpatterns = [
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
    path("tai-khoan/", accounts.account, name="account"),
    path("tai-khoan/mat-khau/", accounts.PasswordView.as_view(), name="password"),
    path("vai-tro/", accounts.posts, name="posts"),
    path("vai-tro/<uuid:pk>/", accounts.switch_post, name="switch_post"),
]
