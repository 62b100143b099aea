"""What can be found, each kind with its own way of looking and of telling; one query each."""

from django.db.models import F, Q
from django.urls import reverse

from awards.choices import AwardState
from awards.facts.finding.mixed import number_typed
from awards.facts.finding.results import Hit, Place, backwards
from awards.facts.finding.search import Search
from awards.models import Award, Decision, Dossier
from campaigns.choices import PlanState
from campaigns.models import Plan
from thiduakt.base.candidates import CAP
from thiduakt.base.searching import LAST_TIER, starts_any, starts_words
from thiduakt.base.text import search_key
from thiduakt.base.vietnamese import short_date
from units.models import Unit

# Of many namesakes only the awards of the best are looked at, and of those the newest.
HAND = 30
LOOKED_AT = 1000
STANDING = frozenset({AwardState.VALID, AwardState.RESTORED})
BEST = "đúng tên đã gõ trước, rồi tên bắt đầu, kết thúc bằng các chữ ấy, rồi các tên khác"
NEWEST = "những mục mới nhất, khớp nhất đứng trước"


class Kind:
    """What all kinds answer: `places` of what fits (CAP + 1 at most), `hit` for one of their rows.

    `taken` says which are shown where more fit than can be ranked.
    """

    taken = NEWEST

    @staticmethod
    def is_cut(search: Search) -> bool:
        """Whether there is more than `places` tells."""
        return False


class People(Kind):
    code, name, taken = "nguoi", "Người", BEST

    @staticmethod
    def places(search: Search) -> list[Place]:
        return search.people

    @staticmethod
    def hit(row: dict) -> Hit:
        born = row["birth_year"] and f"sinh {row['birth_year']}"
        at = _label(row, "job__unit")
        work = at and f"{row['job__position']}, {at}"
        return Hit(row["full_name"], _joined(born, work), reverse("units:person", args=[row["pk"]]))


class Units(Kind):
    code, name, taken = "don-vi", "Đơn vị", BEST

    @staticmethod
    def places(search: Search) -> list[Place]:
        return search.units

    @staticmethod
    def hit(row: dict) -> Hit:
        ended = f"kết thúc {short_date(row['ended_on'])}" if row["ended_on"] else ""
        note = _joined(_label(row, "parent"), row["old"] and f"tên cũ: {row['old']}")
        return Hit(row["name"], note, reverse("units:unit", args=[row["pk"]]), ended)


class Households(Kind):
    code, name, taken = "ho-gia-dinh", "Hộ gia đình", BEST

    @staticmethod
    def places(search: Search) -> list[Place]:
        return search.households

    @staticmethod
    def hit(row: dict) -> Hit:
        ended = f"thôi theo dõi {short_date(row['ended_on'])}" if row["ended_on"] else ""
        url = reverse("awards:household", args=[row["pk"]])
        return Hit(f"Hộ {row['head_name']}", _joined(row["address"], _label(row, "unit")), url, ended)


class Plans(Kind):
    code, name = "ke-hoach", "Kế hoạch"

    @staticmethod
    def places(search: Search) -> list[Place]:
        rows = starts_any(Plan.objects.visible_to(search.actor), search.words).order_by("-year", "pk")
        shown = rows.only("number", "symbol", "title", "issuer_name", "state", "year", "search_key")
        over = {PlanState.SUPERSEDED, PlanState.CANCELLED}
        return [
            _placed(search, plan, plan.search_key, is_over=plan.state in over, order=backwards(plan.year))
            for plan in shown[: CAP + 1]
        ]

    @staticmethod
    def hit(row: Plan) -> Hit:
        over = {PlanState.SUPERSEDED, PlanState.CANCELLED, PlanState.DRAFT}
        tag = row.get_state_display() if row.state in over else ""
        return Hit(f"{row.full_number} {row.title}", row.issuer_name, row.get_absolute_url(), tag)


class Dossiers(Kind):
    """By parts of the code (words with a digit) and by the unit (all other words)."""

    code, name = "ho-so", "Hồ sơ"

    @staticmethod
    def places(search: Search) -> list[Place]:
        rows = Dossier.objects.visible_to(search.actor).order_by("-code")
        numbers = [word for word in search.wanted.words if any(char.isdigit() for char in word)]
        for word in numbers:
            rows = rows.filter(code__icontains=word)
        if len(numbers) < len(search.wanted.words):
            rows = rows.filter(unit__in=Dossiers._units(search, numbers))
        shown = rows.select_related("unit", "round").only(
            *("code", "state", "round__name", "unit__name", "unit__short_name")
        )
        return [
            _placed(search, row, search_key(row.code), order=f"{place:04d}")
            for place, row in enumerate(shown[: CAP + 1])
        ]

    @staticmethod
    def _units(search: Search, numbers: list[str]):
        if not numbers:
            return search.unit_keys
        names = [word for word in search.wanted.words if word not in numbers]
        return starts_words(Unit.objects.visible_to(search.actor), names).order_by().values("pk")

    @staticmethod
    def hit(row: Dossier) -> Hit:
        return Hit(row.code, f"{row.unit.label} · {row.round.name}", row.get_absolute_url(), row.get_state_display())


