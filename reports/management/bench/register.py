"""The register at growing numbers of awards: its pages and counts, beside COUNT(*) and OFFSET over the rows."""

from collections.abc import Callable
from functools import partial

from django.core.management import call_command
from django.db import connection
from django.db.models import Count, F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.actions.lookup import set_lookup
from awards.models import Award, AwardCount
from awards.models.keys import spelled
from awards.views.register import ORDER
from reports.management.bench.measure import Case, turn_by_turn
from reports.management.bench.scene import client_of, page_case, reviewer
from thiduakt.base.paging import page_of
from units.models import Post, Unit

SCALES = (10_000, 100_000, 1_000_000)
UNITS_UP_TO = 5_000
PERSONS_UP_TO = 200_000
PAGE = 50
COUNTED = "COUNT(*) trên mọi dòng khớp"
SKIPPED = "OFFSET trên mọi dòng đứng trước"


def run(say: Callable[[str], None], scales: tuple[int, ...] = SCALES) -> list[Case]:
    """Load each scale in turn into the empty database at hand and time what is asked of the register."""
    cases = []
    for scale in scales:
        say(f"Nạp {scale} thành tích …")
        call_command("flush", interactive=False, verbosity=0)
        persons = min(scale, PERSONS_UP_TO)
        call_command("load_volume", units=min(UNITS_UP_TO, max(scale // 40, 1)), persons=persons, awards=scale)
        actor = reviewer()
        set_lookup(opened=True, note="Đo tốc độ", actor=actor)
        for case in [*_pages(scale, actor), *_counts(scale, actor), _deep(scale)]:
            beside = f", {case.other}: {case.other_ms} ms" if case.other_ms else ""
            say(f"{case.case:>22} {scale:>8} dòng: {case.ours_ms:>8.1f} ms, {case.queries} lượt hỏi{beside}")
            cases.append(case)
    return cases


def _pages(scale: int, actor: Post):
    """Whole pages, as a browser asks for them."""
    client, register = client_of(actor), reverse("awards:register")
    award = Award.objects.filter(person__isnull=False).order_by("pk").first()
    unit = Unit.objects.filter(ended_on=None, children=None).exclude(parent=None).order_by("path").first()
    old = Award.objects.order_by("year").values_list("year", flat=True).first()
    book = f"{reverse('awards:honour_roll')}?year={old}"
    addresses = {
        "list": register,
        "list_of_a_year": f"{register}?year={old}",
        "list_of_award_and_year": f"{register}?award={award.award_type_id}&year={old}",
        "list_of_a_unit": f"{register}?unit={unit.pk}",
        "list_of_revoked": f"{register}?state=revoked",
        "search": f"{register}?q={award.name}",
        "award": reverse("awards:award", args=[award.pk]),
        "timeline_of_person": reverse("awards:person", args=[award.person_id]),
        "timeline_of_unit": reverse("awards:unit_awards", args=[unit.pk]),
        "golden_book": book,
    }
    for name, address in addresses.items():
        yield page_case(name, scale, client, address)
    # Each question is counted against its caller: ask as somebody else each time.
    code, callers = spelled(award.lookup_code), iter(range(10_000))
    asked = partial(_ask, f"{reverse('awards:lookup')}?ma={code}", callers)
    yield _case("public_lookup", scale, asked, None, "")


def _ask(address: str, callers) -> None:
    number = next(callers)
    response = Client(REMOTE_ADDR=f"10.0.{number // 256}.{number % 256}").get(address)
    if response.status_code != 200:
        raise RuntimeError(f"Trang tra cứu trả lời {response.status_code}")


def _counts(scale: int, actor: Post):
    """How many awards in each year: of all, of one award, under one large unit."""
    award = Award.objects.order_by("pk").first()
    large = Unit.objects.filter(parent__parent=None).exclude(parent=None).order_by("path").first()
    rows, counts, one = Award.objects.visible_to(actor), AwardCount.objects, {"award_type": award.award_type_id}
    under = rows.filter(holder_unit__path__startswith=large.path)
    asked = {
        "count_by_year": (counts.visible_to(actor), rows),
        "count_of_an_award": (counts.visible_to(actor).filter(**one), rows.filter(**one)),
        "count_under_a_unit": (counts.by_unit(actor).of_unit(large), under),
    }
    for name, (kept, all_rows) in asked.items():
        yield _case(name, scale, partial(_kept, kept), partial(_read, all_rows), COUNTED)


def _kept(counts) -> dict:
    return {row["year"]: row["total"] for row in counts.by("year")}


def _read(rows) -> dict:
    return dict(rows.order_by().values_list("year").annotate(total=Count("pk")))


def _deep(scale: int) -> Case:
    """The page in the middle of the register: by the key of the row before it, or by stepping over the rows."""
    rows, middle = Award.objects.for_list(), scale // 2
    before = Award.objects.order_by(*ORDER)[middle - 1]
    after = f"{before.decided_on.isoformat()}~{before.pk}"
    ours = partial(page_of, rows, order=ORDER, after=after)
    other = lambda: list(rows.order_by(F("decided_on").desc(), "id")[middle : middle + PAGE + 1])  # noqa: E731
    if [row.pk for row in ours().rows] != [row.pk for row in other()[:PAGE]]:
        raise RuntimeError("Hai cách lật trang cho hai kết quả khác nhau")
    return _case("page_in_the_middle", scale, ours, other, SKIPPED)


def _case(name: str, scale: int, ours: Callable, rival: Callable | None, other: str) -> Case:
    with CaptureQueriesContext(connection) as captured:
        mine_first = ours()
        queries = len(captured)
    if rival and isinstance(mine_first, dict) and mine_first != rival():
        raise RuntimeError(f"{name}: hai cách đếm cho hai số khác nhau")
    mine, theirs = turn_by_turn(ours, rival)
    return Case(name, scale, mine, other, theirs, round(theirs / mine, 1) if theirs else None, queries, None)
