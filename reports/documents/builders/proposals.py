"""The tờ trình of a dossier."""

from collections import defaultdict
from datetime import date

from awards.models import Dossier, LegalGround, Nominee
from reports.documents.blocks import Annex
from reports.documents.builders.lists import GROUPS, counted, group_of, listed_blocks
from reports.documents.builders.signing import letterhead_of, signer_of
from reports.documents.papers import ProposalPaper
from reports.documents.parts import Mark, Recipients
from reports.documents.wording import listed
from thiduakt.base.clock import today
from units.choices import Role
from units.models import Post, Unit


def proposal_paper(dossier: Dossier) -> ProposalPaper:
    """What the unit signs and sends: request, numbers by award, the list as annex; five queries."""
    unit = Unit.objects.select_related("parent").get(pk=dossier.unit_id)
    nominees = _nominees(dossier)
    on = dossier.proposed_on or today()
    symbol = dossier.proposal_symbol or f"TTr-{unit.symbol}"
    mark = Mark(
        number=dossier.proposal_number, symbol=symbol, place=unit.place_name, dated=dossier.proposed_on, year=on.year
    )
    to = _addressees(unit, on)
    return ProposalPaper(
        letterhead=letterhead_of(unit),
        mark=mark,
        subject=f"Về việc đề nghị khen thưởng {dossier.round.name[:1].lower()}{dossier.round.name[1:]}",
        signer=signer_of(dossier),
        recipients=Recipients((), first="Như trên"),
        to=to,
        grounds=grounds_of("proposal", on),
        request=_request(dossier, unit, to[0], nominees),
        closing=f"{unit.name} kính trình.",
        annexes=(_annex(mark, unit, nominees),),
    )


def grounds_of(paper: str, on: date) -> tuple[str, ...]:
    """The căn cứ lines in force on the day for a kind of paper."""
    return tuple(LegalGround.objects.in_force(on).filter(paper=paper).values_list("text", flat=True))


def _nominees(dossier: Dossier) -> list[Nominee]:
    """Collectives first, then people and households, each by award and place in the dossier."""
    rows = dossier.nominees.standing().select_related("award_type").order_by("award_type__precedence", "position")
    return sorted(rows, key=lambda nominee: GROUPS.index(group_of(nominee)))


def _addressees(unit: Unit, on: date) -> tuple[str, ...]:
    """The head of the province above the unit, and the Board that appraises."""
    top = Unit.objects.filter(path=unit.path.split("/")[0] + "/").first() or unit
    boards = Post.objects.filter(role=Role.REVIEWER, unit__path__startswith=top.path, starts_on__lte=on)
    names = boards.order_by("unit__path").values_list("unit__name", flat=True).distinct()
    return (f"Chủ tịch {top.name}", *names)


def _request(dossier: Dossier, unit: Unit, whom: str, nominees: list[Nominee]) -> str:
    groups = defaultdict(list)
    for nominee in nominees:
        groups[nominee.award_type.name].append(nominee)
    awards = listed(tuple(f"{award}: {counted(group)}" for award, group in groups.items()))
    lines = [
        *dossier.summary.splitlines(),
        *dossier.opinion.splitlines(),
        f"{unit.name} kính đề nghị {whom} xem xét, khen thưởng cho {counted(nominees)}{', gồm:' if awards else '.'}",
        *(f"- {line}" for line in awards),
        "Danh sách và hồ sơ được gửi kèm theo Tờ trình này.",
    ]
    return "\n".join(lines)


def _annex(mark: Mark, unit: Unit, nominees: list[Nominee]) -> Annex:
    return Annex(
        heading="DANH SÁCH",
        subject="Đề nghị khen thưởng",
        reference=mark.cited("Kèm theo Tờ trình", unit.name),
        body=listed_blocks(enumerate(nominees, 1)),
    )
