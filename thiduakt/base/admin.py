"""Kinds of pages in the admin site: what may only be read, what may be added but never deleted."""

from django.contrib import admin


class ReadOnly(admin.ModelAdmin):
    """May be looked at, never touched: acts are the only writers."""

    # A book may hold a million lines: no counting of all of them.
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class Lasting(admin.ModelAdmin):
    """May be added and changed; ended by a date, never deleted: others refer to it."""

    list_per_page = 50

    def has_delete_permission(self, request, obj=None):
        return False


class StepAdmin(ReadOnly):
    """A journal, the newest line first."""

    list_display = ["at", "who", "move", "source", "target", "note"]
    list_select_related = ["actor__user"]
    ordering = ["-pk"]
