"""The shares a council has to reach, as they stand in the law's rows on a day."""

from datetime import date

from django.core.exceptions import ValidationError

from awards.eligibility.votes import is_enough, votes_needed
from awards.models import AwardType, Threshold
from thiduakt.base.vietnamese import number, short_date

EVERY_AWARD = "*"
QUORUM = "quorum"
TAKING_PART = "taking_part"


class Thresholds:
    """All shares in force on the day; one query."""

    def __init__(self, on: date):
        self.on = on
        # Where a province's own row stands beside the nation's, the one that began last holds.
        self._rows = {row.award_code: row for row in Threshold.objects.in_force(on).order_by("valid_from", "pk")}

    def of(self, award_type: AwardType) -> Threshold:
        """The share of yes votes the award needs. Raises ValidationError when the data has none."""
        row = self._rows.get(award_type.code) or self._rows.get(EVERY_AWARD)
        if row is None:
            raise ValidationError(
                f"Chưa có tỷ lệ phiếu cho “{award_type.name}” (mã {award_type.code}) vào ngày {short_date(self.on)}. "
                "Ban Thi đua - Khen thưởng thêm ở trang Quy định › Quy định chung › Tỷ lệ phiếu, rồi làm lại bước này."
            )
        return row

    def lacking(self, *, members: int, present: int, written: int) -> list[str]:
        """Why a session with these counts may not decide; empty when it may."""
        found = []
        quorum, part = self._rows.get(QUORUM), self._rows.get(TAKING_PART)
        if quorum and not is_enough(present, members, quorum.share):
            found.append(_too_few("có mặt", present, members, quorum))
        if part and not is_enough(present + written, members, part.share):
            found.append(_too_few("có mặt hoặc có ý kiến bằng văn bản", present + written, members, part))
        return found


def _too_few(doing: str, count: int, members: int, row: Threshold) -> str:
    needed = votes_needed(members, row.share)
    return (
        f"Mới có {count}/{members} thành viên {doing}; cần ít nhất {needed} "
        f"({number(row.share * 100, 2)} %, {row.citation})."
    )
