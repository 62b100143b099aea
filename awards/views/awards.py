"""One line of the register: all that is known of it, and the acts on it."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from awards.actions.entering import correct_award, enter_award, entry_of
from awards.actions.revoking import restore_award, revoke_award, revoke_decision
from awards.facts.said import overrules_of
from awards.forms.register import EntryForm, RestoreForm, RevokeForm
from awards.models import Award, Decision
from awards.policies.decisions import DecisionPolicy
from awards.policies.register import AwardPolicy, may_enter
from awards.views.acting import ActFormView
from awards.views.decisions import find_decision
from thiduakt.base import files
from thiduakt.base.clock import today
from thiduakt.base.searching import Wanted, starts_words
from units.choices import UNIT_ROLES
from units.models import Household, Person, Unit

CHOSEN_FROM = 20
# Address → what the line is about: the field of the award and the rows one may choose from.
SUBJECTS = {
    "ca-nhan": ("person", Person),
    "tap-the": ("unit", Unit),
    "ho-gia-dinh": ("household", Household),
}
WORDS = {"ca-nhan": "Cá nhân", "tap-the": "Tập thể", "ho-gia-dinh": "Hộ gia đình"}
LINKED = ("award_type", "person", "unit", "household__person", "holder_unit", "decision", "movement", "document")


def find_award(request, pk) -> Award:
    """A line the reader may see, with its relations; 404 otherwise."""
    rows = Award.objects.visible_to(request.actor).select_related(*LINKED)
    return get_object_or_404(rows, pk=pk)


@require_GET
def award(request, pk):
    """Everything about one award: decision, paper, source, state, journal, the rows before and after it."""
    found = find_award(request, pk)
    policy = AwardPolicy(request.actor, found)
    steps = list(found.steps.select_related("actor__user", "revocation", "document").order_by("pk"))
    context = {
        "award": found,
        "before": _older(found),
        "after": _newer(found),
        "steps": steps,
        "revoking": [step for step in steps if step.revocation_id],
        "overrules": overrules_of([found.nominee_id])[found.nominee_id] if found.nominee_id else [],
        "shows_names": request.actor.role not in UNIT_ROLES,
        "moves": {move.name for move in policy.open_moves()},
    }
    return render(request, "awards/award.html", context)


def _older(award: Award) -> list[Award]:
    """The rows it stands for, the latest first."""
    chain = []
    while award.supersedes_id:
        award = Award.objects.select_related("award_type").get(pk=award.supersedes_id)
        chain.append(award)
    return chain


def _newer(award: Award) -> list[Award]:
    """The rows that stand in its place, up to the one that is in force."""
    chain = []
    while after := Award.objects.filter(supersedes=award).select_related("award_type").first():
        award = after
        chain.append(award)
    return chain


@require_GET
def award_file(request, pk, step=None):
    """The document a line came from, or one that an act on it brought."""
    found = find_award(request, pk)
    document = found.document if step is None else get_object_or_404(found.steps, pk=step).document
    if document is None:
        raise Http404("Không có tài liệu này.")
    return files.serve(document.sha256, name=document.name, media_type=document.media_type)


@require_GET
def choose(request):
    """For whom an old award is entered: people, collectives and households whose names fit what was typed."""
    may_enter(request.actor).require()
    words = request.GET.get("q", "").strip()[:100]
    wanted, groups = Wanted.typed(words), []
    if wanted.is_enough:
        for of, (_, model) in SUBJECTS.items():
            rows = starts_words(model.objects.visible_to(request.actor), wanted.words)
            rows = rows.select_related("unit", "person") if model is Household else rows
            groups.append({"of": of, "name": WORDS[of], "rows": rows.order_by("sort_key", "pk")[:CHOSEN_FROM]})
    groups = [group for group in groups if group["rows"]]
    return render(request, "awards/award_choose.html", {"words": words, "groups": groups, "limit": CHOSEN_FROM})


class EntryView(ActFormView):
    """What entering and putting right have in common: one form about one subject."""

    template_name = "awards/award_form.html"
    form_class = EntryForm

    def subject(self):
        """The field of the award and whose it is."""
        raise NotImplementedError

    def get_form_kwargs(self):
        group, subject = self.subject()
        return {**super().get_form_kwargs(), "group": group, "units": _units_of(group, subject)}


def _units_of(group: str, subject, also=None):
    """Where it may have been won: for a person where they worked, or any unit when nothing is known of that. The unit
    `also` stays one of the choices whatever is known."""
    if group == "unit":
        return Unit.objects.filter(Q(pk=subject.pk) | Q(pk=also))
    if group == "household":
        return Unit.objects.filter(Q(pk=subject.unit_id) | Q(pk=also))
    worked = subject.employments.values("unit")
    mine = Unit.objects.filter(Q(pk__in=worked) | Q(pk=also)) if worked.exists() else Unit.objects.all()
    return mine.order_by("path")


class AwardNewView(EntryView):
    """An old award is written into the register by hand."""

    def may(self):
        return may_enter(self.request.actor)

    def subject(self):
        of = self.kwargs["of"]
        if of not in SUBJECTS:
            raise Http404("Không có loại đối tượng này.")
        group, model = SUBJECTS[of]
        return group, get_object_or_404(model.objects.visible_to(self.request.actor), pk=self.kwargs["pk"])

    def get_initial(self):
        group, subject = self.subject()
        name = {"person": "full_name", "unit": "name", "household": "paper_name"}[group]
        first = {"name": getattr(subject, name), "confidence": "likely", "kind": "cong_trang"}
        if group == "person":
            job = subject.employments.filter(kind="main").select_related("unit").order_by("-starts_on").first()
            if job:
                first |= {"position_title": job.position, "unit_name": job.unit.name, "holder_unit": job.unit_id}
        return first

    def get_context_data(self, **kwargs):
        _, subject = self.subject()
        back = {"url": subject.get_absolute_url(), "label": str(subject)}
        return super().get_context_data(title="Ghi khen thưởng đã có", act="Ghi vào sổ", back=back, **kwargs)

    def act(self, form, key):
        _, subject = self.subject()
        made = enter_award(
            subject=subject, entry=form.entry, note=form.cleaned_data["note"], document=form.cleaned_data["document"],
            actor=self.request.actor, on=today(), key=key,
        )  # fmt: skip
        messages.success(self.request, "Đã ghi vào sổ thành tích.")
        return made


class AwardActView(ActFormView):
    """One move of a line."""

    move: str
    said: str

    def find(self) -> Award:
        return find_award(self.request, self.kwargs["pk"])

    def may(self):
        return AwardPolicy(self.request.actor, self.thing).can(self.move)

    def get_context_data(self, **kwargs):
        return super().get_context_data(award=self.thing, cancel_url=self.thing.get_absolute_url(), **kwargs)

    def typed(self, form, key) -> dict:
        """The arguments that all moves share."""
        return {"actor": self.request.actor, "key": key, **_reason(form)}

    def done(self, award: Award) -> Award:
        messages.success(self.request, self.said)
        return award


def _reason(form) -> dict:
    return {name: form.cleaned_data[name] for name in ("note", "document")}


class AwardCorrectView(AwardActView, EntryView):
    """A wrong line is put right by a new one."""

    move, said = "replace", "Đã ghi dòng thay thế. Dòng cũ vẫn giữ trong sổ."

    def subject(self):
        award = self.thing
        return next((name, it) for name in ("person", "unit", "household") if (it := getattr(award, name)))

    def get_form_kwargs(self):
        units = _units_of(*self.subject(), also=self.thing.holder_unit_id)
        return {**super().get_form_kwargs(), "units": units, "reason": "Lý do sửa"}

    def get_initial(self):
        entry = entry_of(self.thing)
        return {**entry.columns, "award_type": entry.award_type.code, "holder_unit": entry.holder_unit.pk}

    def get_context_data(self, **kwargs):
        back = {"url": self.thing.get_absolute_url(), "label": self.thing.name}
        return super().get_context_data(title="Sửa bằng dòng thay thế", act="Ghi dòng thay thế", back=back, **kwargs)

    def act(self, form, key):
        return self.done(correct_award(award=self.thing, entry=form.entry, on=today(), **self.typed(form, key)))


class AwardRevokeView(AwardActView):
    """An award is taken back."""

    move, said = "revoke", "Đã ghi hủy bỏ. Dòng này vẫn giữ trong sổ, không còn được tính."
    template_name = "awards/award_revoke.html"
    form_class = RevokeForm

    def get_initial(self):
        return {"decided_by": self.thing.decided_by}

    def act(self, form, key):
        revoke_award(award=self.thing, paper=form.paper, on=today(), **self.typed(form, key))
        return self.done(self.thing)


class AwardRestoreView(AwardActView):
    """An award that was taken back counts again."""

    move, said = "restore", "Đã ghi phục hồi. Khen thưởng này được tính trở lại."
    template_name = "awards/award_restore.html"
    form_class = RestoreForm

    def act(self, form, key):
        restore_award(award=self.thing, **self.typed(form, key))
        return self.done(self.thing)


class DecisionRevokeView(ActFormView):
    """An applied decision is taken back as a whole."""

    template_name = "awards/decision_revoke.html"
    form_class = RevokeForm

    def find(self) -> Decision:
        return find_decision(self.request, self.kwargs["pk"])

    def may(self):
        return DecisionPolicy(self.request.actor, self.thing).can("revoke")

    def get_initial(self):
        return {"decided_by": self.thing.authority_line}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "whole": True}

    def get_context_data(self, **kwargs):
        counting = self.thing.awards.standing()
        facts = {
            "decision": self.thing, "total": counting.count(), "cancel_url": self.thing.get_absolute_url(),
            "units": counting.order_by().values("holder_unit").distinct().count(),
        }  # fmt: skip
        return super().get_context_data(**facts, **kwargs)

    def act(self, form, key):
        revoke_decision(
            decision=self.thing, paper=form.paper, on=today(), actor=self.request.actor, key=key, **_reason(form)
        )
        messages.success(self.request, "Đã ghi hủy bỏ quyết định. Các đơn vị liên quan được báo.")
        return self.thing
