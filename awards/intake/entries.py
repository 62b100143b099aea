"""One past award as a line tells it: words become codes and days, and what cannot be becomes a finding."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from awards.intake import columns as h
from awards.intake.award_names import HOUSEHOLD, PERSON, UNIT, AwardNames
from awards.intake.issuers import issuer_code
from awards.intake.papers import day_of, decision_of, period_of
from awards.intake.subjects import FAMILY_HEAD, HONORIFIC, HOUSE, doubt_about, subject_of
from thiduakt.base.sheets import text_of
from thiduakt.base.text import search_key, squeeze
from units.intake import columns as c
from units.intake import values
from units.intake.values import WrongError

# Why a line waits: codes that the queue filters by.
CELL, DATE, AWARD, TITLE = "cell", "date", "award", "title"
COMMENDATIONS = (
    ("dot_xuat", r"dot xuat"),
    ("chuyen_de", r"chuyen de"),
    ("phong_trao", r"phong trao|dot thi dua|theo dot"),
    ("cong_hien", r"cong hien|qua trinh"),
    ("nien_han", r"nien han"),
    ("doi_ngoai", r"doi ngoai"),
    ("cong_trang", r"cong trang|thanh tich|thuong xuyen|cong tac nam|tong ket"),
)
LONGEST = {"name": 200, "unit": 200, "position": 150, "issuer": 200, "signer": 200, "movement": 500}


@dataclass(slots=True)
class Found:
    """A finding: in which column (a meaning), why the line waits (`doubt`), and what to do about it."""

    meaning: str
    message: str
    doubt: str = CELL
    is_error: bool = True


@dataclass(slots=True)
class Entry:
    """What a line says of one award. `subject` is "ca_nhan", "tap_the", "ho_gia_dinh" or "" when it cannot be told.

    `facts` hold only what is said: name, birth (ISO day or year), sex, citizen, unit, position, award (code), year,
    period, number, decided_on (ISO), issuer, authority (code), signer, commendation, movement, certificate, amount.
    """

    subject: str = ""
    facts: dict = field(default_factory=dict)
    findings: list[Found] = field(default_factory=list)


class Reader:
    """Reads lines of one list: `on` is the day of the list, `defaults` what its heading or the officer has said."""

    def __init__(self, names: AwardNames, on: date, today: date, defaults: Mapping[str, str] | None = None):
        self.names, self.on, self.today = names, on, today
        self.defaults = {key: value for key, value in (defaults or {}).items() if value}

    def read(self, said: Mapping[str, str], group: str = "") -> Entry:
        """The entry of a line: texts by meaning; `group` is the heading it stands under."""
        entry = Entry()
        told = {**self.defaults, **{key: value for key, value in said.items() if value}}
        self._paper(entry, told, said)
        self._award(entry, told, group)
        self._subject(entry, said, group)
        self._time(entry, told)
        self._rest(entry, told)
        return entry

    def who(self, said: Mapping[str, str], group: str = "") -> Entry:
        """Only who a line is about: of lists that give no award."""
        entry = Entry()
        self._subject(entry, said, group)
        self._rest(entry, {key: text for key, text in said.items() if key in h.WHO})
        return entry

    def _paper(self, entry: Entry, told: dict, said: Mapping) -> None:
        """Number, day and who decided; from one column or from three."""
        parts = decision_of(said.get(h.DECISION, "")) if said.get(h.DECISION) else {}
        if not parts and h.NUMBER in said and " " in said[h.NUMBER].strip():
            parts = decision_of(said[h.NUMBER])
            told = {**told, h.NUMBER: parts.get("number") or said[h.NUMBER]}
        number = parts.get("number") or told.get(h.NUMBER, "")
        issuer = told[h.ISSUER] if said.get(h.ISSUER) else parts.get("issuer") or told.get(h.ISSUER, "")
        if number:
            entry.facts["number"] = re.sub(
                r"^(?:QĐ|Quyết định)?\s*(?:số)?\s*:?\s*", "", squeeze(number).lstrip("'‘’`´ "), flags=re.I
            )[:60]
        if issuer:
            entry.facts["issuer"] = squeeze(issuer)[: LONGEST["issuer"]]
            entry.facts["authority"] = issuer_code(issuer)
        text = said.get(h.DECIDED) or parts.get("day") or told.get(h.DECIDED, "")
        self._decided_on(entry, text, h.DECIDED if said.get(h.DECIDED) else h.DECISION)

    def _decided_on(self, entry: Entry, text: str, meaning: str) -> None:
        try:
            found = day_of(text, self.today)
        except WrongError as error:
            entry.findings.append(Found(meaning, str(error), DATE))
            return
        if found is None:
            entry.findings.append(Found(h.DECIDED, "Hãy ghi ngày quyết định.", DATE))
        elif found > self.today:
            message = f"Ngày quyết định {found:%d/%m/%Y} chưa tới. Hãy xem lại ngày."
            entry.findings.append(Found(meaning, message, DATE))
        else:
            entry.facts["decided_on"] = found.isoformat()

    def _award(self, entry: Entry, told: dict, group: str) -> None:
        text = told.get(h.AWARD, "") or _award_in(group)
        entry.facts["award_text"] = squeeze(text)[:200]
        guess = UNIT if told.get(h.COLLECTIVE) or "tap the" in search_key(group) else ""
        found = self.names.resolve(text, entry.facts.get("issuer", ""), guess)
        if found.code:
            entry.facts["award"] = found.code
        else:
            entry.findings.append(Found(h.AWARD, found.why, AWARD))

    def _subject(self, entry: Entry, said: Mapping, group: str) -> None:
        name = squeeze(" ".join(filter(None, (said.get(c.FAMILY), said.get(c.GIVEN))))) or said.get(c.NAME, "")
        column = c.NAME
        for meaning, subject in ((h.HOUSEHOLD, HOUSEHOLD), (h.COLLECTIVE, UNIT)):
            if said.get(meaning) and not name:
                name, entry.subject, column = said[meaning], subject, meaning
        name = squeeze(name)
        if not name:
            entry.findings.append(Found(c.NAME, "Hãy ghi tên người, tập thể hoặc chủ hộ."))
            return
        if not entry.subject:
            entry.subject = subject_of(name, said, group)
            if doubt := doubt_about(name, said, group):
                entry.findings.append(Found(column, doubt))
        reading = {PERSON: _person_name, HOUSEHOLD: _head_of}.get(entry.subject, _unit_name)
        try:
            entry.facts["name"] = reading(name)
        except WrongError as error:
            entry.facts["name"] = name[: LONGEST["name"]]
            entry.findings.append(Found(column, str(error)))

    def _time(self, entry: Entry, told: dict) -> None:
        """The year, or the period and its last year; without any the decision's, which is a guess in spring."""
        decided = entry.facts.get("decided_on", "")
        try:
            period, first, last = period_of(told.get(h.PERIOD, ""), self.today)
        except WrongError as error:
            entry.findings.append(Found(h.PERIOD, str(error), DATE))
            return
        if last is None:
            if not decided:
                return
            first = last = int(decided[:4])
            if int(decided[5:7]) <= SPRING:
                message = f"Chưa ghi năm; quyết định đầu năm {last} có thể xét thành tích năm {last - 1}. Hãy ghi năm."
                entry.findings.append(Found(h.PERIOD, message, DATE))
            else:
                message = f"Chưa ghi năm, lấy năm của quyết định ({last})."
                entry.findings.append(Found(h.PERIOD, message, DATE, is_error=False))
        if last > self.today.year:
            entry.findings.append(Found(h.PERIOD, f"Năm {last} chưa tới. Hãy xem lại năm.", DATE))
        elif decided and int(decided[:4]) < first:
            shown = day_of(decided, self.today)
            message = f"Quyết định ngày {shown:%d/%m/%Y} có trước khi năm {first} bắt đầu. Hãy xem lại năm hoặc ngày."
            entry.findings.append(Found(h.PERIOD, message, DATE))
        entry.facts["year"] = last
        if period:
            entry.facts["period"] = period

    def _rest(self, entry: Entry, told: dict) -> None:
        takes = (
            ("birth", c.BIRTH, lambda text: _born(text, self.on)),
            ("birth", c.BIRTH_MALE, lambda text: _born(text, self.on)),
            ("birth", c.BIRTH_FEMALE, lambda text: _born(text, self.on)),
            ("sex", c.SEX, values.sex),
            ("citizen", c.CITIZEN, values.citizen_id),
            ("position", c.POSITION, lambda text: values.text(text, LONGEST["position"])),
            ("unit", c.UNIT, lambda text: values.text(text, LONGEST["unit"])),
            ("signer", h.SIGNER, lambda text: values.text(text, LONGEST["signer"])),
            ("movement", h.MOVEMENT, lambda text: values.text(text, LONGEST["movement"])),
            ("certificate", h.CERTIFICATE, lambda text: values.text(text, 60)),
            ("amount", h.AMOUNT, _amount),
            ("commendation", h.COMMENDATION, _commendation),
        )
        for fact, meaning, read in takes:
            if not told.get(meaning):
                continue
            try:
                found = read(told[meaning])
            except WrongError as error:
                entry.findings.append(Found(meaning, str(error)))
                continue
            if found:
                entry.facts[fact] = found


