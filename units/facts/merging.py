"""What would happen if two records were joined: what moves, what must be chosen, what forbids it."""

from dataclasses import dataclass, field

from django.apps import apps

from units.belongings import BELONGINGS, Belonging
from units.choices import EmploymentKind
from units.models import Employment, Person, Rating

KEPT, GONE = "kept", "gone"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both records say something of the same matter: `name` asks which of the two holds.

    `kept` and `gone` are the two answers as a reader sees them; `rows` are the kept record's rows at stake and
    `row` the gone record's (empty and None for facts of the record itself).
    """

    name: str
    label: str
    kept: str
    gone: str
    row: object = None
    rows: list = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge does; `blocked` are sentences, and while there is one nothing can be done."""

    kept: Person
    gone: Person
    filled: list[str]
    conflicts: list[Conflict]
    moving: list[tuple[str, int]]
    dropped: list[tuple[str, int]]
    accounts: list[str]
    blocked: list[str]


def plan_of_merge(kept: Person, gone: Person) -> MergePlan:
    """Look only: the same plan is shown to a person and followed by the act."""
    differing = [name for name in Person.FACTS if _both_say(kept, gone, name)]
    ratings, works = _ratings(kept, gone), _works(kept, gone)
    same = same_ratings(kept, gone)
    moving = [
        ("xếp loại", gone.ratings.count() - len(ratings) - len(same)),
        ("quá trình công tác", gone.employments.count() - len(works)),
    ]
    dropped = [("xếp loại", len(same))]
    for each in BELONGINGS:
        twins = len(twins_of(each, kept, gone))
        moving.append((each.noun, rows_of(each, gone).count() - twins))
        dropped.append((each.noun, twins))
    return MergePlan(
        kept=kept,
        gone=gone,
        filled=[_label(name) for name in (*Person.FACTS, "citizen_id_sealed") if _fills(kept, gone, name)],
        conflicts=[*(_fact(kept, gone, name) for name in differing), *_number(kept, gone), *ratings, *works],
        moving=[(noun, count) for noun, count in moving if count],
        dropped=[(noun, count) for noun, count in dropped if count],
        accounts=_accounts(kept, gone),
        blocked=[why for each in BELONGINGS if each.clashes for why in each.clashes(kept, gone)],
    )


def rows_of(each: Belonging, person: Person):
    """The rows of one kind that hang on the record."""
    return apps.get_model(each.model)._default_manager.filter(**{each.field: person})


def twins_of(each: Belonging, kept: Person, gone: Person) -> list:
    """Rows of the gone record that say the same as one of the kept record."""
    if not each.twin:
        return []
    there = set(rows_of(each, kept).values_list(*each.twin))
    return [row for row in rows_of(each, gone) if _values(row, each.twin) in there]


def _values(row, fields: tuple[str, ...]) -> tuple:
    return tuple(getattr(row, row._meta.get_field(name).attname) for name in fields)


def _empty(person: Person, name: str) -> bool:
    return getattr(person, name) in (None, "")


def _both_say(kept: Person, gone: Person, name: str) -> bool:
    """Both have it and they differ; the year of birth is asked only where a day of birth does not say it."""
    if name == "birth_year" and (kept.birth_date and gone.birth_date):
        return False
    return not _empty(kept, name) and not _empty(gone, name) and getattr(kept, name) != getattr(gone, name)


def _fills(kept: Person, gone: Person, name: str) -> bool:
    return _empty(kept, name) and not _empty(gone, name)


def _label(name: str) -> str:
    return "số định danh" if name == "citizen_id_sealed" else str(Person._meta.get_field(name).verbose_name)


def _fact(kept: Person, gone: Person, name: str) -> Conflict:
    return Conflict(name, _label(name).capitalize(), shown(kept, name), shown(gone, name))


def shown(person: Person, name: str) -> str:
    """A fact of the record as a page shows it."""
    value = getattr(person, name)
    if name == "sex":
        return person.get_sex_display()
    if isinstance(value, bool):
        return "là đảng viên" if value else "chưa là đảng viên"
    return f"{value:%d/%m/%Y}" if hasattr(value, "month") else str(value)


def _number(kept: Person, gone: Person) -> list[Conflict]:
    """Two citizen ids: at most one of them is right."""
    if not (kept.citizen_id_sealed and gone.citizen_id_sealed) or kept.citizen_id == gone.citizen_id:
        return []
    return [Conflict("citizen_id", "Số định danh", kept.citizen_id_masked, gone.citizen_id_masked)]


def same_ratings(kept: Person, gone: Person) -> list[Rating]:
    """Ratings of the gone record that say of a year what the kept one says."""
    mine = dict(kept.ratings.values_list("year", "grade"))
    return [row for row in gone.ratings.all() if mine.get(row.year) == row.grade]


def _ratings(kept: Person, gone: Person) -> list[Conflict]:
    mine = {row.year: row for row in kept.ratings.all()}
    twice = [row for row in gone.ratings.order_by("year") if row.year in mine and row.grade != mine[row.year].grade]
    return [_rating(mine[row.year], row) for row in twice]


def _rating(mine: Rating, theirs: Rating) -> Conflict:
    said = [f"{row.get_grade_display()}{f' ({row.document})' if row.document else ''}" for row in (mine, theirs)]
    return Conflict(f"rating-{theirs.pk}", f"Xếp loại năm {mine.year}", *said, row=theirs, rows=[mine])


def _works(kept: Person, gone: Person) -> list[Conflict]:
    """Two employments of one kind at one time cannot both stand."""
    mine = list(kept.employments.select_related("unit").order_by("starts_on"))
    found = []
    for row in gone.employments.select_related("unit").order_by("starts_on"):
        crossing = [one for one in mine if one.kind == row.kind and _crosses(one, row)]
        if crossing:
            label = EmploymentKind(row.kind).label.capitalize()
            said = "; ".join(_in_words(one) for one in crossing)
            found.append(Conflict(f"employment-{row.pk}", label, said, _in_words(row), row=row, rows=crossing))
    return found


def _crosses(one: Employment, other: Employment) -> bool:
    return not (one.ends_on and one.ends_on < other.starts_on) and not (other.ends_on and other.ends_on < one.starts_on)


def _in_words(work: Employment) -> str:
    end = f"{work.ends_on:%d/%m/%Y}" if work.ends_on else "nay"
    return f"{work.position}, {work.unit.label}, {work.starts_on:%d/%m/%Y} – {end}"


def _accounts(kept: Person, gone: Person) -> list[str]:
    mine, theirs = getattr(kept, "user", None), getattr(gone, "user", None)
    if theirs and not mine:
        return [f"Tài khoản {theirs.username} được gắn với hồ sơ giữ lại."]
    if theirs:
        return [f"Hồ sơ giữ lại đã có tài khoản {mine.username}; tài khoản {theirs.username} không còn gắn với ai."]
    return []
