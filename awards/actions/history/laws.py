"""What the rows of law say of awards of the past: for whom they are, and who could give them on the day."""

from collections import defaultdict
from datetime import date

from awards.intake import issuers
from awards.intake.award_names import HOUSEHOLD, PERSON, UNIT, AwardNames
from awards.models import Authority, AwardType
from thiduakt.base.vietnamese import short_date

PROVINCIAL = 3
RANKS = {
    issuers.COMMUNE: 1, issuers.OFFICE: 1, issuers.FIRM: 1, issuers.DISTRICT: 2, issuers.DEPARTMENT: 2,
    issuers.PROVINCE: PROVINCIAL, issuers.MINISTER: PROVINCIAL, **dict.fromkeys(issuers.OF_STATE, 4),
}  # fmt: skip
"""How high an authority stands; one that is not here is not compared."""
WORDS = {PERSON: "cá nhân", UNIT: "tập thể", HOUSEHOLD: "hộ gia đình"}


class Catalogue:
    """All types of award and who may decide them; two queries for a whole list."""

    def __init__(self):
        self.types = {row.code: row for row in AwardType.objects.all()}
        self.names = AwardNames((row.code, row.name) for row in self.types.values())
        self.deciders: dict[str, list[tuple]] = defaultdict(list)
        for row in Authority.objects.order_by("valid_from", "pk"):
            self.deciders[row.award_type_id].append((row.code, row.title, row.valid_from, row.valid_to))

    def is_for(self, award: str, subject: str) -> bool:
        """Whether the award goes to such subjects at all."""
        row = self.types[award]
        return {PERSON: row.for_person, UNIT: row.for_unit, HOUSEHOLD: row.for_household}[subject]

    def misfit(self, award: str, subject: str) -> str:
        """Why the award is not for the subject; empty when it is."""
        if self.is_for(award, subject):
            return ""
        takers = [words for each, words in WORDS.items() if self.is_for(award, each)]
        return (
            f"{self.types[award].name} tặng cho {', '.join(takers)}, không tặng cho {WORDS[subject]}. "
            "Hãy xem lại tên danh hiệu hoặc đối tượng."
        )

    def gone_authority(self, award: str, authority: str, on: date) -> str:
        """Why nobody, or not this authority, could give the award on the day any more; empty when nothing is known.

        Before the first row of the law nothing is known, so nothing is said.
        """
        rows = self.deciders.get(award, [])
        named = [row for row in rows if row[0] == authority]
        for these in (named, [] if named else rows):
            ended = [row for row in these if row[3] and row[3] < on]
            if ended and len(ended) == len(these):
                _, title, _, last = max(ended, key=lambda row: row[3])
                return self._gone(award, title, last, on)
        return ""

    def lacking_authority(self, award: str, authority: str) -> str:
        """Why this authority never had the power, whatever the day; empty when it had or nothing is known.

        Only awards of the province and of the State are meant: below, offices of many names decided.
        """
        rows = self.deciders.get(award, [])
        ranks, own = [RANKS.get(row[0], 0) for row in rows], RANKS.get(authority, 0)
        if not (rows and own) or min(ranks) < PROVINCIAL or own >= min(ranks):
            return ""
        holders = "; ".join(dict.fromkeys(row[1] for row in rows))
        return (
            f"Thẩm quyền: {self.types[award].name} do {holders} quyết định, cơ quan ghi ở dòng này không có thẩm quyền "
            "ấy. Hãy xem lại danh hiệu, số quyết định và cơ quan quyết định trong văn bản gốc."
        )

    def _gone(self, award: str, title: str, last: date, on: date) -> str:
        holders = [row[1] for row in self.deciders[award] if row[2] <= on and (row[3] is None or row[3] >= on)]
        now = f" Khi đó thẩm quyền thuộc: {'; '.join(dict.fromkeys(holders))}." if holders else ""
        return (
            f"{title} chỉ có thẩm quyền tặng {self.types[award].name} đến hết ngày {short_date(last)}, mà quyết định "
            f"ghi ngày {short_date(on)}.{now} Hãy xem lại ngày, cơ quan quyết định trong văn bản gốc."
        )
