"""The system officer's side: councils and agencies to keep; the law, what was decided and journals to read."""

from django.contrib import admin

from awards import models
from thiduakt.base.admin import Lasting, ReadOnly, StepAdmin

DATED = ["valid_from", "valid_to", "mark", "pack"]


class LawRowAdmin(ReadOnly):
    """A row of the law: officers change it on the pages of the law, with reason and document; here it is read."""

    list_display = ["__str__", "citation", *DATED]
    list_filter = ["pack", "mark"]
    search_fields = ["citation"]


@admin.register(models.AwardType)
class AwardTypeAdmin(LawRowAdmin):
    list_display = ["code", "name", "kind", "level", "needs_council", *DATED]
    list_filter = ["kind", "level", "needs_council", "pack"]
    search_fields = ["code", "name"]


@admin.register(models.Authority)
class AuthorityAdmin(LawRowAdmin):
    list_display = ["award_type", "title", "code", *DATED]
    list_select_related = ["award_type"]
    search_fields = ["award_type__name", "title", "code"]


@admin.register(models.Rule)
class RuleAdmin(LawRowAdmin):
    list_display = ["code", "award_code", "kind", "subject", "severity", "is_active", *DATED]
    list_filter = ["severity", "is_active", "kind", "pack"]
    search_fields = ["code", "award_code", "citation"]


@admin.register(models.PrizeRate)
class PrizeRateAdmin(LawRowAdmin):
    list_display = ["award_type", "subject", "multiple", "citation", *DATED]
    list_select_related = ["award_type"]
    search_fields = ["award_type__name"]


@admin.register(models.LegalGround)
class LegalGroundAdmin(LawRowAdmin):
    list_display = ["paper", "position", "text", *DATED]
    list_filter = ["paper", "pack"]


admin.site.register(
    [
        *(models.Threshold, models.BaseSalary, models.Quota, models.Route, models.Component, models.TimeLimit),
        *(models.PrizeRounding, models.KindOfCommendation, models.LawNote),
    ],
    LawRowAdmin,
)


@admin.register(models.LawPack)
class LawPackAdmin(ReadOnly):
    list_display = ["code", "title", "scope", "valid_from", "state", "activated_at"]
    list_filter = ["scope", "state"]
    search_fields = ["code", "title"]


class MemberInline(admin.TabularInline):
    model = models.CouncilMember
    extra = 1


@admin.register(models.ClearanceAgency)
class ClearanceAgencyAdmin(Lasting):
    list_display = ["name", "topic", "hold_reason", "is_active"]
    search_fields = ["name"]


@admin.register(models.Council)
class CouncilAdmin(Lasting):
    list_display = ["name", "unit", "decision", "starts_on", "ends_on"]
    list_select_related = ["unit"]
    inlines = [MemberInline]


@admin.register(models.CouncilSession)
class CouncilSessionAdmin(ReadOnly):
    list_display = ["held_on", "council", "round", "state", "minutes_number"]
    list_select_related = ["council", "round"]


@admin.register(models.Decision)
class DecisionAdmin(ReadOnly):
    list_display = ["full_number", "issued_on", "title", "state"]
    list_filter = ["state"]
    search_fields = ["title"]


@admin.register(models.Award)
class AwardAdmin(ReadOnly):
    list_display = ["name", "award_type", "year", "decision_number", "decided_on", "state"]
    list_select_related = ["award_type"]
    search_fields = ["search_key"]


admin.site.register(
    [models.SessionStep, models.DecisionStep, models.AwardStep, models.DossierStep, models.NomineeStep], StepAdmin
)
admin.site.register([models.PackStep, models.LawStep], StepAdmin)
