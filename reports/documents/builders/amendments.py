"""The decision that changes a division into blocs during its year, with the list of changes."""

from reports.documents.blocks import Annex, Column, Table
from reports.documents.builders.signing import letterhead_of, signer_of
from reports.documents.papers import DecisionPaper
from reports.documents.parts import Letterhead, Mark, Recipients
from reports.documents.wording import day_words, padded
from units.models import BlocDivision, DivisionAmendment, Unit

COLUMNS = (Column("STT", 8, "centre"), Column("Tên đơn vị", 38), Column("Nội dung điều chỉnh", 34), Column("Lý do", 20))


def amendment_paper(amendment: DivisionAmendment) -> DecisionPaper:
    """Grounds as kept, what the division is called, its changes as annex; two queries beyond the row."""
    unit = Unit.objects.select_related("parent").get(pk=amendment.issuer_id)
    mark = Mark(
        number=amendment.number,
        symbol=amendment.symbol,
        place=amendment.place,
        dated=amendment.issued_on,
        year=amendment.number_year or amendment.division.year,
    )
    lines = list(amendment.lines.select_related("unit", "from_bloc", "to_bloc"))
    return DecisionPaper(
        letterhead=Letterhead(issuer=amendment.issuer_name, parent=letterhead_of(unit).parent),
        mark=mark,
        subject=amendment.title,
        signer=signer_of(amendment, amendment.issuer_name),
        recipients=Recipients((), first="Như Điều 3"),
        authority=amendment.authority_line,
        grounds=tuple(amendment.grounds),
        proposed_by=amendment.proposal,
        articles=_articles(amendment, len(lines)),
        annexes=(_annex(amendment, mark, lines),),
    )


def _articles(amendment: DivisionAmendment, count: int) -> tuple[str, ...]:
    return (
        f"Điều chỉnh {padded(count)} nội dung về đơn vị, trưởng khối, phó khối của {amendment.division} ban hành kèm "
        f"theo {_cited(amendment.division)} (có danh sách kèm theo).",
        f"Việc điều chỉnh có hiệu lực từ {day_words(amendment.effective_on)}. Các nội dung khác giữ nguyên.",
        "Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị có tên trong danh sách và trưởng các "
        "khối có liên quan chịu trách nhiệm thi hành Quyết định này.",
    )


def _cited(division: BlocDivision) -> str:
    """The paper that is changed: `Quyết định số 15/QĐ-UBND ngày 05 tháng 02 năm …`."""
    named = division.decision or f"Quyết định số {division.full_number}"
    return f"{named} {day_words(division.issued_on)}" if division.issued_on else named


def _annex(amendment: DivisionAmendment, mark: Mark, lines) -> Annex:
    rows = tuple((str(place), line.unit.name, _capital(line.words), line.reason) for place, line in enumerate(lines, 1))
    head = "Chủ tịch " if "chủ tịch" in amendment.authority_line.lower() else ""
    return Annex(
        heading="DANH SÁCH",
        subject=f"Điều chỉnh {amendment.division}",
        reference=mark.cited("Kèm theo Quyết định", f"{head}{amendment.issuer_name}"),
        body=(Table(COLUMNS, rows),),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
