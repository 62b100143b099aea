"""List pages at growing numbers of dossiers, beside the page that shows all rows and asks for each."""

from collections.abc import Callable

from django.core.management import call_command
from django.urls import reverse

from awards.models import Dossier
from reports.management.bench.measure import Case
from reports.management.bench.scene import client_of, page_case, reviewer

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
        client = client_of(reviewer())
        for name, (address, query) in PAGES.items():
            rival = _all_rows if name == "dossiers" and scale <= OTHER_UP_TO else None
            case = page_case(name, scale, client, reverse(address) + query, other=OTHER, rival=rival)
            say(f"{name:>24} {scale:>8} hồ sơ: {case.ours_ms:>8.1f} ms, {case.queries} lượt hỏi, {case.bytes} byte")
            cases.append(case)
    return cases


def _all_rows() -> str:
    rows = []
    for dossier in Dossier.objects.all():
        people = dossier.nominees.filter(person__isnull=False).count()
        rows.append(f"<tr><td>{dossier.code}<td>{dossier.unit.name}<td>{dossier.round.name}<td>{people}</tr>")
    return "".join(rows)
