"""Addresses of the register of awards and of the search."""

from django.urls import path

from awards.views import awards, book, lookup, register, search, timelines

A = "so-thanh-tich/dong/<uuid:pk>/"

urlpatterns = [
    path("so-thanh-tich/", register.register, name="register"),
    path("so-thanh-tich/ghi/", awards.choose, name="award_choose"),
    path("so-thanh-tich/ghi/<slug:of>/<uuid:pk>/", awards.AwardNewView.as_view(), name="award_new"),
    path(A, awards.award, name="award"),
    path(f"{A}sua/", awards.AwardCorrectView.as_view(), name="award_correct"),
    path(f"{A}huy-bo/", awards.AwardRevokeView.as_view(), name="award_revoke"),
    path(f"{A}phuc-hoi/", awards.AwardRestoreView.as_view(), name="award_restore"),
    path(f"{A}tai-lieu/", awards.award_file, name="award_file"),
    path(f"{A}tai-lieu/<int:step>/", awards.award_file, name="award_step_file"),
    path("so-thanh-tich/so-vang/", book.honour_roll, name="honour_roll"),
    path("so-thanh-tich/so-vang.xlsx", book.honour_roll_xlsx, name="honour_roll_xlsx"),
    path("so-thanh-tich/tra-cuu-cong-khai/", lookup.LookupSettingView.as_view(), name="lookup_setting"),
    path("tra-cuu/", lookup.lookup, name="lookup"),
    path("so-thanh-tich/nguoi/<uuid:pk>/", timelines.person, name="person"),
    path("so-thanh-tich/ho-gia-dinh/<uuid:pk>/", timelines.household, name="household"),
    path("so-thanh-tich/don-vi/<uuid:pk>/", timelines.unit, name="unit_awards"),
    path("tim/", search.search, name="search"),
    path("tim/goi-y/", search.suggestions, name="suggestions"),
]
