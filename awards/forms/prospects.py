"""What the list of prospects can be narrowed by; every filter stands in the address."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from awards.facts.screening.screen import NEAR
from awards.policies.prospects import households_of, people_of, units_of
from campaigns.models import Round
from units.forms.people_filters import unit_of
from units.models import Household, Post, Unit

VERDICTS = {
    "du": ("eligible", "Đủ điều kiện"),
    "sap-du": (NEAR, "Thêm một năm đạt là có thể đủ"),
    "thieu": ("needs_evidence", "Thiếu minh chứng"),
    "tam-dung": ("on_hold", "Tạm dừng xét"),
    "chua": ("not_eligible", "Chưa đủ điều kiện"),
}
YEARS_BACK = 30
# Several names at once: a line for each, or with semicolons between.
BETWEEN = re.compile(r"[;\r\n]+")
MOST_NAMES, LONGEST = 100, 4_000
# Awards that stand side by side before the reader asks for all.
MOST = 7


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of subject: its word in addresses and on the page, in records, and the order of its list."""

    slug: str
    subject: str
    label: str
    noun: str
    order: tuple[str, ...]


GROUPS = {
    group.slug: group
    for group in (
        Group("ca-nhan", "ca_nhan", "Cá nhân", "người", ("sort_key", "pk")),
        Group("tap-the", "tap_the", "Tập thể", "tập thể", ("path", "pk")),
        Group("ho-gia-dinh", "ho_gia_dinh", "Hộ gia đình", "hộ", ("sort_key", "pk")),
    )
}


def subjects_of(group: Group, actor: Post, on: date) -> QuerySet:
    """People, units or households of whom the desk may ask."""
    if group.subject == "ca_nhan":
        return people_of(actor, on)
    return units_of(actor).select_related("parent") if group.subject == "tap_the" else _households(actor)


def _households(actor: Post) -> QuerySet[Household]:
    return households_of(actor).select_related("unit", "person")


class ProspectFilter:
    """Reads `of`, `unit` (name or id), `award`, `verdict`, `year` and `q`; what it cannot read it says in `slips`."""

    def __init__(self, query, *, actor: Post, on: date, awards: dict[str, list[tuple[str, str]]]):
        self.query, self.actor, self.on = query, actor, on
        self.slips: list[str] = []
        self.group = GROUPS.get(query.get("of"), GROUPS["ca-nhan"])
        self.awards = awards[self.group.subject]
        self.words = query.get("q", "").strip()[:LONGEST]
        self.names = list(dict.fromkeys(name for part in BETWEEN.split(self.words) if (name := part.strip())))[
            :MOST_NAMES
        ]
        self.unit_name = query.get("unit", "").strip()[:200]
        self.unit = self._unit()
        self.award = self._award()
        self.verdict = query.get("verdict") if query.get("verdict") in VERDICTS else ""
        self.rounds = list(Round.objects.open_on(on).order_by("-year", "closes_on", "pk"))
        self.year = year_of(query.get("year", ""), on, self.rounds, self.slips)
        if self.verdict and not self.award:
            self.slips.append("Hãy chọn danh hiệu, hình thức để lọc theo kết quả đối chiếu.")

    def subjects(self) -> QuerySet:
        """The subjects that match; their verdict is asked afterwards."""
        rows = subjects_of(self.group, self.actor, self.on)
        rows = rows.filter(self._named(rows.model, self.names)) if self.names else rows
        if self.group.subject == "ca_nhan":
            return rows.working_in(self.unit, self.on) if self.unit else rows
        if self.group.subject == "tap_the":
            rows = rows.alive(self.on)
            return rows.within(self.unit) if self.unit else rows
        rows = rows.followed(self.on)
        return rows.of_unit(self.unit) if self.unit else rows

    def unmatched(self) -> list[str]:
        """Of several names those that nobody in the list bears; one query."""
        if len(self.names) < 2:
            return []
        rows = self.subjects()
        counts = {f"n{n}": Count("pk", filter=self._named(rows.model, [name])) for n, name in enumerate(self.names)}
        found = rows.order_by().aggregate(**counts)
        return [name for n, name in enumerate(self.names) if not found[f"n{n}"]]

    @staticmethod
    def _named(model, names: list[str]) -> Q:
        """Whose name has all the words of one of the names."""
        found = Q()
        for name in names:
            found |= Q(pk__in=model._default_manager.all().search(name).values("pk"))
        return found

    @property
    def is_too_wide(self) -> bool:
        """The whole province for every award: nobody reads that."""
        return self.actor.sees_all and not (self.award or self.unit or self.words)

    @property
    def award_name(self) -> str:
        return dict(self.awards).get(self.award, "")

    @property
    def groups(self) -> list[Group]:
        return list(GROUPS.values())

    @property
    def verdicts(self) -> list[tuple[str, str]]:
        return [(slug, label) for slug, (_, label) in VERDICTS.items()]

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Awards of the table: the one chosen, else those of open rounds, else the first steps of the ladder."""
        if self.award:
            return [pair for pair in self.awards if pair[0] == self.award]
        if self.query.get("all"):
            return self.awards
        asked = {code for each in self.rounds for code in each.award_codes}
        taken = [pair for pair in self.awards if pair[0] in asked]
        return (taken if len(taken) > 1 else self.awards)[:MOST]

    @property
    def shows_all(self) -> bool:
        return len(self.columns) == len(self.awards) or bool(self.award)

    @property
    def chips(self) -> list[dict]:
        """The filters in force, each with the address of the list without it."""
        labels = {
            "q": f"Tên có: {'; '.join(self.names)}" if self.names else "",
            "unit": f"Đơn vị: {self.unit.label}" if self.unit and self.query.get("unit") else "",
            "award": self.award_name,
            "verdict": VERDICTS[self.verdict][1] if self.verdict and self.award else "",
        }
        return [{"label": label, "url": self._without(key)} for key, label in labels.items() if label]

    def _without(self, key: str) -> str:
        query = self.query.copy()
        for gone in (key, "after", *(["verdict"] if key == "award" else [])):
            query.pop(gone, None)
        return f"?{query.urlencode()}"

    def _unit(self) -> Unit | None:
        if not self.unit_name:
            return None if self.actor.sees_all else self.actor.unit
        found = unit_of(self.unit_name, self.actor)
        if found and (self.actor.sees_all or found.path.startswith(self.actor.unit.path)):
            return found
        self.slips.append(
            f"Không có đơn vị “{self.unit_name}” trong phạm vi của bạn, nên danh sách chưa lọc theo đơn vị."
        )
        return None if self.actor.sees_all else self.actor.unit

    def _award(self) -> str:
        code = self.query.get("award", "")
        if not code or code in dict(self.awards):
            return code
        self.slips.append(
            f"Danh mục không có danh hiệu, hình thức mã “{code[:40]}” đối chiếu được cho {self.group.label.lower()}."
        )
        return ""


def year_of(text: str, on: date, rounds: list[Round], slips: list[str]) -> int:
    """The award year typed, else that of the round open now, else this year."""
    usual = rounds[0].year if rounds else on.year
    text = text.strip()
    if not text:
        return usual
    year = int(text) if text.isascii() and text.isdigit() and len(text) == len(str(on.year)) else 0
    if on.year - YEARS_BACK <= year <= on.year + 1:
        return year
    slips.append(f"“{text[:20]}” không phải là năm xét được; đang đối chiếu cho năm {usual}.")
    return usual
