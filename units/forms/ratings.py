"""The grid of a unit's yearly ratings: one row per person, the unit itself on top."""

from dataclasses import dataclass
from uuid import UUID

from django import forms

from units.actions.ratings import Mark
from units.choices import Grade
from units.forms.people import spelled
from units.models import Employment, Person, Rating, Unit

GRADES = spelled(Grade.choices, "Chưa xếp loại")
MOST_ROWS = 300
WRONG = "Xếp loại không có trong danh sách. Hãy chọn lại."


@dataclass(slots=True)
class Row:
    """A line: `id` is the person's (the unit's own for the unit itself), `seen` the grade when the page was opened."""

    id: str
    person: UUID | None
    name: str
    note: str
    seen: str
    grade: str
    error: str = ""


class RatingGrid:
    """Reads and shows the grid. `typed` is the posted form: `g-<id>` the grade wanted, `s-<id>` the grade seen."""

    choices = GRADES

    def __init__(self, unit: Unit, year: int, typed=None):
        self.unit, self.year = unit, year
        self.document = (typed.get("document", "") if typed else "").strip()[:200]
        people = _people(unit, year)
        self.too_many = len(people) > MOST_ROWS
        known = _known(unit, year, [person.pk for person in people])
        own = Row(str(unit.pk), None, unit.name, "Tập thể", "", "")
        rows = [own, *(Row(str(each.pk), each.pk, each.full_name, each.note, "", "") for each in people[:MOST_ROWS])]
        self.rows = [self._filled(row, known.get(row.person, ""), typed) for row in rows]

    def _filled(self, row: Row, now: str, typed) -> Row:
        row.seen = typed.get(f"s-{row.id}", now) if typed else now
        if row.seen not in Grade:
            row.seen = ""  # not one of ours: as if nothing had been seen
        row.grade = typed.get(f"g-{row.id}", row.seen) if typed else now
        if row.grade and row.grade not in Grade:
            row.error = WRONG
        return row

    @property
    def is_valid(self) -> bool:
        """Whether every grade is one of the list."""
        return not any(row.error for row in self.rows)

    @property
    def marks(self) -> list[Mark]:
        """What the act takes."""
        return [Mark(row.person, row.seen, row.grade) for row in self.rows]

    @property
    def errors(self) -> list[tuple[str, str]]:
        """(id of the control, sentence) for the summary."""
        return [(f"g-{row.id}", f"{row.name}: {row.error}") for row in self.rows if row.error]

    def tell(self, found: dict[str, list[str]]) -> None:
        """Put what the act refused at its rows, with what now stands there; the next save knows of it."""
        known = _known(self.unit, self.year, [row.person for row in self.rows if row.person])
        for row in self.rows:
            if row.id in found:
                row.error = " ".join(found[row.id])
                row.seen = known.get(row.person, "")

    @property
    def done(self) -> int:
        """How many rows have a grade."""
        return sum(bool(row.grade) for row in self.rows)


def _people(unit: Unit, year: int) -> list[Person]:
    """Who worked here mainly at some time of the year, with `note`: the position held last."""
    works = Employment.objects.main().filter(unit__path__startswith=unit.path, starts_on__year__lte=year)
    works = works.exclude(ends_on__year__lt=year).filter(person__merged_into=None)
    people: dict[UUID, Person] = {}
    for work in works.select_related("person", "unit").order_by("person__sort_key", "person", "starts_on"):
        person = people.setdefault(work.person_id, work.person)
        person.note = work.position if work.unit_id == unit.pk else f"{work.position}, {work.unit.label}"
    return list(people.values())


def _known(unit: Unit, year: int, people: list[UUID]) -> dict[UUID | None, str]:
    rows = Rating.objects.filter(year=year, person__in=people) | Rating.objects.filter(year=year, unit=unit)
    return dict(rows.values_list("person", "grade"))


class RatingForm(forms.Form):
    """One person's rating of one year."""

    year = forms.IntegerField(label="Năm", min_value=1945, max_value=9999)
    grade = forms.ChoiceField(label="Xếp loại", choices=spelled(Grade.choices, "Chọn xếp loại"))
    document = forms.CharField(label="Văn bản", required=False, max_length=200, help_text="Số, ngày thông báo.")
