"""Try a pack on a round: whose verdict would change, and by which condition. Reads only."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from awards.choices import PackState, Standing
from awards.facts.packs import as_pack, day_of
from awards.facts.simulation import Simulation, open_nominees, simulate
from awards.models import Dossier, LawPack
from awards.views.law import day_asked
from campaigns.models import Round
from thiduakt.base.books import XLSX, Book
from thiduakt.base.clock import today
from units.choices import OFFICE_ROLES

COLUMNS = (
    *(("Hồ sơ", 16), ("Đơn vị", 30), ("Đối tượng", 30), ("Danh hiệu, hình thức", 34), ("Theo quy định nay", 20)),
    *(("Theo gói", 20), ("Vì điều kiện", 60), ("Căn cứ", 40)),
)  # fmt: skip
SHOWN = 200


class Asked:
    """Round, pack and day from the address; anything unknown is left open."""

    def __init__(self, request):
        if request.actor.role not in OFFICE_ROLES:
            raise Http404("Không có trang này.")
        query = request.GET
        self.dossiers = Dossier.objects.visible_to(request.actor)
        self.rounds = list(Round.objects.visible_to(request.actor).order_by("-closes_on", "pk")[:50])
        states = (PackState.OFFERED, PackState.ACTIVE)
        self.packs = list(LawPack.objects.filter(state__in=states).order_by("state", "-valid_from"))
        self.round = next((each for each in self.rounds if str(each.pk) == query.get("round")), None)
        self.pack = next((each for each in self.packs if each.pk == query.get("pack")), None)
        chosen = day_asked(request) if query.get("on") else None
        self.on = chosen or (day_of(self.pack, today()) if self.pack else today())

    def result(self) -> Simulation | None:
        if not (self.round and self.pack):
            return None
        return simulate(open_nominees(self.round, self.dossiers), self.pack, as_pack(self.pack), self.on)


@require_GET
def simulation(request):
    """The question and, when round and pack are chosen, the answer."""
    asked = Asked(request)
    found = asked.result()
    rows = [_row(change) for change in found.changes[:SHOWN]] if found else []
    query = request.GET.urlencode()
    held = asked.pack and asked.pack.state == PackState.ACTIVE
    headings = ("Khi không có gói", "Đang áp dụng") if held else ("Đang áp dụng", "Theo gói")
    context = {"asked": asked, "found": found, "rows": rows, "query": query, "limit": SHOWN, "headings": headings}
    return render(request, "awards/simulation.html", context)


@require_GET
def simulation_xlsx(request):
    """All changes as a workbook."""
    asked = Asked(request)
    found = asked.result()
    title = f"Thử áp dụng: {asked.pack.title}"[:200] if found else "Chưa chọn đợt xét và gói quy định"
    with Book() as book:
        sheet = book.sheet("Thay đổi", COLUMNS, title=title)
        for number, change in enumerate(found.changes if found else (), start=3):
            for place, value in enumerate(_cells(_row(change))):
                sheet.write_string(number, place, value)
    reply = HttpResponse(book.content, content_type=XLSX)
    reply["Content-Disposition"] = 'attachment; filename="thu-ap-dung.xlsx"'
    return reply


def _row(change) -> dict:
    finding = change.finding
    return {
        "nominee": change.nominee,
        "before": Standing(change.before.verdict),
        "after": Standing(change.after.verdict),
        "message": finding.message if finding else "",
        "citation": finding.citation if finding else "",
    }


def _cells(row: dict) -> list[str]:
    nominee = row["nominee"]
    dossier = nominee.dossier
    words = [row["before"].label, row["after"].label, row["message"], row["citation"]]
    return [dossier.code or "", dossier.unit.name, nominee.name, nominee.award_type.name, *words]
