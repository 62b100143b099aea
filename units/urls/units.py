"""Addresses of organisations."""

from django.urls import path

from units.models import Discipline, Hold, Rating, Unit
from units.views import unit_forms, unit_record, unit_sheets, units
from units.views.removing import RemovalView

urlpatterns = [
    path("don-vi/", units.units, name="units"),
    path("don-vi/cay/", units.tree, name="unit_tree"),
    path("don-vi/moi/", unit_forms.FoundView.as_view(), name="unit_new"),
    path("don-vi/xlsx/", unit_sheets.export, name="unit_export"),
    path("don-vi/nhap-xlsx/", unit_sheets.ImportView.as_view(), name="unit_import"),
    path("don-vi/tinh-thanh/", units.provinces, name="provinces"),
    path("don-vi/tiep-noi/<int:pk>/", unit_forms.ContinuityView.as_view(), name="continuity"),
    path("don-vi/<uuid:pk>/", units.unit, name="unit"),
    path("don-vi/<uuid:pk>/qua-thoi-gian/", units.history, name="unit_history"),
    path("don-vi/<uuid:pk>/thong-tin/", unit_forms.FactsView.as_view(), name="unit_facts"),
    path("don-vi/<uuid:pk>/lien-he/", unit_forms.ContactView.as_view(), name="unit_contact"),
    path("don-vi/<uuid:pk>/so-nguoi/", unit_forms.HeadcountView.as_view(), name="unit_headcount"),
    path("don-vi/<uuid:pk>/xep-loai/", unit_record.UnitRatingView.as_view(), name="unit_rating"),
    path("don-vi/<uuid:pk>/ky-luat/", unit_record.UnitDisciplineView.as_view(), name="unit_discipline_new"),
    path("don-vi/<uuid:pk>/ky-luat/<int:row>/", unit_record.UnitDisciplineView.as_view(), name="unit_discipline"),
    path("don-vi/<uuid:pk>/tam-dung/", unit_record.UnitHoldView.as_view(), name="unit_hold_new"),
    path("don-vi/<uuid:pk>/tam-dung/<int:row>/", unit_record.UnitHoldView.as_view(), name="unit_hold"),
    path(
        "don-vi/<uuid:pk>/ky-luat/<int:row>/go-bo/",
        RemovalView.as_view(of=Unit, kind=Discipline),
        name="unit_discipline_remove",
    ),
    path(
        "don-vi/<uuid:pk>/tam-dung/<int:row>/go-bo/", RemovalView.as_view(of=Unit, kind=Hold), name="unit_hold_remove"
    ),
    path(
        "don-vi/<uuid:pk>/xep-loai/<int:row>/go-bo/",
        RemovalView.as_view(of=Unit, kind=Rating),
        name="unit_rating_remove",
    ),
]
