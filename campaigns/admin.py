"""What the system officer may set or look at; office staff never come here."""

from django.contrib import admin

from campaigns.models import OfficeSetting, PlanStep, RegistrationStep, RoundStep


@admin.register(OfficeSetting)
class OfficeSettingAdmin(admin.ModelAdmin):
    list_display = ("office", "before_includes_day")
    raw_id_fields = ("office",)


class JournalAdmin(admin.ModelAdmin):
    """Journals are read, never written."""

    list_display = ("at", "move", "source", "target", "actor", "note")
    list_select_related = ("actor__user", "actor__unit")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


for model in (PlanStep, RegistrationStep, RoundStep):
    admin.site.register(model, JournalAdmin)
