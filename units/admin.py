"""Accounts and posts, organisations, people, blocs; counters, letters and files to read."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group

from thiduakt.base.admin import Lasting, ReadOnly, StepAdmin
from thiduakt.base.text import search_key
from units import models
from units.actions.letters import resend_letters
from units.forms.unit_admin import StatesFormSet, UnitAdminForm

admin.site.unregister(Group)
# Django's Vietnamese calls these "sign-in entries".
LogEntry._meta.verbose_name, LogEntry._meta.verbose_name_plural = "lần sửa ở trang quản trị", "nhật ký trang quản trị"


class PostInline(admin.TabularInline):
    """Rights, to look only: they are given and ended on the pages of accounts."""

    model = models.Post
    fk_name = "user"
    extra = 0
    fields = ["unit", "role", "capacity", "title", "starts_on", "ends_on", "basis"]
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(models.User)
class AccountAdmin(ReadOnly):
    """To look only: accounts, passwords and flags change by acts that are written down. No password is shown."""

    list_display = ["username", "full_name", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser", "posts__role"]
    search_fields = ["username", "full_name", "email"]
    fields = ["username", "full_name", "email", "person", "is_active", "is_superuser", "last_login", "date_joined"]
    inlines = [PostInline]


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnly):
    """What was written in the admin site itself: by whom, when, which fields."""

    list_display = ["action_time", "user", "content_type", "object_repr", "action_flag", "get_change_message"]
    list_filter = ["action_flag", "content_type"]
    list_select_related = ["user", "content_type"]


class FoundByName(Lasting):
    """Searched with or without marks."""

    search_fields = ["search_key"]

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_key(search_term))


class StateInline(admin.TabularInline):
    model = models.UnitState
    formset = StatesFormSet
    fk_name = "unit"
    extra = 0
    autocomplete_fields = ["parent"]


@admin.register(models.Unit)
class UnitAdmin(FoundByName):
    form = UnitAdminForm
    list_display = ["name", "short_name", "symbol", "kind", "parent", "founded_on", "ended_on"]
    list_filter = ["kind", ("ended_on", admin.EmptyFieldListFilter)]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent"]
    inlines = [StateInline]

    def get_readonly_fields(self, request, obj=None):
        """Where a unit stands is changed by a reorganisation, which moves all that is below along."""
        return ["parent"] if obj else []

    def save_related(self, request, form, formsets, change):
        """The journal of the unit says what was mended here."""
        super().save_related(request, form, formsets, change)
        fields = [*form.changed_data, *(name for formset in formsets if formset.has_changed() for name in ["tên cũ"])]
        if fields:
            note = f"Ở trang quản trị: {', '.join(map(str, fields))}"[:500]
            form.instance.steps.create(move="mend_facts" if change else "found", actor=request.actor, note=note)


@admin.register(models.UnitStep)
class UnitStepAdmin(StepAdmin):
    list_display = ["unit", *StepAdmin.list_display]
    list_select_related = ["unit", *StepAdmin.list_select_related]


@admin.register(models.Headcount)
class HeadcountAdmin(ReadOnly):
    list_display = ["unit", "year", "total", "women", "entered_by", "entered_at"]
    list_filter = ["year"]
    list_select_related = ["unit", "entered_by__user", "entered_by__unit"]


class SuccessionInline(admin.TabularInline):
    """Who follows whom; written by applying a plan."""

    model = models.Succession
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(models.Reorganisation)
class ReorganisationAdmin(ReadOnly):
    list_display = ["effective_on", "name", "kind", "state", "decision"]
    list_filter = ["state", "kind"]
    exclude = ["trace"]
    inlines = [SuccessionInline]


@admin.register(models.ReorganisationStep)
class ReorganisationStepAdmin(StepAdmin):
    list_display = ["reorganisation", *StepAdmin.list_display]
    list_select_related = ["reorganisation", *StepAdmin.list_select_related]


class EmploymentInline(admin.TabularInline):
    model = models.Employment
    extra = 0
    autocomplete_fields = ["unit"]


class RatingInline(admin.TabularInline):
    model = models.Rating
    extra = 0
    exclude = ["unit"]


class DisciplineInline(admin.TabularInline):
    model = models.Discipline
    extra = 0
    exclude = ["unit"]


class HoldInline(admin.TabularInline):
    model = models.Hold
    extra = 0
    exclude = ["unit"]


@admin.register(models.Person)
class PersonAdmin(FoundByName, ReadOnly):
    """To look only: the pages of people check what overlaps and write it down. Sealed numbers are not shown."""

    list_display = ["full_name", "birth_date", "birth_year", "sex", "merged_into"]
    list_select_related = ["merged_into"]
    show_full_result_count = False
    inlines = [EmploymentInline, RatingInline, DisciplineInline, HoldInline]


@admin.register(models.PersonStep)
class PersonStepAdmin(StepAdmin):
    list_display = ["person", *StepAdmin.list_display]
    list_select_related = ["person", *StepAdmin.list_select_related]


@admin.register(models.PersonMerge)
class PersonMergeAdmin(ReadOnly):
    list_display = ["at", "gone", "kept", "actor"]
    list_select_related = ["gone", "kept", "actor__user", "actor__unit"]
    exclude = ["snapshot"]


@admin.register(models.Household)
class HouseholdAdmin(FoundByName, ReadOnly):
    list_display = ["head_name", "address", "unit", "ended_on"]
    list_select_related = ["unit"]


@admin.register(models.BlocDivision)
class BlocDivisionAdmin(ReadOnly):
    list_display = ["year", "kind", "state", "number", "symbol", "issued_on", "issuer_name"]
    list_filter = ["year", "state"]


@admin.register(models.Bloc)
class BlocAdmin(ReadOnly):
    list_display = ["year", "kind", "name", "division"]
    list_filter = ["year"]
    list_select_related = ["division"]
    search_fields = ["name"]


@admin.register(models.BlocDocument)
class BlocDocumentAdmin(ReadOnly):
    list_display = ["title", "kind", "bloc", "dated_on", "posted_at", "withdrawn_at"]
    list_select_related = ["bloc"]


@admin.register(models.DivisionAmendment)
class DivisionAmendmentAdmin(ReadOnly):
    list_display = ["division", "effective_on", "state", "number", "symbol", "issued_on", "decision"]
    list_filter = ["state"]
    list_select_related = ["division"]


@admin.register(models.AmendmentStep)
class AmendmentStepAdmin(StepAdmin):
    list_display = ["amendment", *StepAdmin.list_display]
    list_select_related = ["amendment__division", *StepAdmin.list_select_related]


@admin.register(models.DivisionStep)
class DivisionStepAdmin(ReadOnly):
    list_display = ["at", "division", "bloc", "move", "actor", "note"]
    list_select_related = ["division", "bloc", "actor__user", "actor__unit"]


@admin.register(models.Counter)
class CounterAdmin(ReadOnly):
    list_display = ["issuer", "series", "year", "last"]
    list_filter = ["year", "series"]
    list_select_related = ["issuer"]


@admin.register(models.Letter)
class LetterAdmin(ReadOnly):
    """Read only, but for a person's word that a letter in doubt goes out again."""

    list_display = ["created_at", "to", "channel", "subject", "state", "attempt", "sent_at"]
    list_filter = ["state", "channel"]
    list_select_related = ["to"]
    search_fields = ["to__username", "to__full_name", "subject"]
    actions = ["send_again"]

    @admin.action(description="Gửi lại những thư không gửi được hoặc không chắc đã gửi")
    def send_again(self, request, queryset):
        for letter in queryset:
            self.log_change(request, letter, "Gửi lại")
        count = resend_letters(letters=queryset)
        self.message_user(request, f"{count} thư được xếp hàng gửi lại.")


