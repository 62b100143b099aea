"""Grids for a whole unit: discipline and holds, or initiatives; a row for each person, empty ones are none."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from thiduakt.base.clock import today
from thiduakt.base.forms import DateField, NumberField
from thiduakt.base.mistakes import of_field
from thiduakt.base.text import search_key
from units.choices import DisciplineForm, HoldReason, Recogniser, Scope
from units.forms.people import OF_UNITS, spelled
from units.models import Discipline, Employment, Hold, Initiative, Person, Unit

MOST_ROWS = 100
WHOLE = Decimal(100)
DISCIPLINE, HOLD = "discipline", "hold"


class _RowForm(forms.Form):
    """One row: nothing in it is required as long as all of it is empty."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, empty_permitted=True, use_required_attribute=False, **kwargs)
        self.offer()
        for name, field in self.fields.items():
            look = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs |= {"class": look}
            if self.is_bound and name in self.errors:
                field.widget.attrs |= {"aria-invalid": "true", "aria-describedby": f"{self.prefix}-errors"}

    def offer(self):
        """Fill in what depends on whom the row is about."""


class JudgementRow(_RowForm):
    """A disciplinary measure or a hold."""

    what = forms.ChoiceField(label="Kỷ luật, tạm dừng")
    starts_on = DateField(label="Từ ngày")
    ends_on = DateField(label="Đến hết ngày", required=False)
    document = forms.CharField(label="Văn bản", required=False, max_length=200)

    def __init__(self, *args, subject: Person | Unit, **kwargs):
        self.of_unit = isinstance(subject, Unit)
        super().__init__(*args, **kwargs)

    def offer(self):
        self.fields["what"].choices = _judgements(self.of_unit)

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày hết phải từ ngày bắt đầu trở đi.")
        return cleaned

    @property
    def record(self) -> Discipline | Hold:
        """The record as typed, without its subject."""
        facts = {name: self.cleaned_data[name] for name in ("starts_on", "ends_on", "document")}
        kind, _, code = self.cleaned_data["what"].partition(":")
        return Discipline(form=code, **facts) if kind == DISCIPLINE else Hold(reason=code, **facts)


class InitiativeRow(_RowForm):
    """An initiative, and what part of it is this person's."""

    name = forms.CharField(label="Tên sáng kiến", max_length=300)
    year = forms.IntegerField(label="Năm công nhận", min_value=1945, max_value=9999)
    scope = forms.ChoiceField(label="Phạm vi", choices=spelled(Scope.choices, "Chọn"))
    recognised_by = forms.ChoiceField(label="Thẩm quyền công nhận", choices=[("", "Chọn"), *Recogniser.choices])
    number = forms.CharField(label="Số quyết định", required=False, max_length=50)
    share = NumberField(
        label="Phần đóng góp (%)", required=False, min_value=0, max_value=100, max_digits=5, decimal_places=2
    )

    def __init__(self, *args, subject: Person | Unit, **kwargs):
        super().__init__(*args, **kwargs)

    def clean_year(self):
        """A year to come is a slip."""
        if self.cleaned_data["year"] > today().year:
            raise ValidationError("Năm này chưa tới. Hãy kiểm tra lại.")
        return self.cleaned_data["year"]


@dataclass(slots=True)
class GridRow:
    """A line of the grid; `known` says in words what is there already."""

    subject: Person | Unit
    name: str
    note: str
    known: list[str]
    form: _RowForm

    @property
    def errors(self) -> list[tuple[str, str]]:
        """(id of the control, sentence), each beginning with its column."""
        if not self.form.errors:
            return []
        general = [("", text) for text in self.form.non_field_errors()]
        return general + [
            (cell.id_for_label, _in_column(cell.label, text)) for cell in self.form for text in of_field(cell)
        ]


