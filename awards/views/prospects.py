"""Who could go up this year: people, collectives or households beside the awards they could be put forward for."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from awards.eligibility.law import Law
from awards.exports.prospects import prospect_list
from awards.facts import law_in_force
from awards.facts.prospects import ladder, prospects, records_of
from awards.facts.screening import Question, Screen, screen
from awards.facts.screening.screen import NEAR
from awards.forms.prospects import GROUPS, VERDICTS, ProspectFilter
from awards.policies.prospects import may_ask
from awards.views.prospect_words import Told
from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from thiduakt.base.paging import Page, page_of
from units.models import Employment

SHOWN = 40
# How many subjects one page looks through for those with the verdict asked for, and counts without being told to.
LOOKED_THROUGH = 2_000
EXPORTED = 2_000
KEPT_SECONDS = 600
NOT_LOOKED_UP = {
    "declared": "nội dung đơn vị phải xác nhận",
    "declared_when": "nội dung đơn vị phải xác nhận",
    "movement_result": "kết quả phong trào thi đua",
    "bloc_leader": "thứ hạng cụm, khối",
    "of_class": "nhóm đối tượng",
    "head_rating": "xếp loại của đơn vị do người đó đứng đầu",
    "new_period": "kỳ thành tích của lần khen trước",
    "submitted_after": "thời hạn gửi hồ sơ",
    "member_share": "tỷ lệ thành viên đạt danh hiệu",
    "members_complete": "kết quả của các thành viên",
    "members_clean": "kỷ luật của các thành viên",
    "members_hold": "danh hiệu của các thành viên",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One subject with a cell for each award."""

    subject: object
    work: str
    unit: str
    url: str
    cells: list[Told]


@dataclass(frozen=True, slots=True)
class Found:
    """The subjects of one page; `passed` says after how many the page stopped looking, None when it saw the end."""

    page: Page
    screened: Screen | None = None
    passed: int | None = None


@require_GET
def prospects_list(request):
    """A table of the unit's people for all awards, or a list for one; counts where they are cheap or asked for."""
    may_ask(request.actor).require()
    on = today()
    law = law_in_force(on)
    chosen = _filter(request, law, on)
    found = Found(Page([], None)) if chosen.is_too_wide else _found(request, chosen, law)
    context = {
        "filter": chosen,
        "page": found.page,
        "rows": _rows(found.page.rows, chosen, law),
        "unmatched": chosen.unmatched(),
        "columns": chosen.columns,
        "passed": found.passed,
        "left_out": _left_out(found.screened),
        "counts": _counts(request, chosen, found),
        "wants_counts": bool(chosen.award) and found.passed is not None,
        "query": request.GET.urlencode(),
    }
    return render(request, "awards/prospects.html", context)


@require_GET
def prospects_xlsx(request):
    """The same list as a workbook, with the reasons."""
    may_ask(request.actor).require()
    on = today()
    law = law_in_force(on)
    chosen = _filter(request, law, on)
    found = Found(Page([], None)) if chosen.is_too_wide else _found(request, chosen, law, size=EXPORTED)
    content = prospect_list(chosen, _rows(found.page.rows, chosen, law), is_cut=found.page.next_key is not None)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="co-the-de-nghi-{chosen.year}.xlsx"'
    return response


def _filter(request, law: Law, on) -> ProspectFilter:
    awards = {group.subject: ladder(law, group.subject, on) for group in GROUPS.values()}
    return ProspectFilter(request.GET, actor=request.actor, on=on, awards=awards)


def _found(request, chosen: ProspectFilter, law: Law, size: int = SHOWN) -> Found:
    """One page of subjects; with a verdict asked for, the next few thousand are screened in one statement."""
    order, after, rows = chosen.group.order, request.GET.get("after", ""), chosen.subjects()
    if not chosen.award:
        return Found(page_of(rows, order=order, after=after, size=size))
    asked = Question(award=chosen.award, year=chosen.year, on=chosen.on, subject=chosen.group.subject)
    if not chosen.verdict:
        page = page_of(rows, order=order, after=after, size=size)
        return Found(page, screen(rows, asked, law), _more_than(rows, LOOKED_THROUGH))
    limit = _key_after(rows, order, after, LOOKED_THROUGH)
    within = rows.filter(**{f"{order[0]}__lte": limit[0]}) if limit else rows
    screened = screen(within, asked, law)
    word = VERDICTS[chosen.verdict][0]
    page = page_of(within.filter(pk__in=screened.having(word)), order=order, after=after, size=size)
    if page.next_key is None and limit:
        page = Page(page.rows, "~".join(limit))
    return Found(page, screened, LOOKED_THROUGH if limit else None)


