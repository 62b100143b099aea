"""Addresses of dossiers, from opening to the end of appraisal."""

from django.http import Http404
from django.urls import path


def unbuilt(request, **kwargs):
    raise Http404


D = "ho-so/<uuid:pk>/"
NAMES = {
    "dossiers": "ho-so/",
    "dossier_new": "ho-so/mo/",
    "dossier": D,
    "dossier_subjects": f"{D}doi-tuong/",
    "dossier_import": f"{D}nhap-xlsx/",
    "dossier_template": f"{D}mau-nhap.xlsx",
    "dossier_standards": f"{D}tieu-chuan/",
    "dossier_reports": f"{D}thanh-tich/",
    "dossier_opinions": f"{D}y-kien/",
    "dossier_files": f"{D}tai-lieu/",
    "dossier_check": f"{D}kiem-tra/",
    "dossier_submit": f"{D}trinh/",
    "dossier_done": f"{D}da-trinh/",
    "dossier_withdraw": f"{D}rut/",
    "dossier_mend": f"{D}bo-sung/",
    "dossier_resubmit": f"{D}trinh-lai/",
    "nominee": "ho-so/<uuid:dossier>/de-nghi/<uuid:pk>/",
    "attachment": "ho-so/<uuid:dossier>/tai-lieu/<uuid:pk>/",
    "appraisals": "tham-dinh/",
    "appraisal": f"{D}tham-dinh/",
    "dossier_take": f"{D}tham-dinh/nhan/",
    "dossier_return": f"{D}tham-dinh/tra-lai/",
    "dossier_conclude": f"{D}tham-dinh/ket-luan/",
    "dossier_reject": f"{D}tham-dinh/tu-choi/",
}

urlpatterns = [path(route, unbuilt, name=name) for name, route in NAMES.items()]
