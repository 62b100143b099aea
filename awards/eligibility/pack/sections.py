"""The sections of a pack: which keys an entry may have, how it is read, what makes it one entry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..law import Entry
from . import measures, standards
from .lines import CITED, Line

Read = Callable[[Line], Any]


@dataclass(frozen=True, slots=True)
class Section:
    """`own` are the keys besides source and validity; `key` the fields that name an entry at any one day."""

    name: str
    label: str
    read: Read
    own: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset((*self.own, *CITED))

    def entries(self, line: Line) -> list[Entry]:
        """The entry of a line, or several where it names several awards."""
        line.only(self.keys)
        found = self.read(line)
        return list(found) if isinstance(found, Iterator) else [found]

    def key_of(self, entry: Entry) -> tuple:
        return tuple(getattr(entry, field) for field in self.key)


TYPE_KEYS = (
    *("code", "name", "name_en", "kind", "family", "level", "rank_class", "recipients", "precedence", "periodicity"),
    *("posthumous", "kinds", "needs_council", "proposer", "paper_size", "quoted_in_law", "province_use"),
)
RULE_KEYS = ("id", "award", "subject", "path", "severity", "kind", "parameters", "is_active")
QUOTA_KEYS = (
    *("id", "award", "scope", "of_class", "numerator", "denominator", "share", "most", "raised_to", "raised_if"),
    *("fewer_than", "then_most", "rounding", "severity", "counts"),
)
LIMIT_KEYS = ("id", "awards", "who", "what", "days", "day_kind", "after", "starts", "by")
PRIZE_KEYS = ("award", "subject", "multiple", "is_cap")
PAPER_KEYS = ("awards", "required", "when")
GROUND_KEYS = ("paper", "position", "text")
ROUTE_KEYS = ("awards", "needs_council", "appraiser", "party_opinion", "other_opinion", "publishes")

SECTIONS: dict[str, Section] = {
    each.name: each
    for each in (
        Section("award_types", "danh hiệu, hình thức", standards.award_type, TYPE_KEYS, ("code",)),
        Section("authorities", "thẩm quyền", standards.authority, ("award", "decider", "title"), ("award", "decider")),
        Section("rules", "tiêu chuẩn", standards.rule, RULE_KEYS, ("id",)),
        Section("quotas", "tỷ lệ, số lượng", measures.quota, QUOTA_KEYS, ("id",)),
        Section("routes", "đường đi của hồ sơ", measures.routes, ROUTE_KEYS, ("award",)),
        Section("thresholds", "tỷ lệ phiếu", measures.thresholds, ("awards", "share", "secret", "base"), ("award",)),
        Section("components", "thành phần hồ sơ", measures.components, PAPER_KEYS, ("award", "code")),
        Section("time_limits", "thời hạn", measures.time_limit, LIMIT_KEYS, ("id",)),
        Section("prizes", "mức tiền thưởng", measures.prize, PRIZE_KEYS, ("award", "subject")),
        Section("prize_rounding", "làm tròn tiền thưởng", measures.prize_rounding, ("step", "direction"), ()),
        Section("base_salaries", "lương cơ sở", measures.base_salary, ("amount",), ()),
        Section("kinds", "loại hình khen thưởng", measures.kind, ("code", "name", "statistics"), ("code",)),
        Section("notes", "điều cần biết", measures.note, ("id", "topic", "awards", "text"), ("id",)),
        Section("grounds", "căn cứ trên giấy tờ", measures.ground, GROUND_KEYS, ("paper", "position")),
    )
}  # fmt: skip
HEAD_KEYS = (
    *("id", "title", "scope", "legal_basis", "valid_from", "valid_to", "replaces", "amends", "note"),
    *("marks", "precedence_note"),
)
