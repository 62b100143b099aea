"""The search at growing numbers of people and awards, beside a scan of names that no index helps."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.facts.finding import find_everywhere
from reports.management.bench.measure import Case, turn_by_turn
from reports.management.bench.scene import reviewer
from units.models import Person, Unit

SCALES = (2_000, 20_000, 200_000)
AWARDS_EACH = 5
UNITS_UP_TO = 5_000
SHOWN = 6
UNACCENT = "unaccent trên họ tên, không chỉ mục"
PLAIN = "đọc mọi họ tên, không chỉ mục"
TABLES = ("units_person", "full_name"), ("awards_award", "name")


def run(say: Callable[[str], None], scales: tuple[int, ...] = SCALES) -> list[Case]:
    """Load each scale in turn into the empty database at hand and look for the same kinds of names."""
    cases = []
    for scale in scales:
        awards, units = scale * AWARDS_EACH, min(UNITS_UP_TO, max(scale // 40, 1))
        say(f"Nạp {scale} người, {awards} thành tích …")
        call_command("flush", interactive=False, verbosity=0)
        call_command("load_volume", units=units, persons=scale, awards=awards)
        cache.clear()
        actor = reviewer()
        for name, words in _asked().items():
            case = _case(name, scale, words, actor)
            beside = f", {case.other} {case.other_ms} ms" if case.other_ms else ""
            say(f"{name:>20} {scale:>8} người: {case.ours_ms:>8.1f} ms, {case.queries} lượt hỏi{beside}")
            cases.append(case)
    return cases


def _asked() -> dict[str, str]:
    """What is typed: names that are there, however many people there are; the rarest and the commonest."""
    names = Counter(Person.objects.order_by().values_list("search_key", flat=True))
    common = max(names, key=lambda name: (names[name], name))
    families = Counter({name: names[name] for name in names if len(name.split()) == 3})
    by_family = Counter(name.split()[0] for name in names)
    rare = min(families, key=lambda name: (by_family[name.split()[0]], families[name], name))
    first, *_, last = common.split()
    return {
        "rare_name": rare,
        "common_name": common,
        "two_words_any_order": f"{last} {first}",
        "prefix": rare[:-1],
        "one_word": first,
        "typo": _swapped(rare),
        "nothing": "qqqq zzzz",
        "unit": Unit.objects.exclude(parent=None).order_by("search_key")[0].name,
    }


def _swapped(name: str) -> str:
    """The name with the first two letters of its longest word swapped."""
    word = max(name.split(), key=len)
    return name.replace(word, word[1] + word[0] + word[2:], 1)


def _case(name: str, scale: int, words: str, actor) -> Case:
    ours = partial(find_everywhere, words, actor)
    ours()
    with CaptureQueriesContext(connection) as captured:
        found = ours()
        queries = len(captured)
    if not found.groups and name != "nothing":
        raise RuntimeError(f"{name}: không tìm thấy “{words}”")
    # A scan cannot forgive a slip: there is nothing to compare with.
    rival = None if name == "typo" else partial(_scan, words)
    mine, theirs = turn_by_turn(ours, rival)
    other = UNACCENT if connection.vendor == "postgresql" else PLAIN
    return Case(name, scale, mine, other, theirs, round(theirs / mine, 1) if theirs else None, queries, None)


def _scan(words: str) -> list:
    """The first people and awards whose names hold all the words, the way it is done without an index."""
    found = []
    with connection.cursor() as cursor:
        for table, column in TABLES:
            name = f"unaccent(lower({column}))" if connection.vendor == "postgresql" else "search_key"
            wanted = " AND ".join([f"{name} LIKE %s"] * len(words.split()))
            sql = f"SELECT id, {column} FROM {table} WHERE {wanted} ORDER BY {column}, id LIMIT {SHOWN}"
            cursor.execute(sql, [f"%{word.lower()}%" for word in words.split()])
            found += cursor.fetchall()
    return found
