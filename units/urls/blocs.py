"""Addresses of blocs."""

from django.urls import path

from units.views import amendments, bloc_papers, blocs, divisions, placing

urlpatterns = [
    path("khoi-thi-dua/", blocs.blocs, name="blocs"),
    path("khoi-thi-dua/lap/", divisions.DivisionNewView.as_view(), name="division_new"),
    path("khoi-thi-dua/quyet-dinh/<uuid:pk>/", blocs.division, name="division"),
    path("khoi-thi-dua/quyet-dinh/<uuid:pk>/sua/", divisions.DivisionEditView.as_view(), name="division_edit"),
    path("khoi-thi-dua/quyet-dinh/<uuid:pk>/xep/", placing.DivisionPlaceView.as_view(), name="division_place"),
    path("khoi-thi-dua/quyet-dinh/<uuid:pk>/them-khoi/", divisions.BlocNewView.as_view(), name="bloc_new"),
    path("khoi-thi-dua/quyet-dinh/<uuid:pk>/ban-hanh/", divisions.DivisionIssueView.as_view(), name="division_issue"),
    path("khoi-thi-dua/quyet-dinh/<uuid:pk>/ghi/", divisions.DivisionRecordView.as_view(), name="division_record"),
    path("khoi-thi-dua/quyet-dinh/<uuid:pk>/huy/", divisions.DivisionDropView.as_view(), name="division_drop"),
    path("khoi-thi-dua/quyet-dinh/<uuid:pk>/dieu-chinh/", amendments.AmendmentNewView.as_view(), name="amendment_new"),
    path("khoi-thi-dua/dieu-chinh/<uuid:pk>/", amendments.amendment, name="amendment"),
    path("khoi-thi-dua/dieu-chinh/<uuid:pk>/sua/", amendments.AmendmentEditView.as_view(), name="amendment_edit"),
    path("khoi-thi-dua/dieu-chinh/<uuid:pk>/don-vi/", amendments.LineView.as_view(), name="amendment_line"),
    path(
        "khoi-thi-dua/dieu-chinh/<uuid:pk>/ban-hanh/", amendments.AmendmentIssueView.as_view(), name="amendment_issue"
    ),
    path("khoi-thi-dua/dieu-chinh/<uuid:pk>/ghi/", amendments.AmendmentRecordView.as_view(), name="amendment_record"),
    path("khoi-thi-dua/dieu-chinh/<uuid:pk>/huy/", amendments.AmendmentDropView.as_view(), name="amendment_drop"),
    path(
        "khoi-thi-dua/dieu-chinh/<uuid:pk>/don-vi/<int:line>/bo/",
        amendments.LineDropView.as_view(),
        name="amendment_line_drop",
    ),
    path("khoi-thi-dua/khoi/<int:pk>/", blocs.bloc, name="bloc"),
    path("khoi-thi-dua/khoi/<int:pk>/ten/", divisions.BlocRenameView.as_view(), name="bloc_rename"),
    path("khoi-thi-dua/khoi/<int:pk>/bo/", divisions.BlocDropView.as_view(), name="bloc_drop"),
    path("khoi-thi-dua/khoi/<int:pk>/dang/", bloc_papers.BlocDocumentNewView.as_view(), name="bloc_document_new"),
    path("khoi-thi-dua/khoi/<int:pk>/ky/", bloc_papers.BlocSignView.as_view(), name="bloc_sign"),
    path("khoi-thi-dua/khoi/<int:pk>/nhac-ky/", bloc_papers.BlocRemindView.as_view(), name="bloc_remind"),
    path("khoi-thi-dua/khoi/<int:pk>/truong-pho/", bloc_papers.BlocAppointView.as_view(), name="bloc_appoint"),
    path("khoi-thi-dua/van-ban/<uuid:pk>/", bloc_papers.bloc_document, name="bloc_document"),
    path(
        "khoi-thi-dua/van-ban/<uuid:pk>/rut/",
        bloc_papers.BlocDocumentWithdrawView.as_view(),
        name="bloc_document_withdraw",
    ),
]
