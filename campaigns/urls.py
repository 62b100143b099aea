"""Addresses of plans, registrations, reports and rounds."""

from django.urls import path

from campaigns.views import facts, intakes, issuing, plans, registering, registrations, reports, rounds

app_name = "campaigns"

INTAKE = "ke-hoach/nhap/<uuid:pk>/"
PLAN = "ke-hoach/<uuid:pk>/"
REGISTRATION = "dang-ky/<uuid:pk>/"

urlpatterns = [
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/nhap/", intakes.IntakeNewView.as_view(), name="intake_new"),
    path(INTAKE, intakes.intake, name="intake"),
    path(f"{INTAKE}cach-hieu/", intakes.ReadingView.as_view(), name="intake_reading"),
    path(f"{INTAKE}luu/", intakes.IntakeSaveView.as_view(), name="intake_save"),
    path(f"{INTAKE}thong-tin/<slug:part>/", facts.IntakePartView.as_view(), name="intake_part"),
    path(f"{INTAKE}muc/<slug:group>/them/", facts.IntakeFactView.as_view(), name="intake_fact_new"),
    path(f"{INTAKE}muc/<slug:group>/<slug:fact>/", facts.IntakeFactView.as_view(), name="intake_fact"),
    path(f"{INTAKE}muc/<slug:group>/<slug:fact>/bo/", facts.IntakeFactDropView.as_view(), name="intake_fact_drop"),
    path(PLAN, plans.plan, name="plan"),
    path(f"{PLAN}thong-tin/<slug:part>/", facts.PlanPartView.as_view(), name="plan_part"),
    path(f"{PLAN}muc/<slug:group>/them/", facts.PlanFactView.as_view(), name="plan_fact_new"),
    path(f"{PLAN}muc/<slug:group>/<slug:fact>/", facts.PlanFactView.as_view(), name="plan_fact"),
    path(f"{PLAN}muc/<slug:group>/<slug:fact>/bo/", facts.PlanFactDropView.as_view(), name="plan_fact_drop"),
    path(f"{PLAN}ban-hanh/", issuing.PlanIssueView.as_view(), name="plan_issue"),
    path(f"{PLAN}buoc/<slug:move>/", issuing.PlanMoveView.as_view(), name="plan_move"),
    path(f"{PLAN}nguon/", plans.plan_source, name="plan_source"),
    path(f"{PLAN}nhac-dang-ky/", registrations.RemindMissingView.as_view(), name="remind_missing"),
    path(f"{PLAN}dang-ky/", registering.RegistrationOpenView.as_view(), name="registration_open"),
    path("dang-ky/", registrations.registrations, name="registrations"),
    path(REGISTRATION, registering.registration, name="registration"),
    path(f"{REGISTRATION}chi-tieu/", registering.TargetsView.as_view(), name="registration_targets"),
    path(f"{REGISTRATION}danh-hieu/", registering.TitlesView.as_view(), name="registration_titles"),
    path(
        f"{REGISTRATION}danh-hieu/<int:title>/bo/", registering.TitleDropView.as_view(), name="registration_title_drop"
    ),
    path(f"{REGISTRATION}gui/", registering.RegistrationSubmitView.as_view(), name="registration_submit"),
    path(f"{REGISTRATION}tiep-nhan/", registering.RegistrationAcceptView.as_view(), name="registration_accept"),
    path(f"{REGISTRATION}tra-lai/", registering.RegistrationReturnView.as_view(), name="registration_return"),
    path("viec-phai-nop/<uuid:deadline>/", reports.ReportView.as_view(), name="report"),
    path("viec-phai-nop/<uuid:deadline>/nop/", reports.ReportSubmitView.as_view(), name="report_submit"),
    path("viec-phai-nop/tep/<uuid:pk>/", reports.report_file, name="report_file"),
    path("dot-xet/", rounds.rounds, name="rounds"),
    path("dot-xet/moi/", rounds.RoundNewView.as_view(), name="round_new"),
    path("dot-xet/<uuid:pk>/", rounds.round_page, name="round"),
]
