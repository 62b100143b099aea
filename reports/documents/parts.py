"""Parts that every official paper shares (cells 1-4, 7, 9 of the sketch in Nghị định 30/2020)."""

from dataclasses import dataclass
from datetime import date

from reports.documents.measure import balanced
from reports.documents.wording import bared, clean, day_words, listed, number_words
from thiduakt.base.text import search_key

HEAD_MM = 63
SIGNER_MM = 84
LEFT_SIGNER_MM = 68


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Issuer and its direct parent, upper case, centred in the left column."""

    issuer: str
    parent: str = ""

    @property
    def parent_lines(self) -> tuple[str, ...]:
        return balanced(self.parent.upper(), max_mm=HEAD_MM, pt=12, style="regular")

    @property
    def issuer_lines(self) -> tuple[str, ...]:
        return balanced(self.issuer.upper(), max_mm=HEAD_MM, pt=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Number, symbol, place and day of a paper; blanks when not issued yet."""

    symbol: str
    place: str = ""
    number: int | None = None
    dated: date | None = None
    year: int | None = None

    @property
    def number_line(self) -> str:
        return f"Số: {number_words(self.number, self.symbol)}"

    @property
    def place_line(self) -> str:
        return f"{clean(self.place)}, {day_words(self.dated, self.year)}"

    def cited(self, kind: str, issuer: str) -> str:
        """`Quyết định số 05/QĐ-UBND ngày … tháng … năm … của …`."""
        number, day = number_words(self.number, self.symbol), day_words(self.dated, self.year)
        return f"{kind} số {number} {day} của {clean(issuer)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: capacity lines (KT., TM., TL., TUQ. on the first), an office in the agency, a name."""

    lines: tuple[str, ...]
    name: str = ""
    office: str = ""

    @classmethod
    def of(cls, capacity: str, position: str, name: str, office: str = "") -> "Signer":
        """Capacity and position as two lines; one line when both say the same or one is empty."""
        lines = dict.fromkeys(line.strip() for part in (capacity, position) for line in part.splitlines())
        return cls(lines=tuple(line for line in lines if line), name=name, office=office)

    @property
    def capacity_lines(self) -> tuple[str, ...]:
        return self._even(self.lines, SIGNER_MM)

    @property
    def narrow_lines(self) -> tuple[str, ...]:
        """The same for the left column of minutes."""
        return self._even(self.lines, LEFT_SIGNER_MM)

    @property
    def office_lines(self) -> tuple[str, ...]:
        return self._even((self.office,), SIGNER_MM)

    @staticmethod
    def _even(lines, max_mm) -> tuple[str, ...]:
        return tuple(half for line in lines for half in balanced(line.upper(), max_mm=max_mm, pt=14))


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận: `first` ("Như trên", "Như Điều 2") in front, a line "Lưu: …" at the end."""

    items: tuple[str, ...] = ()
    first: str = ""
    kept: str = "Lưu: VT"

    @property
    def lines(self) -> tuple[str, ...]:
        items = [bared(item) for item in self.items if bared(item)]
        if items and _is_kept(items[-1]):
            items[-1] = "Lưu" + items[-1][3:]
        else:
            items.append(self.kept)
        if self.first and not items[0].lower().startswith("như "):
            items.insert(0, self.first)
        return listed(tuple(items))


def _is_kept(item: str) -> bool:
    """Whether a line is the file copy, also when a scan lost its marks ("Luu: VT")."""
    return search_key(item[:4]).startswith("luu")
