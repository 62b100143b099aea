"""Packs of law: the list, one pack, what differs, taking one in, putting it into force, ending it."""

import json
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from awards.actions.packs import activate_pack, counts_of, drop_pack, end_pack, offer_pack
from awards.choices import PackState
from awards.eligibility.diff import CHANGED, Difference, diff, standing_beside
from awards.eligibility.pack import SECTIONS, Pack, PackError
from awards.eligibility.telling import MARKS, SURE, award_in_words, field_in_words, told, value_in_words
from awards.facts.law_entries import Names
from awards.facts.packs import as_pack, in_force_beside
from awards.facts.rulebook import whole_law
from awards.forms.law import ActivateForm, DropForm, EndForm, PackForm
from awards.models import LawPack
from awards.policies.packs import PackPolicy, may_change_law
from awards.views.acting import ActFormView
from thiduakt.base.clock import today
from units.actions.files import keep_file

IN_FORCE = "dang-ap-dung"


@require_GET
def packs(request):
    """All packs, the youngest first."""
    rows = LawPack.objects.select_related("activated_by__user").defer("content")
    return render(request, "awards/packs.html", {"packs": rows, "may_change": may_change_law(request.actor)})


@require_GET
def pack(request, code):
    """One pack: what it holds, award by award, how sure each entry is, its journal."""
    row = get_object_or_404(LawPack, pk=code)
    read, names = _read(row), Names()
    policy = PackPolicy(request.actor, row)
    context = {
        "pack": row,
        "others": LawPack.objects.exclude(pk=code).only("code", "title"),
        "groups": grouped(read, names),
        "counts": section_counts(read),
        "unsure": len(unsure(read)),
        "beside": _beside(read) if policy.can("activate") else [],
        "steps": row.steps.select_related("actor__user", "file"),
        "can": {move: policy.can(move) for move in ("activate", "drop", "end")},
        "in_force": IN_FORCE,
    }
    return render(request, "awards/pack.html", context)


@require_GET
def pack_file(request, code):
    """The pack's file as it was taken in."""
    row = get_object_or_404(LawPack, pk=code)
    text = json.dumps(row.content, ensure_ascii=False, indent=1)
    reply = HttpResponse(text, content_type="application/json; charset=utf-8")
    reply["Content-Disposition"] = f'attachment; filename="{row.code}.json"'
    return reply


@require_GET
def pack_diff(request, code):
    """What differs between the pack and another, or what it changes in the law as it is."""
    row, names = get_object_or_404(LawPack, pk=code), Names()
    after, other = _read(row), request.GET.get("voi") or IN_FORCE
    if other == IN_FORCE:
        before, title = in_force_beside(after), "quy định đang áp dụng"
    else:
        found = get_object_or_404(LawPack, pk=other)
        before, title = _read(found), f"gói “{found.title}”"
    found = diff(before, after)
    context = {
        "pack": row,
        "other": other,
        "title": title,
        "others": LawPack.objects.exclude(pk=code).only("code", "title"),
        "in_force": IN_FORCE,
        "counts": [(words, sum(1 for each in found if each.what == what)) for what, words in WHAT.items()],
        "groups": _differences(found, names),
    }
    return render(request, "awards/pack_diff.html", context)


WHAT = {"added": "mục thêm", CHANGED: "mục đổi", "removed": "mục không có trong gói này"}


def _differences(found: list[Difference], names: Names) -> list[dict]:
    groups: dict[str, list[dict]] = {}
    for each in found:
        entry = each.after or each.before
        given = asdict(entry)
        codes = [given["award"]] if "award" in given else given.get("awards", ())
        groups.setdefault(each.section, []).append(
            {
                "what": each.what,
                "key": " · ".join(map(str, each.key)) or SECTIONS[each.section].label,
                "whose": ", ".join(award_in_words(code, names) for code in codes),
                "text": told(each.section, given, names),
                "citation": entry.citation,
                "mark": MARKS.get(entry.mark, entry.mark),
                "changes": [_changed(each, change, names) for change in each.changes],
            }
        )
    return [{"label": SECTIONS[section].label, "rows": rows} for section, rows in groups.items()]


def _changed(each: Difference, change, names: Names) -> tuple[str, str, str]:
    kinds = [getattr(entry, "kind", "") for entry in (each.before, each.after)]
    before = value_in_words(change.field, change.before, names, kinds[0])
    return field_in_words(change.field), before, value_in_words(change.field, change.after, names, kinds[1])


