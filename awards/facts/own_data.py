"""What this storey keeps about a person: nominations and awards, also those of a household the person heads."""

from collections.abc import Iterator

from django.db.models import Q

from awards.choices import NOMINEE_CLOSED
from awards.models import Award, Nominee
from units.facts.own_data import Owner, Section, section


def tell_awards(owner: Owner) -> Iterator[Section]:
    """Awards of the register, and what was asked for; how an open nomination stands is not told."""
    if owner.person is None:
        return
    mine = Award.objects.filter(Q(person=owner.person) | Q(household__person=owner.person))
    awards = mine.select_related("award_type").order_by("-decided_on", "pk")
    yield section(
        "Khen thưởng",
        ("Danh hiệu, hình thức", "Tặng cho", "Năm", "Số quyết định", "Ngày", "Cơ quan quyết định", "Trạng thái"),
        (
            (a.award_type.name, a.name, a.year, a.decision_number, a.decided_on, a.decided_by, a.get_state_display())
            for a in awards
        ),
    )
    mine = Nominee.objects.filter(Q(person=owner.person) | Q(household__person=owner.person))
    asked = mine.select_related("award_type", "dossier__unit").order_by("-year", "pk")
    yield section(
        "Được đề nghị khen thưởng",
        ("Danh hiệu, hình thức", "Năm", "Đơn vị trình", "Tên, chức vụ trên giấy tờ", "Báo cáo thành tích", "Kết quả"),
        (
            (n.award_type.name, n.year, n.dossier.unit.name, f"{n.name}, {n.position_title}".strip(", "),
             n.achievement, n.get_state_display() if n.state in NOMINEE_CLOSED else "đang xét")
            for n in asked
        ),
    )  # fmt: skip
