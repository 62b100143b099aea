"""The demo province, in the order in which one thing needs another."""

from datetime import date
from random import Random

from awards.actions.packs import load_packs
from reports.management.demo.dossiers import Cast, make_dossiers
from reports.management.demo.honours import make_history
from reports.management.demo.organisation import make_blocs, make_council, make_units
from reports.management.demo.people import link_people, make_accounts, make_people
from reports.management.demo.plans import make_plan, make_registrations, make_round


def build(*, on: date, random: Random) -> None:
    """Fill an empty database; everything that has a date is laid around `on`."""
    load_packs()
    units = make_units()
    people = make_people(units, random)
    posts = make_accounts(units)
    link_people(posts, units, people)
    make_blocs(units, on.year)
    council = make_council(units)
    make_history(units, people, on.year, random)
    plan = make_plan(posts, units, on)
    make_registrations(posts, people, plan)
    opened = make_round(posts, units, plan, on)
    make_dossiers(Cast(posts, people, opened, on), council)
