"""The words a decision is proposed with; the secretary may change every one."""

from datetime import date

from awards.choices import AwardKind
from awards.models import AwardType, LegalGround
from units.choices import Role
from units.models import Post, Unit

GROUPS = (("person", "cá nhân"), ("unit", "tập thể"), ("household", "hộ gia đình"))


def proposed_title(award_type: AwardType, year: int) -> str:
    """Trích yếu: a title carries its year, a form of commendation does not."""
    if award_type.kind == AwardKind.TITLE:
        return f"Về việc tặng danh hiệu {award_type.name} năm {year}"
    return f"Về việc tặng {award_type.name}"


def proposed_grounds(on: date) -> list[str]:
    """The căn cứ lines in force on the day, in their order."""
    rows = LegalGround.objects.in_force(on).filter(paper="decision").order_by("position", "pk")
    return list(rows.values_list("text", flat=True))


def proposed_by(unit: Unit, on: date) -> str:
    """The line that names the head of the office which proposes."""
    head = Post.objects.in_force(on).holding(Role.UNIT_HEAD).filter(unit=unit).exclude(title="").first()
    return f"Theo đề nghị của {head.title if head else f'Thủ trưởng {unit.name}'}"


def counted(counts: dict[str, int]) -> str:
    """`8 cá nhân, 2 tập thể` from counts by group."""
    return ", ".join(f"{counts[group]} {words}" for group, words in GROUPS if counts.get(group))
