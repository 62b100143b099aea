"""What lists of people can be narrowed by; every filter stands in the address, but for a citizen id."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst

from units.choices import PositionClass, Sex
from units.models import Employment, Post, Rating, Unit

WORK = {"working": "Đang công tác", "left": "Đã thôi công tác", "all": "Tất cả"}
RATED = {"yes": "Đã xếp loại", "no": "Chưa xếp loại"}
PARTY = {"yes": "Đảng viên", "no": "Chưa là đảng viên"}
LACKING = {
    "birth": ("Thiếu ngày sinh", Q(birth_date=None)),
    "sex": ("Thiếu giới tính", Q(sex="")),
    "citizen_id": ("Thiếu số định danh", Q(citizen_id_hash=None)),
    "party": ("Chưa rõ đảng viên", Q(is_party_member=None)),
    "work": ("Không có quá trình công tác", Q(employments=None)),
}


class PeopleFilter:
    """Reads a query string; unknown values narrow nothing.

    `q` name, `unit` (name or id; with those below it), `class`, `party`, `sex`, `work`, `lacks`, `rated` with `year`.
    """

    def __init__(self, query, *, on: date, actor: Post):
        self.query, self.on = query, on
        self.words = query.get("q", "").strip()[:100]
        self.unit_name = query.get("unit", "").strip()[:200]
        self.unit = unit_of(self.unit_name, actor)
        self.position_class = _one_of(query, "class", PositionClass.values)
        self.sex = _one_of(query, "sex", Sex.values)
        self.party, self.work = _one_of(query, "party", PARTY), _one_of(query, "work", WORK) or "working"
        self.lacks, self.rated = _one_of(query, "lacks", LACKING), _one_of(query, "rated", RATED)
        if self.lacks == "work":
            self.work = "all"
        year = query.get("year", "").strip()
        self.year = int(year) if year.isascii() and year.isdigit() and len(year) <= 4 else on.year

    def apply(self, people):
        """The people that match."""
        people = self._by_work(people.search(self.words))
        if self.sex:
            people = people.filter(sex=self.sex)
        if self.party:
            people = people.filter(is_party_member=self.party == "yes")
        if self.lacks:
            people = people.filter(LACKING[self.lacks][1])
        if self.rated:
            rated = Exists(Rating.objects.filter(person=OuterRef("pk"), year=self.year))
            people = people.filter(rated if self.rated == "yes" else ~rated)
        return people

    def _by_work(self, people):
        works = Employment.objects.main()
        if self.unit:
            works = works.filter(unit__path__startswith=self.unit.path)
        if self.position_class:
            works = works.filter(position_class=self.position_class)
        there, now = works.filter(person=OuterRef("pk")), Employment.objects.main().on(self.on)
        if self.work == "working":
            return people.filter(Exists(there.on(self.on)))
        if self.work == "left":
            ended = works.filter(ends_on__lt=self.on).values("person_id")
            return people.filter(~Exists(now.filter(person=OuterRef("pk"))), pk__in=ended)
        return people.filter(Exists(there)) if self.unit or self.position_class else people

    @property
    def unit_is_unknown(self) -> bool:
        """Whether a name was typed that no unit has."""
        return bool(self.unit_name) and self.unit is None

    @property
    def asks_more(self) -> bool:
        """Whether one of the rarer questions is in force."""
        return bool(self.position_class or self.sex or self.party or self.rated or self.lacks)

    @property
    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """The lists of the form, by the name of the field."""
        return {
            "class": [(value, capfirst(label)) for value, label in PositionClass.choices],
            "sex": [(value, capfirst(label)) for value, label in Sex.choices],
            "party": list(PARTY.items()),
            "work": list(WORK.items()),
            "lacks": [(key, label) for key, (label, _) in LACKING.items()],
            "rated": list(RATED.items()),
        }

    @property
    def chips(self) -> list[dict]:
        """The filters in force, each with the address of the list without it."""
        labels = {
            "q": f"Tên có: {self.words}" if self.words else "",
            "unit": f"Đơn vị: {self.unit.label}" if self.unit else "",
            "class": PositionClass(self.position_class).label.capitalize() if self.position_class else "",
            "sex": Sex(self.sex).label.capitalize() if self.sex else "",
            "party": PARTY.get(self.party, ""),
            "work": WORK[self.work] if self.work != "working" else "",
            "lacks": LACKING[self.lacks][0] if self.lacks else "",
            "rated": f"{RATED[self.rated]} năm {self.year}" if self.rated else "",
        }
        return [{"label": label, "url": self._without(key)} for key, label in labels.items() if label]

    def _without(self, key: str) -> str:
        query = self.query.copy()
        for gone in (key, "after", *(["year"] if key == "rated" else [])):
            query.pop(gone, None)
        return f"?{query.urlencode()}"


def _one_of(query, name: str, known) -> str:
    return query.get(name) if query.get(name) in known else ""


def unit_of(text: str, actor: Post) -> Unit | None:
    """A unit by its id (links) or by its name (typed); among several of one name the reader's own."""
    if not text:
        return None
    try:
        return Unit.objects.filter(pk=UUID(text)).first()
    except ValueError:
        found = Unit.objects.named(text)
        return found.within(actor.unit).first() or found.first()