class PackNewView(ActFormView):
    """Take in a pack's file; nothing holds until it is put into force."""

    template_name = "awards/pack_new.html"
    form_class = PackForm

    def may(self):
        return may_change_law(self.request.actor)

    def act(self, form, key):
        upload, document = form.cleaned_data["pack"], form.cleaned_data["document"]
        return offer_pack(raw=upload.read(), name=upload.name, document=document, actor=self.request.actor, key=key)


class PackActView(ActFormView):
    """An act on one pack."""

    move: str

    def find(self):
        return get_object_or_404(LawPack, pk=self.kwargs["code"])

    def may(self):
        return PackPolicy(self.request.actor, self.thing).can(self.move)

    def get_context_data(self, **kwargs):
        return super().get_context_data(pack=self.thing, cancel_url=self.thing.get_absolute_url(), **kwargs)

    def paper(self, form) -> dict:
        """Document and file of the form, the file kept."""
        file = form.cleaned_data["file"]
        actor = self.request.actor
        kept = file and keep_file(content=file.content, name=file.name, media_type=file.media_type, actor=actor)
        return {"document": form.cleaned_data["document"], "file": kept or None}


class PackActivateView(PackActView):
    """Put a pack into force: the page says how much, how sure, and what ends."""

    template_name = "awards/pack_activate.html"
    form_class = ActivateForm
    move = "activate"

    def get_context_data(self, **kwargs):
        read, names = _read(self.thing), Names()
        found = diff(in_force_beside(read), read)
        context = {
            "counts": section_counts(read),
            "total": sum(counts_of(read).values()),
            "unsure": [(told(name, asdict(entry), names), entry) for name, entry in unsure(read)],
            "marks": MARKS,
            "beside": _beside(read),
            "changes": [(words, sum(1 for each in found if each.what == what)) for what, words in WHAT.items()][:2],
            "replaced": LawPack.objects.filter(pk__in=read.replaces, state=PackState.ACTIVE),
            "try_url": f"{reverse('awards:simulation')}?pack={self.thing.pk}",
        }
        return super().get_context_data(**context, **kwargs)

    def act(self, form, key):
        seen = self.request.POST.get("seen", "")
        activate_pack(pack=self.thing, actor=self.request.actor, seen=seen, key=key, **self.paper(form))
        return self.thing


class PackDropView(PackActView):
    template_name = "awards/pack_drop.html"
    form_class = DropForm
    move = "drop"

    def act(self, form, key):
        drop_pack(pack=self.thing, actor=self.request.actor, note=form.cleaned_data["note"], key=key)
        return self.thing


class PackEndView(PackActView):
    template_name = "awards/pack_end.html"
    form_class = EndForm
    move = "end"

    def get_initial(self):
        return {"on": today()}

    def act(self, form, key):
        said = form.cleaned_data
        end_pack(
            pack=self.thing, on=said["on"], note=said["note"], actor=self.request.actor, key=key, **self.paper(form)
        )
        return self.thing


def _beside(read: Pack) -> list[tuple]:
    """Rules that would add to one of the law where a reader may expect them to replace it."""
    return standing_beside(whole_law(without={read.id, *read.replaces}), read)


def grouped(read: Pack, names: Names) -> list[dict]:
    """The entries award by award: those of all awards first, the others in the order of the file."""
    found: dict[str, list[dict]] = {"*": []}
    for name in SECTIONS:
        for entry in read.section(name):
            given = asdict(entry)
            award = given.get("award") or (given["code"] if name == "award_types" else "*")
            found.setdefault(award, []).append(
                {
                    "label": SECTIONS[name].label,
                    "text": told(name, given, names),
                    "entry": entry,
                    "mark": MARKS.get(entry.mark, entry.mark),
                    "is_sure": entry.mark in SURE,
                }
            )
    return [{"award": award_in_words(code, names), "rows": rows} for code, rows in found.items() if rows]


def section_counts(read: Pack) -> list[tuple[str, int]]:
    """How many entries each section holds, in words."""
    return [(SECTIONS[name].label, count) for name, count in counts_of(read).items() if name in SECTIONS]


def unsure(read: Pack) -> list[tuple[str, object]]:
    """Entries that were not read in the text itself."""
    return [(name, entry) for name in SECTIONS for entry in read.section(name) if entry.mark not in SURE]


def _read(row: LawPack) -> Pack:
    """The stored content; it was sound when it was taken in. Raises ValidationError if a release no longer reads it."""
    try:
        return as_pack(row)
    except PackError as error:
        raise ValidationError([slip.sentence for slip in error.slips]) from error
