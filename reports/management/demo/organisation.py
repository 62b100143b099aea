"""Units with their history, blocs, the council."""

from datetime import date

from awards.models import Council, CouncilMember
from reports.management.demo.source import fact_date, facts
from units.choices import BlocRole, DivisionState, ReorganisationKind, ReorganisationState, UnitKind
from units.models import Bloc, BlocDivision, BlocMember, Reorganisation, Succession, Unit, UnitState


def make_units() -> dict[str, Unit]:
    """All units by the key of the facts; sections under "key/n"."""
    units = {"province": _unit(facts()["province"], None)}
    for fact in facts()["units"]:
        units[fact["key"]] = office = _unit(fact, units["province"])
        for place, name in enumerate(fact["sections"], start=1):
            section = {"kind": UnitKind.SECTION, "name": name}
            units[f"{fact['key']}/{place}"] = _unit(section, office)
    _make_communes(units)
    return units


def _make_communes(units: dict[str, Unit]) -> None:
    ended = fact_date("district_ended_on")
    district = units["district"] = _unit(facts()["district"], units["province"], ended_on=ended)
    founded = fact_date("communes_founded_on")
    act = Reorganisation.objects.create(
        kind=ReorganisationKind.SPLIT,
        state=ReorganisationState.APPLIED,
        name="Chia tách huyện thành các xã",
        effective_on=founded,
        decision=facts()["reorganisation"],
    )
    for fact in facts()["communes"]:
        commune = _unit({**fact, "kind": UnitKind.COMMUNE, "symbol": "UBND"}, units["province"], founded_on=founded)
        units[fact["key"]] = commune
        Succession.objects.create(reorganisation=act, predecessor=district, successor=commune)


def _unit(fact: dict, parent: Unit | None, *, founded_on: date | None = None, ended_on: date | None = None) -> Unit:
    founded_on = founded_on or fact_date("founded_on")
    description = {
        "name": fact["name"],
        "short_name": fact.get("short_name", fact["name"]),
        "symbol": fact.get("symbol", ""),
        "place_name": fact.get("place", facts()["place"]),
        "parent": parent,
    }
    unit = Unit.objects.create(kind=fact["kind"], founded_on=founded_on, ended_on=ended_on, **description)
    UnitState.objects.create(unit=unit, starts_on=founded_on, ends_on=ended_on, **description)
    return unit


def make_blocs(units: dict[str, Unit], year: int) -> None:
    """Two blocs of the year, each with head and deputy, by a decision on paper."""
    division = BlocDivision.objects.create(
        year=year,
        issuer=units["province"],
        issuer_name=units["province"].name,
        title=f"Về việc chia khối thi đua năm {year}",
        state=DivisionState.RECORDED,
        decision=f"Quyết định số 15/QĐ-UBND ngày 15/01/{year}",
    )
    for position, fact in enumerate(facts()["blocs"], start=1):
        bloc = Bloc.objects.create(division=division, position=position, name=fact["name"])
        roles = [BlocRole.HEAD, BlocRole.DEPUTY]
        for place, key in enumerate(fact["members"]):
            role = roles[place] if place < len(roles) else BlocRole.MEMBER
            BlocMember.objects.create(bloc=bloc, unit=units[key], role=role)


def make_council(units: dict[str, Unit]) -> Council:
    """The provincial council with its members in order."""
    founded = fact_date("communes_founded_on")
    council = Council.objects.create(
        unit=units["province"], name="Hội đồng Thi đua - Khen thưởng tỉnh Hòa Giang", starts_on=founded
    )
    for order, (name, position, role) in enumerate(facts()["council"], start=1):
        CouncilMember.objects.create(
            council=council, full_name=name, position=position, role=role, order=order, starts_on=founded
        )
    return council