def _key_after(rows, order: tuple[str, ...], after: str, count: int) -> tuple[str, ...] | None:
    """The place in the order after so many subjects, None when there are not so many."""
    names = order[0], "pk"
    last = page_of(rows.only(*names), order=order, after=after, size=1).rows if after else []
    start = rows.filter(**{f"{order[0]}__gte": getattr(last[0], order[0])}) if last else rows
    key = start.order_by(*order).values_list(*names)[count : count + 1]
    return next(((str(first), str(pk)) for first, pk in key), None)


def _more_than(rows, count: int) -> int | None:
    """The number itself when there are more."""
    return count if rows.order_by()[count : count + 1].values("pk").exists() else None


def _counts(request, chosen: ProspectFilter, found: Found) -> list[dict]:
    """How many have each verdict: at once for a unit, for the whole province when asked for, then kept for a while."""
    if found.screened is None or (found.passed is not None and not request.GET.get("count")):
        return []
    whole = screen(chosen.subjects(), found.screened.asked) if found.passed is not None else found.screened
    key = f"prospects:{request.actor.pk}:{whole.asked}:{chosen.unit and chosen.unit.pk}:{chosen.words}"
    number: Counter = cache.get(_hashed(key)) if found.passed is not None else None
    if number is None:
        number = whole.counts()
        if found.passed is not None:
            cache.set(_hashed(key), number, KEPT_SECONDS)
    return [
        {"label": label, "number": number[word], "url": _with(request, verdict=slug), "is_part": word == NEAR}
        for slug, (word, label) in VERDICTS.items()
    ]


def _hashed(key: str) -> str:
    """A key any cache takes: names of units and words hold spaces and marks."""
    return sha256(key.encode()).hexdigest()


def _with(request, **values) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    for name, value in values.items():
        query[name] = value
    return f"?{query.urlencode()}"


def _rows(subjects: list, chosen: ProspectFilter, law: Law) -> list[Row]:
    """Every subject judged for every award of the table by the engine itself, with its reasons."""
    codes, group = [code for code, _ in chosen.columns], chosen.group
    records = records_of(group.subject, [each.pk for each in subjects], codes, chosen.year, chosen.on)
    told = prospects(records, law)
    work = _work(subjects, chosen)
    rows = []
    for subject in subjects:
        at = [group.slug, subject.pk]
        cells = [
            Told(told[subject.pk, code], f"{reverse('awards:prospect', args=[*at, code])}?year={chosen.year}")
            for code in codes
        ]
        rows.append(Row(subject, *work[subject.pk], f"{reverse('awards:roads', args=at)}?year={chosen.year}", cells))
    return rows


def _work(subjects: list, chosen: ProspectFilter) -> dict:
    """Position and unit of each subject, by key."""
    if chosen.group.subject == "tap_the":
        return {each.pk: ("", each.parent.label if each.parent else "") for each in subjects}
    if chosen.group.subject == "ho_gia_dinh":
        return {each.pk: (each.address, each.unit.label) for each in subjects}
    jobs = Employment.objects.main().on(chosen.on).filter(person__in=[each.pk for each in subjects])
    found = {job.person_id: (job.position, job.unit.label) for job in jobs.select_related("unit")}
    return {each.pk: found.get(each.pk, ("", "")) for each in subjects}


def _left_out(screened: Screen | None) -> list[str]:
    """What was not looked up for the whole list, in words; what has no word of its own once for all."""
    kinds = {left.kind for left in screened.left_out} if screened else set()
    return sorted({NOT_LOOKED_UP.get(kind, "điều kiện khác") for kind in kinds})