SPRING = 3
"""Until the end of this month decisions are still about the year before."""


def texts_of(cells: Mapping) -> dict[str, str]:
    """Cells by meaning as texts; empty ones are left out."""
    return {meaning: text for meaning, cell in cells.items() if (text := squeeze(text_of(cell)))}


def _award_in(group: str) -> str:
    """The award that a heading names: `A. Tặng Bằng khen của Chủ tịch UBND tỉnh cho các tập thể`."""
    found = re.match(
        r"(?:truy\s+)?tặng(?:\s+thưởng)?\s+(?:danh\s+hiệu\s+)?(.+?)(?:\s+cho\s|[:(,]|$)", group, re.IGNORECASE
    )
    if found:
        return found[1]
    return re.split(r"[:(,]|\scho\s", re.sub(r"^danh hiệu\s+", "", group, flags=re.I))[0] if len(group) > FEW else ""


FEW = 3


def _person_name(name: str) -> str:
    return values.name(HONORIFIC.sub("", name))


def _head_of(name: str) -> str:
    return values.name(HONORIFIC.sub("", FAMILY_HEAD.sub("", HOUSE.sub("", name))))


def _unit_name(name: str) -> str:
    return values.text(re.sub(r"^tập thể[:,]?\s+(?=\S+\s)", "", name, flags=re.IGNORECASE), LONGEST["name"])


def _born(text: str, on: date) -> str | int | None:
    found = values.birth(text, on)
    if found is None:
        return None
    return found.day.isoformat() if found.day else found.year


def _amount(text: str) -> int | None:
    digits = re.sub(r"(?:đồng|đ|vnđ|vnd)\.?$", "", text.strip(), flags=re.I).strip()
    if not digits:
        return None
    if not re.fullmatch(r"\d{1,3}(?:[.,\s]\d{3})*|\d+", digits):
        raise WrongError(f"“{text[:30]}” không phải là số tiền. Hãy ghi bằng số, đơn vị đồng.")
    amount = int(re.sub(r"\D", "", digits))
    if amount > 2_000_000_000:
        raise WrongError(f"Số tiền {text[:30]} quá lớn. Hãy xem lại.")
    return amount


def _commendation(text: str) -> str:
    said = search_key(text)
    return next((code for code, wording in COMMENDATIONS if re.search(wording, said)), "")