@admin.register(models.StoredFile)
class StoredFileAdmin(ReadOnly):
    list_display = ["name", "media_type", "size", "sha256", "stored_at", "stored_by"]
    list_select_related = ["stored_by__user", "stored_by__unit"]
    search_fields = ["name", "sha256"]


@admin.register(models.Departure)
class DepartureAdmin(ReadOnly):
    list_display = ["made_at", "user", "kind", "last_day", "made_by", "closed_at", "returned_at"]
    list_select_related = ["user", "made_by__user", "made_by__unit"]


@admin.register(models.Invitation)
class InvitationAdmin(ReadOnly):
    list_display = ["created_at", "user", "kind", "by", "expires_at", "used_at", "revoked_at"]
    list_select_related = ["user", "by__user", "by__unit"]


@admin.register(models.PostStep)
class PostStepAdmin(StepAdmin):
    list_display = ["at", "who", "move", "user", "post", "note"]
    list_select_related = ["actor__user", "user", "post__unit"]


@admin.register(models.LoginFailure)
class LoginFailureAdmin(ReadOnly):
    list_display = ["at", "login", "address"]
    search_fields = ["login", "address"]


@admin.register(models.SignIn)
class SignInAdmin(ReadOnly):
    list_display = ["at", "user", "way", "result", "address", "device", "end", "ended_at"]
    list_filter = ["way", "result"]
    list_select_related = ["user"]
    search_fields = ["user__username", "user__full_name", "address"]


@admin.register(models.SecurityStep)
class SecurityStepAdmin(StepAdmin):
    list_display = ["at", "who", "move", "user", "note"]
    list_select_related = ["actor__user", "user"]
