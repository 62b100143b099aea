"""Addresses of people and what is known of them."""

from django.urls import path

from units.models import Discipline, Hold, Person, Rating
from units.views import households, initiatives, merging, people, person_forms, picking, ratings, record_grids
from units.views.removing import RemovalView

urlpatterns = [
    path("con-nguoi/", people.people, name="people"),
    path("con-nguoi/moi/", person_forms.PersonNewView.as_view(), name="person_new"),
    path("con-nguoi/tim-so/", people.person_by_id, name="person_by_id"),
    path("con-nguoi/xep-loai/", ratings.RatingsView.as_view(), name="ratings"),
    path("con-nguoi/ky-luat/", record_grids.JudgementGridView.as_view(), name="judgement_grid"),
    path("con-nguoi/sang-kien/", record_grids.InitiativeGridView.as_view(), name="initiative_grid"),
    path("con-nguoi/<uuid:pk>/", people.person, name="person"),
    path("con-nguoi/<uuid:pk>/sua/", person_forms.PersonEditView.as_view(), name="person_edit"),
    path("con-nguoi/<uuid:pk>/so-dinh-danh/", people.RevealView.as_view(), name="person_reveal"),
    path("con-nguoi/<uuid:pk>/nhan/", person_forms.ReceiveView.as_view(), name="person_receive"),
    path("con-nguoi/<uuid:pk>/cong-tac/", person_forms.EmploymentNewView.as_view(), name="employment_new"),
    path("con-nguoi/<uuid:pk>/cong-tac/<int:row>/", person_forms.EmploymentView.as_view(), name="employment"),
    path("con-nguoi/<uuid:pk>/ky-luat/", person_forms.DisciplineView.as_view(), name="discipline_new"),
    path("con-nguoi/<uuid:pk>/ky-luat/<int:row>/", person_forms.DisciplineView.as_view(), name="discipline"),
    path("con-nguoi/<uuid:pk>/tam-dung/", person_forms.HoldView.as_view(), name="hold_new"),
    path("con-nguoi/<uuid:pk>/tam-dung/<int:row>/", person_forms.HoldView.as_view(), name="hold"),
    path("con-nguoi/<uuid:pk>/xep-loai/", ratings.RatingView.as_view(), name="rating"),
    path("con-nguoi/<uuid:pk>/sang-kien/", initiatives.InitiativeView.as_view(), name="initiative_new"),
    path("con-nguoi/<uuid:pk>/sang-kien/<int:row>/", initiatives.InitiativeView.as_view(), name="initiative"),
    path("con-nguoi/<uuid:pk>/gop/", merging.MergeChooseView.as_view(), name="person_merge"),
    path("con-nguoi/<uuid:pk>/gop/<uuid:other>/", merging.MergeView.as_view(), name="person_merge_with"),
    path("goi-y/<slug:source>/", picking.picks, name="picks"),
    path("ho-gia-dinh/", households.households, name="households"),
    path("ho-gia-dinh/moi/", households.HouseholdView.as_view(), name="household_new"),
    path("ho-gia-dinh/<uuid:pk>/", households.HouseholdView.as_view(), name="household"),
    path(
        "con-nguoi/<uuid:pk>/ky-luat/<int:row>/go-bo/",
        RemovalView.as_view(of=Person, kind=Discipline),
        name="discipline_remove",
    ),
    path(
        "con-nguoi/<uuid:pk>/tam-dung/<int:row>/go-bo/", RemovalView.as_view(of=Person, kind=Hold), name="hold_remove"
    ),
    path(
        "con-nguoi/<uuid:pk>/xep-loai/<int:row>/go-bo/",
        RemovalView.as_view(of=Person, kind=Rating),
        name="rating_remove",
    ),
]
