"""Who may be registered for a title, and how registered titles are listed."""

from datetime import date

from campaigns.models import RegisteredTitle, Registration
from units.models import Employment, Person, Unit


def subjects_of(unit: Unit, on: date):
    """(people who work in the unit, the unit itself and its parts) on the day."""
    return Person.objects.working_in(unit, on), Unit.objects.alive(on).within(unit).order_by("path")


def jobs_by_section(people, unit: Unit, on: date) -> list[tuple[Unit, list[Employment]]]:
    """Main employments of the people on the day, by the section they work in."""
    jobs = Employment.objects.main().on(on).filter(person__in=people, unit__path__startswith=unit.path)
    sections = {}
    for job in jobs.select_related("person", "unit").order_by("unit__path", "person__sort_key", "pk"):
        sections.setdefault(job.unit, []).append(job)
    return list(sections.items())


def registered_titles(registration: Registration) -> list[RegisteredTitle]:
    """Titles of the registration with their subjects."""
    rows = registration.titles.select_related("person", "unit")
    return sorted(rows, key=lambda row: (row.award_code, row.person.sort_key if row.person else ""))


def rows_by_title(rows: list[RegisteredTitle], labels: dict[str, str]) -> list[tuple[str, list[RegisteredTitle]]]:
    """[(name of the title, its rows)]; a title that has left the catalogue shows its code."""
    by_code = {}
    for row in rows:
        by_code.setdefault(row.award_code, []).append(row)
    known = list(labels)
    ordered = sorted(by_code, key=lambda code: known.index(code) if code in labels else len(known))
    return [(labels.get(code, code), by_code[code]) for code in ordered]