class Decisions(Kind):
    """By number and symbol, or by the words of the title."""

    code, name = "quyet-dinh", "Quyết định"

    @staticmethod
    def places(search: Search) -> list[Place]:
        rows = Decision.objects.visible_to(search.actor)
        number, symbol = number_typed(search.wanted.text) if search.is_exact else (None, "")
        titled = Q(pk__in=starts_any(Decision.objects.all(), search.words).order_by().values("pk"))
        found = rows.filter(titled | Q(number=number)) if number else rows.filter(titled)
        shown = found.only("number", "symbol", "title", "state", "search_key").order_by("-created_at", "pk")
        places = []
        for order, row in enumerate(shown[: CAP + 1]):
            place = _placed(
                search, row, row.search_key, is_over=row.state in ("revoked", "cancelled"), order=f"{order:04d}"
            )
            meant = row.number == number and search_key(row.symbol).startswith(symbol)
            if meant or place.tier != LAST_TIER:
                places.append(place)
        return places

    @staticmethod
    def hit(row: Decision) -> Hit:
        return Hit(row.full_number, row.title, row.get_absolute_url(), row.get_state_display())


class Awards(Kind):
    """Of the people, units and households found, and under a decision number; else by the words of the register."""

    code, name = "thanh-tich", "Thành tích"

    @staticmethod
    def places(search: Search) -> list[Place]:
        rows, people, units = Award.objects.visible_to(search.actor), _best(search.people), _best(search.units)
        households, numbers = _best(search.households), _numbers(search.wanted.text)
        if people or units or households or numbers:
            held = Q(person__in=list(people)) | Q(unit__in=list(units)) | Q(household__in=list(households))
            rows = rows.filter(held | Q(decision_number__in=numbers))
        elif search.is_exact:
            named = starts_any(rows, search.words, indexed=search.actor.sees_all)
            # By their keys: what fits is looked up and sorted, instead of the whole register walked from the newest on.
            rows = rows.filter(pk__in=named.order_by().values("pk"))
        else:
            return []
        shown = rows.annotate(type_name=F("award_type__name")).order_by("-decided_on", "pk")
        return [Awards._place(search, row, people | units | households) for row in shown.values(*COLUMNS)[:LOOKED_AT]]

    @staticmethod
    def is_cut(search: Search) -> bool:
        return max(len(search.people), len(search.units), len(search.households)) > HAND

    @staticmethod
    def _place(search: Search, row: dict, holders: dict[str, Place]) -> Place:
        """The place of the holder where it is known, else by the name in the register."""
        holder = holders.get(str(row["person_id"] or row["unit_id"] or row["household_id"]))
        tier, misses = (holder.tier, holder.misses) if holder else search.rank(search_key(row["name"]))
        order = backwards(row["decided_on"].toordinal())
        return Place(tier, row["state"] not in STANDING, misses, order, str(row["pk"]), row)

    @staticmethod
    def hit(row: dict) -> Hit:
        note = _joined(row["unit_name"] if row["unit_name"] != row["name"] else "", row["decision_number"])
        tag = AwardState(row["state"]).label if row["state"] not in STANDING else ""
        return Hit(f"{row['name']} · {row['type_name']} {row['year']}", note, _story_of(row), tag)


COLUMNS = (
    *("pk", "name", "unit_name", "decision_number", "year", "decided_on", "state", "type_name"),
    *("person_id", "unit_id", "household_id"),
)


def _placed(search: Search, row, key: str, *, order: str, is_over: bool = False) -> Place:
    tier, misses = search.rank(key)
    return Place(tier, is_over, misses, order, str(row.pk), row)


def _label(row: dict, relation: str) -> str | None:
    return row[f"{relation}__short_name"] or row[f"{relation}__name"]


def _best(holders: list[Place]) -> dict[str, Place]:
    return {place.pk: place for place in sorted(holders)[:HAND]}


def _numbers(text: str) -> set[str]:
    """A decision number as it may stand in the register: with and without the leading zero, and typed without marks."""
    number, slash, symbol = text.upper().partition("/")
    plain = number.strip().lstrip("0")
    if not slash or not plain.isdigit():
        return set()
    return {f"{each}/{sign}" for each in (plain, plain.zfill(2)) for sign in (symbol, symbol.replace("QD", "QĐ"))}


def _story_of(row: dict) -> str:
    if row["person_id"]:
        return reverse("awards:person", args=[row["person_id"]])
    if row["unit_id"]:
        return reverse("awards:unit_awards", args=[row["unit_id"]])
    return reverse("awards:household", args=[row["household_id"]])


def _joined(*parts) -> str:
    return " · ".join(part for part in parts if part)
