"""Addresses of one's own data, and of the journal of citizen ids seen."""

from django.urls import path

from units.views import mine

urlpatterns = [
    path("tai-khoan/du-lieu/", mine.own_data, name="own_data"),
    path("tai-khoan/du-lieu/tai-ve.json", mine.own_data_json, name="own_data_json"),
    path("tai-khoan/du-lieu/tai-ve.xlsx", mine.own_data_xlsx, name="own_data_xlsx"),
    path("tai-khoan/du-lieu/de-nghi-sua/", mine.CorrectionView.as_view(), name="own_data_correct"),
    path("bao-mat/xem-so-dinh-danh/", mine.sensitive_reads, name="sensitive_reads"),
]
