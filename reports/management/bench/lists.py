"""List pages at growing numbers of dossiers, beside the page that shows all rows and asks for each."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.models import Dossier
from reports.management.bench.measure import Case, turn_by_turn
from units.choices import Role
from units.models import Post, Unit, User

SCALES = (1_000, 10_000, 100_000)
OTHER = "mọi dòng trên một trang, mỗi dòng một lượt hỏi"
# Beyond this the other way takes minutes, as the closest peer does.
OTHER_UP_TO = 1_000
PAGES = {
    "dossiers": ("awards:dossiers", ""),
    "dossiers_in_appraisal": ("awards:dossiers", "?state=in_appraisal"),
    "appraisals": ("awards:appraisals", ""),
    "register": ("awards:register", ""),
    "desk": ("desk", ""),
}


def run(say: Callable[[str], None], scales: tuple[int, ...] = SCALES) -> list[Case]:
    """Load each scale in turn into the empty database at hand and time the pages."""
    cases = []
    for scale in scales:
        say(f"Nạp {scale} hồ sơ …")
        call_command("flush", interactive=False, verbosity=0)
        call_command("load_volume", units=min(scale, 1000), persons=min(scale, 20_000), dossiers=scale, awards=scale)
        connection.cursor().execute("ANALYZE")
        client = _client()
        for name, (address, query) in PAGES.items():
            case = _case(name, scale, partial(client.get, reverse(address) + query))
            say(f"{name:>24} {scale:>8} hồ sơ: {case.ours_ms:>8.1f} ms, {case.queries} lượt hỏi, {case.bytes} byte")
            cases.append(case)
    return cases


def _client() -> Client:
    user = User.objects.create(username="do.dac", full_name="Người đo")
    province = Unit.objects.get(parent=None)
    Post.objects.create(user=user, unit=province, role=Role.REVIEWER, starts_on=date.min)
    client = Client()
    client.force_login(user)
    return client


def _case(name: str, scale: int, ours: Callable) -> Case:
    with CaptureQueriesContext(connection) as captured:
        response = ours()
        queries = len(captured)
    if response.status_code != 200:
        raise RuntimeError(f"{name}: trang trả lời {response.status_code}")
    rival = _all_rows if name == "dossiers" and scale <= OTHER_UP_TO else None
    mine, theirs = turn_by_turn(ours, rival)
    ratio = round(theirs / mine, 1) if theirs else None
    return Case(name, scale, mine, OTHER, theirs, ratio, queries, len(response.content))


def _all_rows() -> str:
    rows = []
    for dossier in Dossier.objects.all():
        people = dossier.nominees.filter(person__isnull=False).count()
        rows.append(f"<tr><td>{dossier.code}<td>{dossier.unit.name}<td>{dossier.round.name}<td>{people}</tr>")
    return "".join(rows)
