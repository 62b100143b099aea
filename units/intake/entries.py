"""What a line of a list of records says beside who it is about: discipline, a hold, an initiative, a unit's rating."""

from datetime import date

from units.intake import columns as c
from units.intake import values
from units.intake.facts import Cells, Finding
from units.intake.kinds import INITIATIVES, JUDGEMENTS, UNIT_RATINGS
from units.intake.layouts import Line
from units.intake.values import Day

DISCIPLINE, HOLD, INITIATIVE, RATING = "discipline", "hold", "initiative", "rating"


def entries_of(line: Line, kind: str, on: date) -> tuple[list[dict], list[Finding]]:
    """Plain JSON for each record the line names, with `what` it is, and what is wrong; `on` is the day of the list.

    Days are ISO text, codes those of the choices; what the line does not say is absent.
    """
    reader = Cells(line)
    found = _READ[kind](reader, on)
    return [{key: value for key, value in entry.items() if value not in ("", None)} for entry in found], reader.findings


def _judgement(reader: Cells, on: date) -> list[dict]:
    form, reason = reader.take(c.FORM, values.discipline), reader.take(c.REASON, values.hold)
    starts, ends = (_day(reader, meaning, on) for meaning in (c.FROM, c.TO))
    if form and reason:
        reader.wrong(c.REASON, "Một dòng chỉ ghi kỷ luật hoặc lý do tạm dừng. Hãy ghi thành hai dòng.")
    elif not (form or reason or reader.findings):
        meaning = c.FORM if c.FORM in reader.line.places else c.REASON
        reader.wrong(meaning, "Hãy ghi hình thức kỷ luật hoặc lý do tạm dừng xét.")
    if not starts and not any(found.label == c.LABELS[c.FROM] for found in reader.findings):
        reader.wrong(c.FROM, "Hãy ghi ngày bắt đầu.")
    if starts and ends and ends < starts:
        reader.wrong(c.TO, "Ngày hết phải từ ngày bắt đầu trở đi.")
    said = {"what": DISCIPLINE, "form": form} if form else {"what": HOLD, "reason": reason}
    return [said | {"from": starts, "to": ends, "paper": _words(reader, c.PAPER, 200)}]


def _initiative(reader: Cells, on: date) -> list[dict]:
    name = _words(reader, c.INITIATIVE, 300)
    if not name:
        reader.wrong(c.INITIATIVE, "Hãy ghi tên sáng kiến.")
    decided = reader.take(c.DECIDED, lambda cell: values.day(cell, "ngày quyết định", on))
    year = reader.take(c.YEAR, lambda cell: values.year(cell, "năm công nhận", on))
    return [
        {
            "what": INITIATIVE,
            "name": name,
            "year": year or (decided.year if decided else on.year),
            "scope": reader.take(c.SCOPE, values.scope),
            "recogniser": reader.take(c.RECOGNISER, values.recogniser),
            "number": _words(reader, c.NUMBER, 50),
            "decided": decided.day.isoformat() if decided and decided.day else None,
            "paper": _words(reader, c.PAPER, 200),
            "share": reader.take(c.SHARE, values.share),
        }
    ]


def _unit_ratings(reader: Cells, on: date) -> list[dict]:
    paper, found = _words(reader, c.PAPER, 200), []
    for meaning in reader.line.cells:
        kind, _, year = meaning.partition(":")
        if kind == c.RATING and (grade := reader.take(meaning, values.grade)):
            found.append({"what": RATING, "year": int(year), "grade": grade, "paper": paper})
    return found


_READ = {JUDGEMENTS: _judgement, INITIATIVES: _initiative, UNIT_RATINGS: _unit_ratings}


def _words(reader: Cells, meaning: str, longest: int) -> str:
    return reader.take(meaning, lambda cell: values.text(cell, longest)) or ""


def _day(reader: Cells, meaning: str, on: date) -> str | None:
    """A day; a year alone is not enough to know what is in force."""
    found: Day | None = reader.take(meaning, lambda cell: values.day(cell, "ngày", on))
    if found and not found.day:
        reader.wrong(meaning, f"Mới có năm {found}. Hãy ghi đủ ngày, tháng, năm.")
        return None
    return found.day.isoformat() if found else None
