"""Lists of those proposed or decided, and sentences that count them."""

from collections import defaultdict
from collections.abc import Iterable

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
HOUSEHOLD_COLUMNS = (Column("STT", 8, "centre"), Column("Hộ gia đình", 57), Column("Danh hiệu, hình thức", 35))
GROUPS = ("unit", "person", "household")
TITLES = {"unit": "TẬP THỂ", "person": "CÁ NHÂN", "household": "HỘ GIA ĐÌNH"}
WORDS = {"unit": "tập thể", "person": "cá nhân", "household": "hộ gia đình"}


def group_of(nominee: Nominee) -> str:
    """Which list a nominee belongs to."""
    return "person" if nominee.person_id else "unit" if nominee.unit_id else "household"


def listed_blocks(numbered: Iterable[tuple[int, Nominee]]) -> tuple[Paragraph | Table, ...]:
    """`I. TẬP THỂ`, `II. CÁ NHÂN` … in the order of their numbers; an empty table when there is nobody."""
    rows = defaultdict(list)
    for number, nominee in numbered:
        rows[group_of(nominee)].append(_row(number, nominee))
    if not rows:
        return (Table(COLUMNS, ()),)
    present = list(rows)
    blocks: list[Paragraph | Table] = []
    for sign, group in zip(("I", "II", "III"), present, strict=False):
        heading = f"{sign}. {TITLES[group]}" if len(present) > 1 else TITLES[group]
        blocks += [Paragraph(heading, "group"), Table(_columns(group), tuple(rows[group]))]
    return tuple(blocks)


def counted(nominees: Iterable[Nominee]) -> str:
    """`03 tập thể và 12 cá nhân`; `00 đối tượng` when there is nobody."""
    tally = dict.fromkeys(GROUPS, 0)
    for nominee in nominees:
        tally[group_of(nominee)] += 1
    parts = [f"{padded(count)} {WORDS[group]}" for group, count in tally.items() if count]
    return " và ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) or "00 đối tượng"


def _columns(group: str) -> tuple[Column, ...]:
    return {"person": COLUMNS, "unit": UNIT_COLUMNS, "household": HOUSEHOLD_COLUMNS}[group]


def _row(number: int, nominee: Nominee) -> tuple[str, ...]:
    award = nominee.award_type.name
    if group_of(nominee) != "person":
        return str(number), nominee.name, award
    place = ", ".join(part for part in (nominee.position_title, nominee.unit_name) if part)
    return str(number), nominee.name, place, award
