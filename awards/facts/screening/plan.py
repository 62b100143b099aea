"""One statement for a whole list: named row sets, joined to the subjects at the end."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from awards.facts.screening.question import LeftOut
from awards.facts.screening.sources import KIN, Sources
from awards.facts.screening.sql import UNKNOWN, Sql, joined, sql


@dataclass(frozen=True, slots=True)
class Test:
    """The truth of a condition, and what it would be after one more good year (`near`)."""

    truth: Sql
    near: Sql

    @classmethod
    def plain(cls, truth: Sql) -> "Test":
        """A condition that another year does not bring nearer."""
        return cls(truth, truth)


OPEN = Test.plain(UNKNOWN)


@dataclass
class Plan:
    """Row sets in the order they are named, and which of them stand beside each subject."""

    sources: Sources
    subjects: Sql
    sets: list[tuple[str, Sql]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    rule: str = ""

    def add(self, rows: Sql) -> str:
        """Name a row set; one that was asked for before keeps its name."""
        known = next((name for name, each in self.sets if each == rows), None)
        if known is None:
            known = f"rows{len(self.sets)}"
            self.sets.append((known, rows))
        return known

    def join(self, rows: Sql) -> str:
        """Name a row set of at most one row a subject, to be read beside it."""
        name = self.add(rows)
        if name not in self.beside:
            self.beside.append(name)
        return name

    def leave_out(self, kind: str) -> Test:
        """The condition stays open, and the list says so."""
        found = LeftOut(self.rule, kind)
        if found not in self.left_out:
            self.left_out.append(found)
        return OPEN

    def selecting(self, columns: Iterable[tuple[str, Sql]]) -> Sql:
        """The whole statement: id and these columns for every subject."""
        heads = [sql("subject(id) AS (?)", self.subjects)]
        if self.sources.is_unit:
            heads.append(sql("kin(id, former) AS (?)", KIN))
        if self.sources.restarts:
            heads.append(sql("restart AS (?)", self.sources.restart()))
        named = [*heads, *(sql(f"{name} AS MATERIALIZED (?)", rows) for name, rows in self.sets)]
        said = [Sql("subject.id"), *(sql(f"? AS {name}", value) for name, value in columns)]
        joins = "".join(f" LEFT JOIN {name} ON {name}.id = subject.id" for name in self.beside)
        return sql(f"WITH RECURSIVE ? SELECT ? FROM subject{joins}", joined(", ", named), joined(", ", said))
