"""Addresses of accounts, letters and units."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from units.views import accounts, letters, units

app_name = "units"

urlpatterns = [
    path("dang-nhap/", accounts.LoginView.as_view(), name="login"),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
    path("tai-khoan/", accounts.account, name="account"),
    path("tai-khoan/mat-khau/", accounts.PasswordView.as_view(), name="password"),
    path("vai-tro/", accounts.posts, name="posts"),
    path("vai-tro/<uuid:pk>/", accounts.switch_post, name="switch_post"),
    path("thu/", letters.letters, name="letters"),
    path("thu/<int:pk>/", letters.letter, name="letter"),
    path("don-vi/", units.units, name="units"),
    path("don-vi/<uuid:pk>/", units.unit, name="unit"),
]
