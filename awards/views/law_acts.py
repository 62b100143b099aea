"""Acts on one entry of the law: end it, let it hold again, put another in its place, add one."""

from datetime import timedelta

from django.http import Http404
from django.urls import reverse

from awards.actions.law_entries import add_entry, end_entry, override_entry, reopen_entry
from awards.eligibility.pack import SECTIONS
from awards.facts.law_entries import TABLES, Names, as_written, shown
from awards.forms.law import EndForm, EntryForm, PaperForm
from awards.models import LawStep
from awards.policies.packs import may_change_law
from awards.views.acting import ActFormView
from awards.views.law import entry_or_404
from thiduakt.base.clock import today
from units.actions.files import keep_file

DAY = timedelta(days=1)
# What cannot be told from the fields of a form: types of award come with a pack.
ADDED = [name for name in SECTIONS if name != "award_types"]


class EntryActView(ActFormView):
    """An act on the law with its paper; the entry's page is where it leads."""

    def may(self):
        return may_change_law(self.request.actor)

    def find(self):
        return entry_or_404(self.kwargs["section"], self.kwargs["pk"])

    def _is_pressed_again(self) -> bool:
        return False

    def home(self) -> str:
        return reverse("awards:law_entry", args=[self.kwargs["section"], self.kwargs["pk"]])

    def get_context_data(self, **kwargs):
        context = {"label": SECTIONS[self.kwargs["section"]].label, "cancel_url": self.home()}
        if self.thing is not None:
            context["shown"] = shown(self.thing, Names(), today())
        return super().get_context_data(**context, **kwargs)

    def act(self, form, key):
        said, file = form.cleaned_data, form.cleaned_data["file"]
        actor = self.request.actor
        kept = file and keep_file(content=file.content, name=file.name, media_type=file.media_type, actor=actor)
        paper = {"note": said["note"], "document": said["document"], "file": kept or None, "actor": actor, "key": key}
        return self.goes_to(self.do(form, paper))

    def do(self, form, paper: dict) -> LawStep:
        raise NotImplementedError

    def goes_to(self, step: LawStep) -> str:
        return self.home()


class EntryEndView(EntryActView):
    template_name = "awards/law_entry_end.html"
    form_class = EndForm

    def get_initial(self):
        return {"on": today()}

    def do(self, form, paper):
        return end_entry(row=self.thing, on=form.cleaned_data["on"], **paper)


class EntryReopenView(EntryActView):
    template_name = "awards/law_entry_reopen.html"
    form_class = PaperForm

    def do(self, form, paper):
        return reopen_entry(row=self.thing, **paper)


class EntryOverrideView(EntryActView):
    """The entry's fields, to be changed from a day on."""

    template_name = "awards/law_entry_form.html"
    form_class = EntryForm

    def get_form_kwargs(self):
        section = self.kwargs["section"]
        table, start = SECTIONS[section], as_written(self.thing)
        return {
            **super().get_form_kwargs(),
            "section": section,
            "own": table.own,
            "start": start,
            "fixed": fixed_of(section),
        }

    def get_initial(self):
        return {"valid_from": today() + DAY, "citation": ""}

    def do(self, form, paper):
        return override_entry(row=self.thing, written=form.written, **paper)


class EntryAddView(EntryActView):
    """A new entry of a section; `like` in the address fills it with what another says."""

    template_name = "awards/law_entry_form.html"
    form_class = EntryForm

    def find(self):
        """The entry that the form is filled like: the one asked for, else the youngest; none for an empty form."""
        section, like = self.kwargs["section"], self.request.GET.get("like", "")
        if section not in ADDED:
            raise Http404("Không thêm được mục vào phần này trên màn hình.")
        if like.isdecimal() and len(like) < 12:
            return entry_or_404(section, int(like))
        return None if "trong" in self.request.GET else TABLES[section].model.objects.order_by("-pk").first()

    def home(self) -> str:
        return reverse("awards:law_award", args=["chung"])

    def get_form_kwargs(self):
        section = self.kwargs["section"]
        start = as_written(self.thing) if self.thing else {}
        own = SECTIONS[section].own
        return {**super().get_form_kwargs(), "section": section, "own": own, "start": start}

    def get_initial(self):
        return {"valid_from": today() + DAY}

    def get_context_data(self, **kwargs):
        choices = TABLES[self.kwargs["section"]].model.objects.in_force(today()).order_by("pk")
        names = Names()
        return super().get_context_data(adding=True, samples=[shown(row, names, today()) for row in choices], **kwargs)

    def do(self, form, paper):
        return add_entry(section=self.kwargs["section"], written=form.written, **paper)

    def goes_to(self, step: LawStep) -> str:
        return reverse("awards:pack", args=[step.pack])


def fixed_of(section: str) -> set[str]:
    """The fields that make it this entry and no other: who wants another subject or award adds an entry."""
    return {*SECTIONS[section].key, "awards", "award", "subject", "path", "kind"} if section != "notes" else {"id"}
