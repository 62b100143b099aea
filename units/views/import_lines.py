"""The lines of a list: what each would do, what must be mended, and who somebody is."""

import re

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from thiduakt.base.paging import page_of
from units.actions.imports.facts import restored
from units.actions.imports.opening import choose
from units.actions.imports.records import entry_in_words
from units.choices import Grade, ImportChoice, ImportOutcome, Sex
from units.exports.imports import findings_workbook
from units.matching.likeness import Likeness
from units.models import ImportRow, Person
from units.policies.imports import ImportPolicy
from units.views.imports import batch_of

FIELD = re.compile(r"row-(\d{1,18})")


class LinesView(View):
    """Fifty lines at a time, of one outcome or of all; lines may be decided while the list is being looked at."""

    def get(self, request, pk):
        batch = batch_of(request, pk)
        rows = batch.rows.select_related("unit", "batch")
        outcome = request.GET.get("ket-qua", "")
        if outcome in ImportOutcome.values:
            rows = rows.filter(outcome=outcome)
        page = page_of(rows, order=("place",), after=request.GET.get("after", ""))
        people = _people(page.rows)
        lines = [_line(row, people) for row in page.rows]
        may_choose = bool(ImportPolicy(request.actor, batch).can_choose())
        context = {
            "batch": batch,
            "page": page,
            "outcome": outcome if outcome in ImportOutcome.values else "",
            "lines": lines,
            "tabs_of_outcomes": [(each, batch.count(each)) for each in ImportOutcome if batch.count(each)],
            "has_findings": _with_findings(batch).exists(),
            "may_choose": may_choose,
            "may_save": may_choose and any(line["asks"] for line in lines),
        }
        return render(request, "units/import_lines.html", context)

    def post(self, request, pk):
        batch = batch_of(request, pk)
        choices = dict(filter(None, (_choice(name, value) for name, value in request.POST.items())))
        try:
            if choices:
                choose(batch=batch, choices=choices, actor=request.actor)
                messages.success(request, f"Đã ghi nhận lựa chọn cho {len(choices)} dòng.")
            else:
                ImportPolicy(request.actor, batch).can_choose().require()
                messages.info(request, "Chưa có dòng nào được chọn.")
        except ValidationError as error:
            for text in error.messages:
                messages.error(request, text)
        query = request.GET.urlencode()
        return redirect(reverse("units:import_lines", args=[pk]) + (f"?{query}" if query else ""))


@require_GET
def findings(request, pk):
    """All that must be mended, as a workbook."""
    batch = batch_of(request, pk)
    rows = _with_findings(batch).order_by("place")
    response = HttpResponse(findings_workbook(rows.iterator(chunk_size=1000)), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="can-sua.xlsx"'
    return response


def _with_findings(batch):
    """The lines of which something is said that may be to mend."""
    return batch.rows.filter(~Q(findings=[]))


def _choice(name: str, value: str):
    """(row id, (choice, person)) of a posted field; None when it says nothing we know."""
    found = FIELD.fullmatch(name)
    choice, _, pk = value.partition(":")
    if not found or choice not in ImportChoice.values:
        return None
    try:
        person = Person._meta.pk.to_python(pk) if choice == ImportChoice.SAME else None
    except ValidationError:
        return None
    return int(found[1]), (choice, person)


def _people(rows: list[ImportRow]) -> dict[str, Person]:
    """Those whom the lines may be, with their work of today."""
    wanted = {each["id"] for row in rows for each in row.candidates}
    return {str(person.pk): person for person in Person.objects.filter(pk__in=wanted).with_work(today())}


def _line(row: ImportRow, people: dict[str, Person]) -> dict:
    """What the page shows of a row."""
    likely = [
        {"person": people[each["id"]], "score": each["score"], "reasons": ", ".join(each["reasons"]),
         "band": Likeness(each["score"], ()).band, "value": f"{ImportChoice.SAME}:{each['id']}",
         "is_chosen": row.choice == ImportChoice.SAME and str(row.person_id) == each["id"]}
        for each in row.candidates if each["id"] in people
    ]  # fmt: skip
    is_namesake = row.outcome == ImportOutcome.NEW and bool(likely)
    asks = is_namesake or row.outcome in (ImportOutcome.UNSURE, ImportOutcome.ERROR) or bool(row.choice)
    typed_name = row.facts.get("typed_name", "")
    return {"row": row, "said": _said(row), "likely": likely, "asks": asks, "typed_name": typed_name}


def _said(row: ImportRow) -> str:
    """The facts of a row in one line."""
    if row.batch.listing:
        return row.batch.listing.said(row)
    if row.batch.is_of_units:
        return row.facts.get("said", "")
    facts = restored({key: value for key, value in row.facts.items() if key != "citizen_id"})
    grades = [f"{year}: {Grade(grade).label}" for year, grade in facts.ratings.items()]
    where = row.unit.label if row.unit and not row.facts.get("of_unit") else ""
    parts = [facts.birth, Sex(facts.sex).label if facts.sex else "", facts.position, where]
    records = [entry_in_words(entry) for entry in row.facts.get("entries", [])]
    return " · ".join(str(part) for part in [*parts, *grades, *records] if part)
