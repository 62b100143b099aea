"""The decision that divides units into blocs, with its list."""

from itertools import count

from django.db.models import Prefetch

from reports.documents.blocks import Annex, Column, Paragraph, Table
from reports.documents.builders.signing import letterhead_of, signer_of
from reports.documents.papers import DecisionPaper
from reports.documents.parts import Letterhead, Mark, Recipients
from reports.documents.wording import padded
from units.choices import BlocRole
from units.models import Bloc, BlocDivision, BlocMember, Unit

COLUMNS = (Column("STT", 8, "centre"), Column("Tên đơn vị", 64), Column("Nhiệm vụ trong khối", 28))


def division_paper(division: BlocDivision) -> DecisionPaper:
    """Grounds and articles as kept, the blocs with the units they began with as annex; three queries beyond the row."""
    first = Prefetch("members", BlocMember.objects.filter(starts_on=None).select_related("unit"))
    blocs = list(division.blocs.order_by("position", "pk").prefetch_related(first))
    unit = Unit.objects.select_related("parent").get(pk=division.issuer_id)
    mark = Mark(
        number=division.number,
        symbol=division.symbol,
        place=division.place,
        dated=division.issued_on,
        year=division.number_year or division.year,
    )
    return DecisionPaper(
        letterhead=Letterhead(issuer=division.issuer_name, parent=letterhead_of(unit).parent),
        mark=mark,
        subject=division.title,
        signer=signer_of(division, division.issuer_name),
        recipients=Recipients((), first="Như Điều 3"),
        authority=division.authority_line,
        grounds=tuple(division.grounds),
        proposed_by=division.proposal,
        articles=_articles(division, blocs),
        annexes=(_annex(division, mark, blocs),),
    )


def _articles(division: BlocDivision, blocs: list[Bloc]) -> tuple[str, ...]:
    units = sum(len(bloc.members.all()) for bloc in blocs)
    return (
        f"Chia {padded(units)} đơn vị thành {padded(len(blocs))} khối ({division.kind}) năm {division.year}, "
        "có trưởng khối, phó khối (có danh sách kèm theo).",
        "Trưởng khối chủ trì xây dựng chương trình hoạt động, tổ chức ký giao ước thi đua, sơ kết 6 tháng và tổng kết "
        "năm của khối. Phó khối giúp trưởng khối theo dõi, đôn đốc các đơn vị trong khối.",
        "Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị có tên trong danh sách "
        "chịu trách nhiệm thi hành Quyết định này.",
    )


def _annex(division: BlocDivision, mark: Mark, blocs: list[Bloc]) -> Annex:
    numbers = count(1)
    body: list[Paragraph | Table] = []
    for place, bloc in enumerate(blocs, start=1):
        members = sorted(bloc.members.all(), key=_order)
        rows = tuple((str(next(numbers)), member.unit.name, _task(member)) for member in members)
        body += [Paragraph(f"{place}. {bloc.name} ({padded(len(members))} đơn vị)", "group"), Table(COLUMNS, rows)]
    head = "Chủ tịch " if "chủ tịch" in division.authority_line.lower() else ""
    return Annex(
        heading="DANH SÁCH",
        subject=f"Chia {division.kind} năm {division.year}",
        reference=mark.cited("Kèm theo Quyết định", f"{head}{division.issuer_name}"),
        body=tuple(body) or (Table(COLUMNS, ()),),
    )


def _order(member) -> tuple[int, str]:
    return BlocRole.values.index(member.role), member.unit.name


def _task(member) -> str:
    role = BlocRole(member.role).label
    return role[:1].upper() + role[1:]
