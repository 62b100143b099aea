"""Addresses of lists of people taken in."""

from django.urls import path

from units.views import import_lines, import_steps, imports

urlpatterns = [
    path("nhap-danh-sach/", imports.imports, name="imports"),
    path("nhap-danh-sach/moi/", imports.OpenView.as_view(), name="import_new"),
    path("nhap-danh-sach/mau.xlsx", imports.template, name="import_template"),
    path("nhap-danh-sach/<uuid:pk>/", imports.batch, name="import"),
    path("nhap-danh-sach/<uuid:pk>/cot/", imports.ColumnsView.as_view(), name="import_columns"),
    path("nhap-danh-sach/<uuid:pk>/dong/", import_lines.LinesView.as_view(), name="import_lines"),
    path("nhap-danh-sach/<uuid:pk>/can-sua.xlsx", import_lines.findings, name="import_findings"),
    path("nhap-danh-sach/<uuid:pk>/bo-qua/", import_steps.SkipView.as_view(), name="import_skip"),
    path("nhap-danh-sach/<uuid:pk>/ghi/", import_steps.ApplyView.as_view(), name="import_apply"),
    path("nhap-danh-sach/<uuid:pk>/hoan-tac/", import_steps.UndoView.as_view(), name="import_undo"),
    path("nhap-danh-sach/<uuid:pk>/bo/", import_steps.CancelView.as_view(), name="import_cancel"),
    path("nhap-danh-sach/<uuid:pk>/lam-lai/", import_steps.RetryView.as_view(), name="import_retry"),
]
