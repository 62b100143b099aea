"""Try a pack on a round: whose verdict would change, and by which condition. Reads only."""

from hashlib import sha256

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from awards.choices import PackState, Standing
from awards.facts.packs import as_pack, day_of
from awards.facts.simulation import Line, Trial, carry_on, law_state, open_nominees
from awards.models import Dossier, LawPack, Nominee
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
# How long one request judges before it shows how far it has come, and how long what was found is kept.
SECONDS = 0.7
KEPT_SECONDS = 600


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

    def trial(self, *, anew: bool = False) -> Trial | None:
        """The answer as far as this request brings it; None until round and pack are chosen.

        What was found is kept for some minutes for this round, pack, day and law; each process keeps its own.
        """
        if not (self.round and self.pack):
            return None
        nominees = list(open_nominees(self.round, self.dossiers).values_list("pk", flat=True))
        key = self._key(nominees)
        trial = None if anew else cache.get(key)
        if trial is None:
            trial = Trial(nominees, timezone.now())
        if not trial.is_done or anew:
            carry_on(trial, self.pack, as_pack(self.pack), self.on, seconds=SECONDS)
            cache.set(key, trial, KEPT_SECONDS)
        return trial

    def _key(self, nominees: list) -> str:
        said = (self.pack.pk, self.pack.sha256, self.pack.state, self.on, *law_state(), *nominees)
        return f"simulation-{sha256(repr(said).encode()).hexdigest()}"


@require_GET
def simulation(request):
    """The question and, when round and pack are chosen, the answer, or how far it has come."""
    asked = Asked(request)
    query = request.GET.copy()
    trial = asked.trial(anew=bool(query.pop("tinh-lai", None)))
    held = asked.pack and asked.pack.state == PackState.ACTIVE
    context = {
        "asked": asked,
        "trial": trial,
        "rows": _rows(trial.lines[:SHOWN]) if trial and trial.is_done else [],
        "query": query.urlencode(),
        "limit": SHOWN,
        "headings": ("Khi không có gói", "Đang áp dụng") if held else ("Đang áp dụng", "Theo gói"),
    }
    return render(request, "awards/simulation.html", context)


@require_GET
def simulation_xlsx(request):
    """All changes as a workbook; the page shows how far it is while it is not done."""
    asked = Asked(request)
    trial = asked.trial()
    if trial and not trial.is_done:
        return redirect(f"{reverse('awards:simulation')}?{request.GET.urlencode()}")
    title = f"Thử áp dụng: {asked.pack.title}"[:200] if trial else "Chưa chọn đợt xét và gói quy định"
    with Book() as book:
        sheet = book.sheet("Thay đổi", COLUMNS, title=title)
        for number, row in enumerate(_rows(trial.lines) if trial else (), start=3):
            for place, value in enumerate(_cells(row)):
                sheet.write_string(number, place, value)
    reply = HttpResponse(book.content, content_type=XLSX)
    reply["Content-Disposition"] = 'attachment; filename="thu-ap-dung.xlsx"'
    return reply


def _rows(lines: list[Line]) -> list[dict]:
    """The changes with their nominees; those deleted meanwhile are left out."""
    related = ("dossier__unit", "award_type", "person", "unit", "household")
    nominees = Nominee.objects.select_related(*related).in_bulk([line.nominee for line in lines])
    return [
        {
            "nominee": nominees[line.nominee],
            "before": Standing(line.before),
            "after": Standing(line.after),
            "message": line.message,
            "citation": line.citation,
        }
        for line in lines
        if line.nominee in nominees
    ]


def _cells(row: dict) -> list[str]:
    nominee = row["nominee"]
    dossier = nominee.dossier
    words = [row["before"].label, row["after"].label, row["message"], row["citation"]]
    return [dossier.code or "", dossier.unit.name, nominee.name, nominee.award_type.name, *words]
