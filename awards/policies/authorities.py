"""Who may decide which award on which day, by the law's rows."""

from datetime import date

from awards.models import Authority, AwardType
from thiduakt.base.verdict import YES, Verdict, no
from thiduakt.base.vietnamese import short_date
from units.choices import Role, UnitKind
from units.models import Post, Unit

# The authority (a code of the packs) that the leader of a unit of this kind holds.
AUTHORITY_OF_KIND = {
    UnitKind.PROVINCE: "CHU_TICH_UBND_TINH",
    UnitKind.DISTRICT: "CHU_TICH_UBND_HUYEN",
    UnitKind.COMMUNE: "CHU_TICH_UBND_XA",
    UnitKind.DEPARTMENT: "THU_TRUONG_SO_NGANH",
    UnitKind.OFFICE: "THU_TRUONG_SO_NGANH",
    UnitKind.ENTERPRISE: "GIAM_DOC_DN_HTX",
}


def authority_of(unit: Unit, award_type: AwardType, on: date) -> Authority | None:
    """The row by which the unit's leader may decide the award on the day; None when there is none."""
    code = AUTHORITY_OF_KIND.get(unit.kind)
    rows = Authority.objects.in_force(on).filter(award_type=award_type, code=code)
    return rows.order_by("-valid_from").first() if unit.ended_on is None or unit.ended_on >= on else None


def is_within_reach(office: Unit, unit: Unit) -> bool:
    """Whether the office may honour people of the unit: a province everybody in it, others those below them."""
    return office.kind == UnitKind.PROVINCE or unit.path.startswith(office.path)


def may_decide(unit: Unit, award_type: AwardType, on: date) -> Verdict:
    """Whether a decision of the unit's leader on the award would be lawful on the day."""
    if authority_of(unit, award_type, on):
        return YES
    holders = Authority.objects.in_force(on).filter(award_type=award_type).order_by("pk")
    titles = "; ".join(dict.fromkeys(holders.values_list("title", flat=True)))
    said = f"Thẩm quyền thuộc: {titles}." if titles else "Dữ liệu chưa ghi ai có thẩm quyền."
    return no(f"Ngày {short_date(on)}, lãnh đạo {unit.name} không có thẩm quyền tặng {award_type.name}. {said}")


class Signers:
    """Leaders in office on the day and what each may decide; two queries for all awards."""

    def __init__(self, on: date):
        leaders = Post.objects.in_force(on).holding(Role.LEADER).select_related("user", "unit")
        # Heads before deputies, the longest in office first.
        self._leaders = sorted(leaders, key=lambda post: (post.unit.path, post.capacity != "head", post.starts_on))
        rows = Authority.objects.in_force(on).order_by("pk")
        self._titles = {(row.award_type_id, row.code): row.title for row in rows}

    def of(self, award_code: str, unit: Unit | None = None) -> list[Post]:
        """Who may decide the award, of one office if it is given."""
        able = [post for post in self._leaders if (award_code, AUTHORITY_OF_KIND.get(post.unit.kind)) in self._titles]
        return [post for post in able if unit is None or post.unit_id == unit.pk]

    def titles(self, award_code: str) -> str:
        """Whose the award is, in words."""
        return "; ".join(title for (award, _), title in self._titles.items() if award == award_code)

    def offices(self, award_code: str) -> list[Unit]:
        """The offices whose leaders may decide the award."""
        return list({post.unit_id: post.unit for post in self.of(award_code)}.values())
