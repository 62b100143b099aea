"""Units as they were on a day, and whom they follow: each question is one query, however deep the tree or the chain."""

from datetime import date

from django.db import connections, models
from django.db.models import Case, F, FilteredRelation, Q, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from thiduakt.base.text import squeeze

MARK = "#"  # before the part of the key that ends the path

# Down from a unit step by step, by indexes: the size of the branch counts, not that of the province. Below a unit stood
# on a day who says so in the state of that day, or has no state of that day and stands there now.
LIVED = "unit.founded_on <= %s AND (unit.ended_on IS NULL OR unit.ended_on >= %s)"
HELD = "state.starts_on <= %s AND (state.ends_on IS NULL OR state.ends_on >= %s)"
SAID = f"""
  SELECT unit.id FROM {{below}}units_unitstate state JOIN units_unit unit ON unit.id = state.unit_id
  WHERE state.parent_id = below.id AND {HELD} AND {LIVED}
"""
UNSAID = f"""
  SELECT unit.id FROM {{below}}units_unit unit WHERE unit.parent_id = below.id AND {LIVED}
  AND NOT EXISTS (SELECT 1 FROM units_unitstate state WHERE state.unit_id = unit.id AND {HELD})
"""
# PostgreSQL lets a recursion speak of itself only once; SQLite does not know LATERAL.
BELOW = {
    "postgresql": f"""
WITH RECURSIVE below(id) AS (
  SELECT id FROM units_unit WHERE id = %s
  UNION SELECT child.id FROM below, LATERAL ({SAID.format(below="")} UNION ALL {UNSAID.format(below="")}) child
) SELECT id FROM below""",
    "sqlite": f"""
WITH RECURSIVE below(id) AS (
  SELECT id FROM units_unit WHERE id = %s
  UNION {SAID.format(below="below, ")} UNION {UNSAID.format(below="below, ")}
) SELECT id FROM below""",
}
# UNION, not UNION ALL: a chain that bites its own tail comes to rest.
BEFORE = """
WITH RECURSIVE before(id) AS (
  SELECT predecessor_id FROM units_succession WHERE successor_id = %s
  UNION SELECT step.predecessor_id FROM units_succession step JOIN before ON step.successor_id = before.id
) SELECT id FROM before
"""
AFTER = """
WITH RECURSIVE later(id) AS (
  SELECT successor_id FROM units_succession WHERE predecessor_id = %s
  UNION SELECT step.successor_id FROM units_succession step JOIN later ON step.predecessor_id = later.id
) SELECT id FROM later
"""


class LivesThroughTime(models.QuerySet):
    """What UnitQuerySet knows of the past."""

    def at(self, on: date):
        """Units that lived on the day, with `state_name`, `state_short_name`, `state_symbol`, `state_place_name` and
        `state_parent` (an id) as they were then."""
        then = Q(states__starts_on__lte=on) & (Q(states__ends_on=None) | Q(states__ends_on__gte=on))
        there = Case(When(state__isnull=True, then=F("parent")), default=F("state__parent"))
        return self.alive(on).annotate(
            state=FilteredRelation("states", condition=then),
            state_name=Coalesce("state__name", "name"),
            state_short_name=Coalesce("state__short_name", "short_name"),
            state_symbol=Coalesce("state__symbol", "symbol"),
            state_place_name=Coalesce("state__place_name", "place_name"),
            state_parent=there,
        )

    def within_at(self, unit, on: date):
        """The unit and all that stood below it on the day, in one query; annotated like `at`."""
        day = self._connection.ops.adapt_datefield_value(on)
        below = BELOW[self._connection.vendor]
        return self.at(on).filter(pk__in=RawSQL(below, [self._key(unit), *[day] * 8]))

    def successors_of(self, unit):
        """Units that directly took over from it."""
        return self.filter(origins__predecessor=unit).distinct()

    def predecessors_of(self, unit):
        """Units it directly took over from."""
        return self.filter(successions__successor=unit).distinct()

    def before(self, unit):
        """All units it came from, through however many reorganisations."""
        return self.filter(pk__in=RawSQL(BEFORE, [self._key(unit)])).exclude(pk=unit.pk)

    def after(self, unit):
        """All units it became."""
        return self.filter(pk__in=RawSQL(AFTER, [self._key(unit)])).exclude(pk=unit.pk)

    def lineage(self, unit):
        """The unit, all it came from and all it became; not those that merely share an origin with it."""
        key = self._key(unit)
        kin = Q(pk__in=RawSQL(BEFORE, [key])) | Q(pk__in=RawSQL(AFTER, [key]))
        return self.filter(kin | Q(pk=unit.pk))

    @property
    def _connection(self):
        return connections[self.db]

    def _key(self, unit):
        return self.model._meta.pk.get_db_prep_value(unit.pk, self._connection)

    def named(self, text: str):
        """Units meant by a name, a short name, a code, or the mark (`Unit.mark`) that stands in for a code."""
        text = squeeze(text)
        if text.startswith(MARK):
            return self.filter(path__endswith=f"{text[len(MARK) :].lower()}/")
        return self.filter(Q(code=text) | Q(name=text) | Q(short_name=text)) if text else self.none()
