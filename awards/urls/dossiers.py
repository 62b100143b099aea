"""Addresses of dossiers, from opening to the end of appraisal."""

from django.urls import path

from awards.views import (
    appraisals,
    attachments,
    dossiers,
    imports,
    nominees,
    returning,
    sections,
    subjects,
    submissions,
)

D = "ho-so/<uuid:pk>/"
A = f"{D}tham-dinh/"

urlpatterns = [
    path("ho-so/", dossiers.dossiers, name="dossiers"),
    path("ho-so/mo/", dossiers.DossierNewView.as_view(), name="dossier_new"),
    path(D, dossiers.dossier, name="dossier"),
    path(f"{D}doi-tuong/", subjects.SubjectsView.as_view(), name="dossier_subjects"),
    path(f"{D}nhap-xlsx/", imports.ImportView.as_view(), name="dossier_import"),
    path(f"{D}mau-nhap.xlsx", imports.template, name="dossier_template"),
    path(f"{D}danh-sach.xlsx", dossiers.listing, name="dossier_listing"),
    path(f"{D}tieu-chuan/", sections.standards, name="dossier_standards"),
    path(f"{D}thanh-tich/", sections.reports, name="dossier_reports"),
    path(f"{D}y-kien/", sections.OpinionsView.as_view(), name="dossier_opinions"),
    path(f"{D}tai-lieu/", attachments.FilesView.as_view(), name="dossier_files"),
    path(f"{D}kiem-tra/", sections.check, name="dossier_check"),
    path(f"{D}bao-thu-truong/", dossiers.announce, name="dossier_announce"),
    path(f"{D}trinh/", submissions.SubmitView.as_view(), name="dossier_submit"),
    path(f"{D}da-trinh/", submissions.done, name="dossier_done"),
    path(f"{D}rut/", dossiers.DossierWithdrawView.as_view(), name="dossier_withdraw"),
    path(f"{D}bo-sung/", submissions.MendView.as_view(), name="dossier_mend"),
    path(f"{D}trinh-lai/", submissions.ResubmitView.as_view(), name="dossier_resubmit"),
    path("ho-so/<uuid:dossier>/de-nghi/<uuid:pk>/", nominees.NomineeView.as_view(), name="nominee"),
    path("ho-so/<uuid:dossier>/tai-lieu/<uuid:pk>/", attachments.AttachmentView.as_view(), name="attachment"),
    path("tham-dinh/", appraisals.appraisals, name="appraisals"),
    path(A, appraisals.AppraisalView.as_view(), name="appraisal"),
    path(f"{A}nhan/", returning.take, name="dossier_take"),
    path(f"{A}tra-lai/", returning.ReturnView.as_view(), name="dossier_return"),
    path(f"{A}muc/<int:item>/", returning.ItemView.as_view(), name="dossier_item"),
    path(f"{A}du-dieu-kien/", returning.ApproveView.as_view(), name="dossier_approve"),
    path(f"{A}ket-luan/", returning.ConcludeView.as_view(), name="dossier_conclude"),
    path(f"{A}tu-choi/", returning.RejectView.as_view(), name="dossier_reject"),
]
