"""Plans of reorganisation for tests, written the way officers write them: by the acts."""

from datetime import date

from django.apps import apps

from units.actions.planning import NewUnit, Takers, plan_change, plan_end, plan_found
from units.actions.reorganisations import open_reorganisation
from units.choices import UnitKind

DAY, EVE = date(2025, 7, 1), date(2025, 6, 30)
DECISION = "Nghị quyết số 12/NQ-HĐND"


def opened(actor, **facts):
    """An empty plan for the day."""
    facts = {"name": "Sắp xếp thử", "effective_on": DAY, "decision": DECISION} | facts
    return open_reorganisation(actor=actor, **facts)


def new(name, parent=None, **facts):
    """A commune to be founded."""
    return NewUnit(**{"name": name, "kind": UnitKind.COMMUNE, "parent": parent, "symbol": "UBND"} | facts)


def merged(actor, units, name="Ủy ban nhân dân xã Mới", parent=None, **facts):
    """A plan in which the units become a new one."""
    plan = opened(actor, **facts)
    plan_end(reorganisation=plan, units=units, takers=Takers(new=[new(name, parent)]), actor=actor)
    return plan


def absorbed(actor, units, into, **facts):
    """A plan in which the units go into one that lives on."""
    plan = opened(actor, **facts)
    plan_end(reorganisation=plan, units=units, takers=Takers(existing=[into]), actor=actor)
    return plan


def divided(actor, unit, names, parent=None, people_to=0, **facts):
    """A plan in which a unit becomes several."""
    plan = opened(actor, **facts)
    takers = Takers(new=[new(name, parent) for name in names], people_to=people_to)
    plan_end(reorganisation=plan, units=[unit], takers=takers, actor=actor)
    return plan


def renamed(actor, unit, called, parent=None, **facts):
    """A plan that gives a unit another name, or another parent, or both."""
    plan = opened(actor, **facts)
    described = NewUnit(called, short_name=called, symbol="MOI", place_name="Hòa Giang") if called else None
    plan_change(reorganisation=plan, units=[unit], new=described, parent=parent, actor=actor)
    return plan


def dissolved(actor, units, **facts):
    plan = opened(actor, **facts)
    plan_end(reorganisation=plan, units=units, takers=Takers(), actor=actor)
    return plan


def founded(actor, name, parent=None, **facts):
    plan = opened(actor, **facts)
    plan_found(reorganisation=plan, unit=new(name, parent), actor=actor)
    return plan


def everything(*apart) -> dict:
    """All rows of all tables but those of the models named, to compare before and after; letters are never unsent."""
    tables = {}
    for model in apps.get_models():
        if model.__name__ not in {*apart, "Letter"} and not model.__name__.endswith("Step"):
            fields = [field.attname for field in model._meta.concrete_fields]
            tables[model._meta.label] = sorted(map(repr, model._base_manager.values_list(*fields)))
    return tables
