"""Lines of the past that wait for a person: the queue over all lists, and one line at a time."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View
from django.views.decorators.http import require_GET

from awards.actions.history.doubts import LABELS
from awards.actions.history.queue import Settlement, award_said, make_new_records, of_same_wording, settle_line
from awards.actions.history.telling import said_in_words
from awards.choices import HISTORY
from awards.filters import WaitingFilter
from awards.forms.history import LineForm
from awards.intake.entries import AWARD
from awards.intake.persons import NOBODY
from awards.policies.history import WAITING, may_bring_in
from thiduakt.base.clock import today
from thiduakt.base.paging import page_of
from units.choices import ImportChoice, ImportOutcome, ImportStage
from units.models import Household, ImportBatch, ImportRow, Person, Unit
from units.views.keys import key_of

ORDER = ("batch_id", "place")


@require_GET
def queue(request):
    """Fifty lines at a time, why each waits, and how many of each kind."""
    may_bring_in(request.actor).require()
    every = _waiting(request.actor)
    chosen = WaitingFilter(request.GET, _batches(request.actor))
    rows = chosen.apply(every).select_related("batch__file", "unit")
    page = page_of(rows, order=ORDER, after=request.GET.get("after", ""))
    counts = dict(every.order_by().values_list("doubt").annotate(count=Count("pk")))
    new = chosen.batch and chosen.apply(every).filter(doubt=NOBODY, outcome=ImportOutcome.UNSURE).count()
    context = {
        "page": page,
        "filter": chosen,
        "lines": [{"row": row, "said": said_in_words(row), "why": LABELS.get(row.doubt, "")} for row in page.rows],
        "total": sum(counts.values()),
        "doubts": [(code, label, counts[code]) for code, label in LABELS.items() if counts.get(code)],
        "new": new or 0,
        "first": page.rows[0].pk if page.rows else None,
    }
    return render(request, "awards/history_queue.html", context)


class LineView(View):
    """One line: what it says, what is open, who it may be; saving leads to the next."""

    def get(self, request, pk):
        row = self._row(pk)
        if row.outcome not in WAITING:
            return redirect(self._after(row))
        return self._page(row, self._form(row))

    def post(self, request, pk):
        row = self._row(pk)
        if "skip" in request.POST:
            settlement = Settlement(choice=ImportChoice.SKIP)
        else:
            form = self._form(row, request.POST)
            if not form.is_valid():
                return self._page(row, form)
            settlement = form.settlement
        after = self._after(row)
        settled = settle_line(row=row, settlement=settlement, actor=request.actor, key=key_of(request))
        if settled.outcome in WAITING:
            return self._page(settled, self._form(settled), is_still_open=True)
        messages.success(request, _told(settled))
        if settlement.for_all:
            messages.info(request, f"Đã sửa danh hiệu cho {form.alike} dòng khác; dòng nào đủ chắc đã vào sổ.")
        return redirect(after)

    def _form(self, row: ImportRow, data=None) -> LineForm:
        """The form of the line; where the award is not known it may be mended for all lines that word it so."""
        is_unknown = any(found.get("doubt") == AWARD for found in row.findings)
        alike = of_same_wording(row, award_said(row)).count() if is_unknown else 0
        return LineForm(data, row=row, people=_people(row), actor=self.request.actor, alike=alike)

    def _row(self, pk) -> ImportRow:
        may_bring_in(self.request.actor).require()
        rows = ImportRow.objects.filter(batch__in=_batches(self.request.actor)).select_related("batch__file", "unit")
        return get_object_or_404(rows, pk=pk)

    def _rows(self):
        self.filter = WaitingFilter(self.request.GET, _batches(self.request.actor))
        return self.filter.apply(_waiting(self.request.actor))

    def _after(self, row: ImportRow) -> str:
        """The next line that waits under the same filters, else the queue."""
        rows = self._rows()
        later = rows.filter(batch_id=row.batch_id, place__gt=row.place).order_by("place").first()
        later = later or rows.filter(batch_id__gt=row.batch_id).order_by(*ORDER).first()
        later = later or rows.exclude(pk=row.pk).order_by(*ORDER).first()
        query = self.filter.encoded
        url = reverse("awards:history_line", args=[later.pk]) if later else reverse("awards:history_queue")
        return f"{url}?{query}" if query else url

    def _page(self, row: ImportRow, form: LineForm, *, is_still_open: bool = False):
        rows = self._rows()
        before = rows.filter(batch_id__lt=row.batch_id).count()
        before += rows.filter(batch_id=row.batch_id, place__lt=row.place).count()
        context = {
            "row": row,
            "form": form,
            "said": said_in_words(row),
            "why": LABELS.get(row.doubt, ""),
            "nth": before + 1,
            "total": rows.count(),
            "query": self.filter.encoded,
            "next_url": self._after(row),
            "has_errors": bool(form.errors),
            "is_still_open": is_still_open,
        }
        return render(self.request, "awards/history_line.html", context)


class NewRecordsView(View):
    """The interruption page before records are made for all whom nobody is like."""

    def get(self, request, pk):
        batch = self._batch(pk)
        count = _waiting(request.actor).filter(batch=batch, doubt=NOBODY, outcome=ImportOutcome.UNSURE).count()
        context = {"batch": batch, "count": count, "cancel_url": f"{reverse('awards:history_queue')}?lan={batch.pk}"}
        return render(request, "awards/history_records.html", context)

    def post(self, request, pk):
        batch = self._batch(pk)
        count = make_new_records(batch=batch, actor=request.actor, key=key_of(request))
        messages.success(request, f"Đã lập hồ sơ mới và ghi {count} dòng vào sổ.")
        return redirect(f"{reverse('awards:history_queue')}?lan={batch.pk}")

    def _batch(self, pk) -> ImportBatch:
        may_bring_in(self.request.actor).require()
        return get_object_or_404(_batches(self.request.actor).select_related("file"), pk=pk)


def _batches(actor):
    return ImportBatch.objects.visible_to(actor).filter(kind=HISTORY, stage=ImportStage.DONE)


def _waiting(actor):
    return ImportRow.objects.filter(batch__in=_batches(actor).values("pk"), outcome__in=WAITING)


def _told(row: ImportRow) -> str:
    if row.outcome == ImportOutcome.SKIP:
        return f"Đã bỏ dòng {row.number} ({row.name}); không ghi vào sổ."
    if row.outcome == ImportOutcome.SAME:
        return f"{row.name}: sổ đã có khen thưởng này, không ghi lần nữa."
    return f"Đã ghi {row.name} vào sổ."


def _people(row: ImportRow) -> list[tuple[str, str]]:
    """The subjects the line may be, as choices: value and words."""
    by_kind = {}
    for each in row.candidates:
        by_kind.setdefault(each.get("kind", "person"), []).append(each["id"])
    words = {}
    for kind, pks in by_kind.items():
        words |= {f"{kind}:{pk}": text for pk, text in _WORDS[kind](pks)}
    choices = []
    for each in row.candidates:
        value = f"{each.get('kind', 'person')}:{each['id']}"
        if value in words:
            score = f" ({each['score']} %: {', '.join(each['reasons'])})" if each["score"] else ""
            choices.append((value, words[value] + score))
    return choices


def person_words(pks: list[str]):
    for person in Person.objects.filter(pk__in=pks).with_work(today()):
        born = f"{person.birth_date:%d/%m/%Y}" if person.birth_date else person.birth_year
        work = "; ".join(f"{job.position} {job.unit.label}" for job in person.work)
        parts = [person.full_name, f"sinh {born}" if born else "", work]
        yield str(person.pk), ", ".join(part for part in parts if part)


def _unit_words(pks: list[str]):
    for unit in Unit.objects.filter(pk__in=pks).select_related("parent"):
        over = f", {unit.parent.label}" if unit.parent else ""
        ended = f" (kết thúc {unit.ended_on:%d/%m/%Y})" if unit.ended_on else ""
        yield str(unit.pk), f"{unit.name}{over}{ended}"


def _household_words(pks: list[str]):
    for house in Household.objects.filter(pk__in=pks).select_related("unit", "person"):
        yield str(house.pk), f"{house.paper_name}, {house.paper_address}"


_WORDS = {"person": person_words, "unit": _unit_words, "household": _household_words}
