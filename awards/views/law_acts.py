"""Acts on one entry of the law: end it, let it hold again, put another in its place, add one."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse

from awards.actions.law_entries import add_entry, describe_award, end_entry, override_entry, reopen_entry
from awards.actions.packs import hash_of
from awards.eligibility.kinds import BLANKS, KIND_WORDS
from awards.eligibility.pack import SECTIONS
from awards.facts.law_entries import TABLES, Names, as_written, in_place_of, shown
from awards.forms.award_types import AwardTypeForm
from awards.forms.law import EndForm, EntryForm, KindForm, PaperForm
from awards.models import AwardType, LawStep
from awards.policies.packs import may_change_law
from awards.views.acting import ActFormView
from awards.views.law import entry_or_404
from thiduakt.base.clock import today
from units.actions.files import keep_file

DAY = timedelta(days=1)
TYPES, RULES = "award_types", "rules"


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

    def get_context_data(self, **kwargs):
        names = Names()
        own = [shown(row, names, today()) for row in in_place_of(self.thing)] if self.thing else []
        return super().get_context_data(withdrawn=own, **kwargs)

    def do(self, form, paper):
        return reopen_entry(row=self.thing, **paper)


class EntryFormView(EntryActView):
    """The fields of an entry; those of a type of award have a form of their own."""

    template_name = "awards/law_entry_form.html"

    @property
    def is_type(self) -> bool:
        return self.kwargs["section"] == TYPES

    def get_form_class(self):
        return AwardTypeForm if self.is_type else EntryForm

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_type=self.is_type, **kwargs)


class EntryOverrideView(EntryFormView):
    """The entry's fields, to be changed from a day on; a type of award is described anew at once."""

    def get_form_kwargs(self):
        section, start = self.kwargs["section"], as_written(self.thing)
        given = {**super().get_form_kwargs(), "start": start}
        if self.is_type:
            return {**given, "seen": hash_of(start)}
        return {**given, "section": section, "own": SECTIONS[section].own, "fixed": fixed_of(section)}

    def get_initial(self):
        return {"valid_from": today() + DAY, "citation": ""}

    def do(self, form, paper):
        if self.is_type:
            return describe_award(row=self.thing, written=form.written, seen=form.cleaned_data["seen"], **paper)
        return override_entry(row=self.thing, written=form.written, **paper)


class EntryAddView(EntryFormView):
    """A new entry of a section; `like` in the address fills it with what another says."""

    def find(self):
        """The entry that the form is filled like: the one asked for, else the youngest; none for an empty form."""
        section, like = self.kwargs["section"], self.request.GET.get("like", "")
        if section not in SECTIONS:
            raise Http404("Không thêm được mục vào phần này trên màn hình.")
        if section == RULES and not like:
            return None
        if like.isdecimal() and len(like) < 12:
            return entry_or_404(section, int(like))
        return None if "trong" in self.request.GET else TABLES[section].model.objects.order_by("-pk").first()

    def home(self) -> str:
        return reverse("awards:law") if self.is_type else reverse("awards:law_award", args=["chung"])

    @property
    def award(self) -> AwardType | None:
        """The award whose page one comes from."""
        return AwardType.objects.filter(code=self.request.GET.get("award", "")[:20]).first()

    def start(self) -> dict:
        """What the form begins with: another entry, or the blank of the kind of condition that was chosen."""
        start = as_written(self.thing) if self.thing else {}
        kind = self.request.GET.get("kind")
        if self.kwargs["section"] == RULES and not start and kind in BLANKS:
            start = {"kind": kind, "subject": "any", "severity": "block", "is_active": True, "parameters": BLANKS[kind]}
        if self.award and not self.is_type:
            own = SECTIONS[self.kwargs["section"]].own
            said = {"award": self.award.code, "awards": [self.award.code]}
            start |= {name: code for name, code in said.items() if name in own}
        return start

    def get_form_kwargs(self):
        section, start = self.kwargs["section"], self.start()
        given = {**super().get_form_kwargs(), "start": start}
        if self.is_type:
            return {**given, "adding": True}
        return {
            **given,
            "section": section,
            "own": SECTIONS[section].own,
            "fixed": {"kind"} if section == RULES else (),
        }

    def get_initial(self):
        return {"valid_from": today() + DAY}

    def get_context_data(self, **kwargs):
        choices = TABLES[self.kwargs["section"]].model.objects.in_force(today()).order_by("pk")
        names = Names()
        kind = self.start().get("kind") if self.kwargs["section"] == RULES else None
        context = {
            "adding": True,
            "samples": [shown(row, names, today()) for row in choices],
            "award": None if self.is_type else self.award,
            "kind": KIND_WORDS.get(kind),
            "asks_kind": KindForm(initial={"kind": kind}) if self.kwargs["section"] == RULES else None,
            "is_ready": self.kwargs["section"] != RULES or kind is not None,
        }
        return super().get_context_data(**context, **kwargs)

    def act(self, form, key):
        if self.kwargs["section"] == RULES and "kind" not in self.start():
            raise ValidationError("Hãy chọn loại điều kiện trước, rồi điền số liệu của loại đó.")
        return super().act(form, key)

    def do(self, form, paper):
        return add_entry(section=self.kwargs["section"], written=form.written, **paper)

    def goes_to(self, step: LawStep) -> str:
        if self.is_type:
            return reverse("awards:law_award", args=[step.after["code"]])
        return reverse("awards:pack", args=[step.pack])


def fixed_of(section: str) -> set[str]:
    """The fields that make it this entry and no other: who wants another subject or award adds an entry."""
    return {*SECTIONS[section].key, "awards", "award", "subject", "path", "kind"} if section != "notes" else {"id"}
