"""Who of 2,000 nominees may be put forward, against a growing register: one statement, beside a question a person."""

from collections.abc import Callable
from functools import partial

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.eligibility.check import NEEDS_EVIDENCE, NOT_ELIGIBLE
from awards.facts import judge_people, law_in_force
from awards.facts.screening import Question, screen
from awards.models import Award
from reports.management.bench.measure import Case, turn_by_turn
from thiduakt.base.clock import today
from units.models import Person

SCALES = (10_000, 100_000, 1_000_000)
AWARDS_EACH = 5
PEOPLE_PER_UNIT = 40
NOMINEES = 2_000
ASKED, BUILT_ON = "CSTD_TINH", "CSTDCS"
LOOP = "per-person loop"


def run(say: Callable[[str], None], scales: tuple[int, ...] = SCALES) -> list[Case]:
    """Load each scale in turn into the empty database at hand and judge the same number of nominees."""
    cases = []
    for scale in scales:
        persons = max(scale // AWARDS_EACH, 1)
        say(f"Nạp {persons} người, {scale} thành tích …")
        call_command("flush", interactive=False, verbosity=0)
        call_command("load_volume", units=max(persons // PEOPLE_PER_UNIT, 1), persons=persons, awards=scale)
        for case in _cases(scale):
            beside = f", {case.other} {case.other_ms} ms ({case.ratio} lần)" if case.other_ms else ""
            say(f"{case.case:>20} {scale:>8} thành tích: {case.ours_ms:>8.1f} ms, {case.queries} lượt hỏi{beside}")
            cases.append(case)
    return cases


def _cases(scale: int):
    on = today()
    law, asked = law_in_force(on), Question(award=ASKED, year=on.year, on=on)
    nominees = sorted(Person.objects.order_by("pk").values_list("pk", flat=True)[:NOMINEES])
    chosen = Person.objects.filter(pk__lte=nominees[-1])
    yield _case("cstd_tinh_2000", scale, partial(_screened, chosen, asked, law), partial(_loop, nominees, asked))
    yield _case("findings_2000", scale, partial(judge_people, nominees, ASKED, asked.year, on))
    yield _case("cstd_tinh_counts", scale, screen(chosen, asked, law).counts)


def _case(name: str, scale: int, ours: Callable[[], object], rival: Callable[[], object] | None = None) -> Case:
    with CaptureQueriesContext(connection) as captured:
        ours()
        queries = len(captured)
    mine, theirs = turn_by_turn(ours, rival)
    ratio = round(theirs / mine, 1) if theirs else None
    return Case(name, scale, mine, LOOP if rival else "", theirs, ratio, queries, None)


def _screened(chosen, asked: Question, law) -> dict:
    return screen(chosen, asked, law).answers()


def _loop(nominees: list, asked: Question) -> dict:
    """The counting core alone, as it is done without a set: the titles of each person are fetched and counted."""
    times = 3
    found = {}
    for person in nominees:
        held = Award.objects.standing().filter(person=person, award_type=BUILT_ON, decided_on__lte=asked.on)
        years = set(held.values_list("year", flat=True))
        ends = (asked.year, asked.year - 1)
        in_a_row = any(all(end - back in years for back in range(times)) for end in ends)
        found[person] = NEEDS_EVIDENCE if in_a_row else NOT_ELIGIBLE
    return found
