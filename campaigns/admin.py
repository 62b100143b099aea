"""The one setting of an office; plans, registrations, rounds and their journals to read."""

from django.contrib import admin

from campaigns import models
from thiduakt.base.admin import ReadOnly, StepAdmin


@admin.register(models.OfficeSetting)
class OfficeSettingAdmin(admin.ModelAdmin):
    list_display = ["office", "before_includes_day"]
    list_select_related = ["office"]
    autocomplete_fields = ["office"]


@admin.register(models.Plan)
class PlanAdmin(ReadOnly):
    list_display = ["full_number", "issued_on", "title", "issuer_name", "state"]
    list_filter = ["state", "year", "kind"]
    search_fields = ["search_key"]


@admin.register(models.Registration)
class RegistrationAdmin(ReadOnly):
    list_display = ["unit", "plan", "year", "state", "submitted_at"]
    list_filter = ["state", "year"]
    list_select_related = ["unit", "plan"]


@admin.register(models.Round)
class RoundAdmin(ReadOnly):
    list_display = ["name", "kind", "year", "opens_on", "closes_on"]
    list_filter = ["year", "kind"]


@admin.register(models.UnitReport)
class UnitReportAdmin(ReadOnly):
    list_display = ["unit", "deadline", "state", "submitted_at"]
    list_filter = ["state"]
    list_select_related = ["unit", "deadline"]


admin.site.register([models.PlanStep, models.RegistrationStep, models.ReportStep, models.RoundStep], StepAdmin)