class RecordGrid:
    """Reads and shows the grid of a unit; `row` is the form of its lines."""

    row: type[_RowForm]

    def __init__(self, unit: Unit, typed=None):
        self.unit, self.refused = unit, []
        people = _people(unit)
        self.too_many = len(people) > MOST_ROWS
        self.rows = [self._line(*each, typed) for each in self.subjects(people[:MOST_ROWS])]
        self.heads = [field.label for field in self.row.base_fields.values()]

    def subjects(self, people: list[Person]) -> Iterable[tuple]:
        """(subject, name, note, what is known) of each line."""
        raise NotImplementedError

    def _line(self, subject, name: str, note: str, known: list[str], typed) -> GridRow:
        return GridRow(subject, name, note, known, self.row(typed, prefix=f"r-{subject.pk}", subject=subject))

    @property
    def filled(self) -> list[GridRow]:
        """The lines that say something."""
        return [row for row in self.rows if row.form.has_changed()]

    def is_valid(self) -> bool:
        """Whether every filled line is well formed."""
        return all(row.form.is_valid() for row in self.rows)

    @property
    def errors(self) -> list[tuple[str, str]]:
        """(id of the control, sentence) for the summary."""
        named = [(place, f"{row.name} – {text}") for row in self.rows for place, text in row.errors]
        return [*[("", text) for text in self.refused], *named]


class JudgementGrid(RecordGrid):
    """Discipline and holds, the unit itself on top."""

    row = JudgementRow

    def subjects(self, people):
        known = _in_force(self.unit, people)
        yield self.unit, self.unit.name, "Tập thể", known.get(self.unit.pk, [])
        for person in people:
            yield person, person.full_name, person.note, known.get(person.pk, [])

    @property
    def records(self) -> list[tuple[Person | Unit, Discipline | Hold]]:
        """What the act takes."""
        return [(row.subject, row.form.record) for row in self.filled]


class InitiativeGrid(RecordGrid):
    """Initiatives; lines of one name and year are co-authors of one."""

    row = InitiativeRow

    def subjects(self, people):
        named = Initiative.objects.filter(authors__in=people, year__gte=today().year - 1)
        known: dict = {}
        for person, name, year in named.values_list("authors", "name", "year"):
            known.setdefault(person, []).append(f"{name} ({year})")
        for person in people:
            yield person, person.full_name, person.note, known.get(person.pk, [])

    @property
    def initiatives(self) -> list[tuple[Initiative, list[tuple[Person, Decimal]]]]:
        """Each with its authors; an only author without a share wrote all of it."""
        groups: dict[tuple, list[GridRow]] = {}
        for row in self.filled:
            typed = row.form.cleaned_data
            groups.setdefault((search_key(typed["name"]), typed["year"]), []).append(row)
        return [(_initiative(rows[0]), _authors(rows)) for rows in groups.values()]


def _in_column(label: str, sentence: str) -> str:
    """The sentence with the name of its column before it, once."""
    if sentence.startswith(label):
        return sentence
    said = sentence.replace(f" ở ô “{label}”", "")
    return f"{label}: {said[:1].lower()}{said[1:]}"


def _initiative(row: GridRow) -> Initiative:
    typed = row.form.cleaned_data
    return Initiative(**{name: typed[name] for name in ("name", "year", "scope", "recognised_by", "number")})


def _authors(rows: list[GridRow]) -> list[tuple[Person, Decimal]]:
    alone = WHOLE if len(rows) == 1 else Decimal(0)
    return [(row.subject, row.form.cleaned_data["share"] or alone) for row in rows]


def _judgements(of_unit: bool) -> list:
    forms_ = OF_UNITS if of_unit else DisciplineForm
    return [
        ("", "Không có gì mới"),
        ("Kỷ luật", spelled((f"{DISCIPLINE}:{each.value}", each.label) for each in forms_)),
        ("Tạm dừng xét", spelled((f"{HOLD}:{each.value}", each.label) for each in HoldReason)),
    ]


def _people(unit: Unit) -> list[Person]:
    """Who works in the unit or below today, with `note`: as what and where."""
    works = Employment.objects.main().on(today()).filter(unit__path__startswith=unit.path, person__merged_into=None)
    people: dict = {}
    for work in works.select_related("person", "unit").order_by("person__sort_key", "person")[: MOST_ROWS + 1]:
        person = people.setdefault(work.person_id, work.person)
        person.note = work.position if work.unit_id == unit.pk else f"{work.position}, {work.unit.label}"
    return list(people.values())


def _in_force(unit: Unit, people: list[Person]) -> dict:
    """What is in force today, in words, by the subject's id."""
    known: dict = {}
    for model in (Discipline, Hold):
        rows = model.objects.filter(person__in=people) | model.objects.filter(unit=unit)
        for row in rows.exclude(ends_on__lt=today()).order_by("starts_on"):
            known.setdefault(row.person_id or row.unit_id, []).append(f"{row} từ {row.starts_on:%d/%m/%Y}")
    return known
