"""The decision on awards with its list."""

from django.utils.text import capfirst

from awards.choices import AwardKind
from awards.models import Decision, Nominee
from reports.documents.blocks import Annex
from reports.documents.builders.lists import Honoured, counted, listed_blocks
from reports.documents.builders.signing import letterhead_of, signer_of
from reports.documents.papers import DecisionPaper
from reports.documents.parts import Letterhead, Mark, Recipients
from thiduakt.base.text import squeeze
from units.models import Unit


def decision_paper(decision: Decision) -> DecisionPaper:
    """Grounds, articles and list as kept with the decision; two queries beyond its relations."""
    lines = list(decision.lines.select_related("nominee__award_type").order_by("position"))
    nominees = [line.nominee for line in lines]
    unit = Unit.objects.select_related("parent").get(pk=decision.issuer_id)
    mark = Mark(
        number=decision.number,
        symbol=decision.symbol,
        place=decision.place,
        dated=decision.issued_on,
        year=decision.year,
    )
    return DecisionPaper(
        letterhead=Letterhead(issuer=decision.issuer_name, parent=letterhead_of(unit).parent),
        mark=mark,
        subject=decision.title,
        signer=signer_of(decision, decision.issuer_name),
        recipients=Recipients((), first="Như Điều 3"),
        authority=decision.authority_line,
        grounds=tuple(decision.grounds),
        proposed_by=decision.proposal,
        articles=_articles(decision, nominees),
        annexes=(_annex(decision, mark, lines),),
    )


def _articles(decision: Decision, nominees: list[Nominee]) -> tuple[str, ...]:
    whom = "tập thể, cá nhân"
    whom += ", hộ gia đình" if any(nominee.group == "household" for nominee in nominees) else ""
    return (
        f"Tặng {_award(decision, nominees)} cho {counted(map(Honoured.of, nominees))} (có danh sách kèm theo).",
        f"{capfirst(whom)} được khen thưởng tại Điều 1 được nhận tiền thưởng theo quy định của pháp luật "
        "về thi đua, khen thưởng.",
        "Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị có liên quan và các "
        f"{whom} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
    )


def _award(decision: Decision, nominees: list[Nominee]) -> str:
    kind = "danh hiệu " if decision.award_type.kind == AwardKind.TITLE else ""
    years = sorted({nominee.year for nominee in nominees})
    when = f" năm {', '.join(map(str, years))}" if kind and years else ""
    return f"{kind}{decision.award_type.name}{when}"


def _annex(decision: Decision, mark: Mark, lines) -> Annex:
    head = "Chủ tịch " if "chủ tịch" in decision.authority_line.lower() else ""
    award = decision.award_type
    kind = "danh hiệu " if award.kind == AwardKind.TITLE else ""
    return Annex(
        heading="DANH SÁCH",
        subject=squeeze(f"Được tặng {kind}{award.name}"),
        reference=mark.cited("Kèm theo Quyết định", f"{head}{decision.issuer_name}"),
        body=listed_blocks((line.position, Honoured.of(line.nominee)) for line in lines),
    )
