"""Lists of those proposed or decided, and sentences that count them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from awards.models import Nominee
from reports.documents.blocks import Column, Paragraph, Table
from reports.documents.wording import padded

COLUMNS = (
    Column("STT", 8, "centre"),
    Column("Họ và tên", 28),
    Column("Chức vụ, đơn vị", 36),
    Column("Danh hiệu, hình thức", 28),
)
UNIT_COLUMNS = (Column("STT", 8, "centre"), Column("Tên tập thể", 57), Column("Danh hiệu, hình thức", 35))
HOUSEHOLD_COLUMNS = (
    Column("STT", 8, "centre"),
    Column("Hộ gia đình", 28),
    Column("Địa chỉ", 36),
    Column("Danh hiệu, hình thức", 28),
)
GROUPS = ("unit", "person", "household")
TITLES = {"unit": "TẬP THỂ", "person": "CÁ NHÂN", "household": "HỘ GIA ĐÌNH"}
WORDS = {"unit": "tập thể", "person": "cá nhân", "household": "hộ gia đình"}


@dataclass(frozen=True, slots=True)
class Honoured:
    """Somebody on a list: `group` is one of GROUPS, the rest stands as on paper."""

    group: str
    name: str
    award: str
    title: str = ""
    unit: str = ""

    @classmethod
    def of(cls, nominee: Nominee) -> "Honoured":
        """From the row; needs `award_type` at hand."""
        return cls(nominee.group, nominee.name, nominee.award_type.name, nominee.position_title, nominee.unit_name)

    @classmethod
    def kept(cls, content: dict) -> "Honoured":
        """From the frozen copy of a submission."""
        group = content.get("subject") or ("person" if content["position_title"] else "unit")
        return cls(group, content["name"], content["award_name"], content["position_title"], content["unit_name"])

    def row(self, number: int) -> tuple[str, ...]:
        """The cells of its table."""
        if self.group == "unit":
            return str(number), self.name, self.award
        return str(number), self.name, ", ".join(part for part in (self.title, self.unit) if part), self.award


def in_order(people: Iterable[Honoured]) -> list[Honoured]:
    """Collectives, then people, then households; awards in the order in which they first come."""
    people = list(people)
    awards = list(dict.fromkeys(one.award for one in people))
    return sorted(people, key=lambda one: (GROUPS.index(one.group), awards.index(one.award)))


def listed_blocks(numbered: Iterable[tuple[int, Honoured]]) -> tuple[Paragraph | Table, ...]:
    """`I. TẬP THỂ`, `II. CÁ NHÂN` … in the order of their numbers; an empty table when there is nobody."""
    rows = defaultdict(list)
    for number, one in numbered:
        rows[one.group].append(one.row(number))
    if not rows:
        return (Table(COLUMNS, ()),)
    present = list(rows)
    blocks: list[Paragraph | Table] = []
    for sign, group in zip(("I", "II", "III"), present, strict=False):
        heading = f"{sign}. {TITLES[group]}" if len(present) > 1 else TITLES[group]
        blocks += [Paragraph(heading, "group"), Table(_columns(group), tuple(rows[group]))]
    return tuple(blocks)


def counted(people: Iterable[Honoured]) -> str:
    """`03 tập thể và 12 cá nhân`; `00 đối tượng` when there is nobody."""
    tally = dict.fromkeys(GROUPS, 0)
    for one in people:
        tally[one.group] += 1
    parts = [f"{padded(count)} {WORDS[group]}" for group, count in tally.items() if count]
    return " và ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) or "00 đối tượng"


def _columns(group: str) -> tuple[Column, ...]:
    return {"person": COLUMNS, "unit": UNIT_COLUMNS, "household": HOUSEHOLD_COLUMNS}[group]
