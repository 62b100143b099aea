"""When reminders go out; papers and sent reminders to read."""

from django.contrib import admin

from reports import models
from reports.actions.renderings import try_again
from thiduakt.base.admin import Lasting, ReadOnly


@admin.register(models.ReminderRule)
class ReminderRuleAdmin(Lasting):
    """A rule is switched off, not deleted: the ledger refers to it."""

    list_display = ["__str__", "days_before", "is_active"]
    list_editable = ["is_active"]


@admin.register(models.ReminderSent)
class ReminderSentAdmin(ReadOnly):
    list_display = ["at", "assignment", "step", "to"]
    list_select_related = ["assignment__deadline", "assignment__unit", "to"]


@admin.register(models.Rendering)
class RenderingAdmin(ReadOnly):
    list_display = ["created_at", "kind", "format", "is_final", "version", "state", "attempt", "finished_at", "error"]
    list_filter = ["state", "kind", "format", "is_final"]
    list_select_related = ["file"]
    actions = ["make_again"]

    @admin.action(description="Tạo lại những văn bản không tạo được")
    def make_again(self, request, queryset):
        count = try_again(renderings=queryset)
        self.message_user(request, f"{count} văn bản được xếp hàng tạo lại.")
