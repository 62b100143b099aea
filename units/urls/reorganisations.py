"""Addresses of reorganisations."""

from django.urls import path

from units.views import plan_lines, plan_people, reorganisations

ONE = "sap-xep-don-vi/<uuid:pk>/"

urlpatterns = [
    path("sap-xep-don-vi/", reorganisations.reorganisations, name="reorganisations"),
    path("sap-xep-don-vi/them/", reorganisations.ReorganisationNewView.as_view(), name="reorganisation_new"),
    path(ONE, reorganisations.reorganisation, name="reorganisation"),
    path(f"{ONE}sua/", reorganisations.ReorganisationEditView.as_view(), name="reorganisation_edit"),
    path(f"{ONE}ket-thuc/", plan_lines.EndView.as_view(), name="reorganisation_end"),
    path(f"{ONE}thay-doi/", plan_lines.ChangeView.as_view(), name="reorganisation_change"),
    path(f"{ONE}thanh-lap/", plan_lines.FoundView.as_view(), name="reorganisation_found"),
    path(f"{ONE}viec/<int:line>/", plan_lines.LineView.as_view(), name="reorganisation_line"),
    path(f"{ONE}viec/<int:line>/bo/", plan_lines.LineDropView.as_view(), name="reorganisation_line_drop"),
    path(f"{ONE}nguoi/", plan_people.PeopleView.as_view(), name="reorganisation_people"),
    path(f"{ONE}nguoi/them/", plan_people.PersonAddView.as_view(), name="reorganisation_person_add"),
    path(f"{ONE}nguoi/danh-sach/", plan_people.PeopleListView.as_view(), name="reorganisation_people_list"),
    path(f"{ONE}nguoi/<int:move>/bo/", plan_people.PersonDropView.as_view(), name="reorganisation_person_drop"),
    path(f"{ONE}tac-dong/", reorganisations.EffectsView.as_view(), name="reorganisation_effects"),
    path(f"{ONE}chuc-vu/", reorganisations.PositionsView.as_view(), name="reorganisation_positions"),
    path(f"{ONE}ap-dung/", reorganisations.ApplyView.as_view(), name="reorganisation_apply"),
    path(f"{ONE}hoan-tac/", reorganisations.UndoView.as_view(), name="reorganisation_undo"),
    path(f"{ONE}huy/", reorganisations.CancelView.as_view(), name="reorganisation_cancel"),
]
