"""Kinds that come out of one question: blocs, papers about units and blocs, awards by name."""

from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst

from awards.facts.finding.kinds import Kind
from awards.facts.finding.mixed import AMENDMENT, AWARD, BLOC, DIVISION, REORGANISATION
from awards.facts.finding.results import Hit, Place, backwards
from awards.facts.finding.search import Search
from thiduakt.base.candidates import CAP
from thiduakt.base.text import search_key
from units.choices import DivisionState, ReorganisationState

PAPERS = {
    DIVISION: ("units:division", DivisionState),
    AMENDMENT: ("units:amendment", DivisionState),
    REORGANISATION: ("units:reorganisation", ReorganisationState),
}
OVER = {DivisionState.DROPPED, ReorganisationState.CANCELLED}


class Blocs(Kind):
    code, name = "khoi-thi-dua", "Khối, cụm thi đua"

    @staticmethod
    def places(search: Search) -> list[Place]:
        return [_placed(search, row, backwards(row["of_year"])) for row in search.mixed.get(BLOC, [])[: CAP + 1]]

    @staticmethod
    def hit(row: dict) -> Hit:
        url = reverse("units:bloc", args=[row["key"]])
        return Hit(row["said"], f"{capfirst(row['sort'])} năm {row['of_year']}", url)


class Papers(Kind):
    """Decisions that divide units into blocs or change them, decisions on units: by their number."""

    code, name = "van-ban-don-vi", "Văn bản chia khối, sắp xếp đơn vị"

    @staticmethod
    def places(search: Search) -> list[Place]:
        rows = [row for what in PAPERS for row in search.mixed.get(what, [])]
        return [Place(0, row["sort"] in OVER, 0, backwards(row["of_year"]), row["key"], row) for row in rows[: CAP + 1]]

    @staticmethod
    def hit(row: dict) -> Hit:
        address, states = PAPERS[row["what"]]
        paper = row["paper"]
        number, slash, symbol = paper.partition("/")
        title = f"{int(number):02d}/{symbol}" if number.isdigit() and slash else paper
        note = row["said"] or "Sắp xếp đơn vị"
        return Hit(title, note, reverse(address, args=[UUID(row["key"])]), states(row["sort"]).label)


class Types(Kind):
    """Titles and forms of commendation; they lead to the register."""

    code, name = "danh-hieu", "Danh hiệu, hình thức khen thưởng"

    @staticmethod
    def places(search: Search) -> list[Place]:
        fitting = [row for row in search.mixed.get(AWARD, []) if search.fits(search_key(row["said"]))]
        return [_placed(search, row, row["said"]) for row in fitting]

    @staticmethod
    def hit(row: dict) -> Hit:
        url = f"{reverse('awards:register')}?{urlencode({'award': row['sort']})}"
        return Hit(row["said"], "Xem trong sổ thành tích", url)


def _placed(search: Search, row: dict, order: str) -> Place:
    tier, misses = search.rank(search_key(row["said"]))
    return Place(tier, False, misses, order, row["key"], row)
