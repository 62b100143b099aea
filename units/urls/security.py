"""Addresses of signing in safely."""

from django.urls import path

from units.views import entering, office_login, sittings
from units.views import second_factors as steps

urlpatterns = [
    path("dang-nhap/", entering.LoginView.as_view(), name="login"),
    path("dang-nhap/ma-xac-thuc/", entering.LoginCodeView.as_view(), name="login_code"),
    path("dang-nhap/co-quan/", office_login.office_login, name="office_login"),
    path("dang-nhap/co-quan/tro-lai/", office_login.office_back, name="office_back"),
    path("tai-khoan/xac-nhan/", sittings.ProveView.as_view(), name="prove"),
    path("tai-khoan/phien/", sittings.sessions, name="sessions"),
    path("tai-khoan/phien/<int:pk>/dang-xuat/", sittings.session_end, name="session_end"),
    path("tai-khoan/phien/dang-xuat-noi-khac/", sittings.sessions_end_others, name="sessions_end_others"),
    path("tai-khoan/phien/tiep-tuc/", sittings.session_extend, name="session_extend"),
    path("tai-khoan/hai-buoc/", steps.second_factor, name="second_factor"),
    path("tai-khoan/hai-buoc/cai-dat/", steps.SecondFactorNewView.as_view(), name="second_factor_new"),
    path("tai-khoan/hai-buoc/tat/", steps.SecondFactorRemoveView.as_view(), name="second_factor_remove"),
    path("tai-khoan/hai-buoc/ma-du-phong/", steps.recovery_codes, name="recovery_codes"),
    path("tai-khoan/hai-buoc/ma-du-phong/moi/", steps.RecoveryCodesNewView.as_view(), name="recovery_codes_new"),
    path("bao-mat/hai-buoc/", steps.second_factors, name="second_factors"),
    path("bao-mat/hai-buoc/<uuid:pk>/", steps.SecondFactorResetView.as_view(), name="second_factor_reset"),
]
