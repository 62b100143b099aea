"""The tờ trình of a dossier."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from awards.models import Dossier, LegalGround
from reports.documents.blocks import Annex
from reports.documents.builders.lists import Honoured, counted, in_order, listed_blocks
from reports.documents.builders.signing import letterhead_of, signer_of
from reports.documents.papers import ProposalPaper
from reports.documents.parts import Mark, Recipients
from reports.documents.wording import listed
from thiduakt.base.clock import today
from units.choices import Role
from units.models import Post, Unit


@dataclass(frozen=True, slots=True)
class Submission:
    """What a dossier asks for: as it stands, or as it stood when it was handed in."""

    unit_name: str
    round_name: str
    summary: str
    opinion: str
    people: list[Honoured]


def proposal_paper(dossier: Dossier, version: int | None = None) -> ProposalPaper:
    """What the unit signs and sends: request, numbers by award, the list as annex.

    With a `version` the frozen copy of that submission is printed, whatever became of the rows since.
    """
    asked = _submission(dossier, version)
    unit = Unit.objects.select_related("parent").get(pk=dossier.unit_id)
    on = dossier.proposed_on or today()
    symbol = dossier.proposal_symbol or f"TTr-{unit.symbol}"
    mark = Mark(
        number=dossier.proposal_number, symbol=symbol, place=unit.place_name, dated=dossier.proposed_on, year=on.year
    )
    to = _addressees(unit, on)
    return ProposalPaper(
        letterhead=replace(letterhead_of(unit), issuer=asked.unit_name),
        mark=mark,
        subject=_subject(asked.round_name),
        signer=signer_of(dossier, asked.unit_name),
        recipients=Recipients((), first="Như trên"),
        to=to,
        grounds=grounds_of("proposal", on),
        request=_request(asked, to[0]),
        closing=f"{asked.unit_name} kính trình.",
        annexes=(_annex(mark, asked),),
    )


def _submission(dossier: Dossier, version: int | None) -> Submission:
    copy = dossier.copies.filter(version=version).first() if version else None
    if copy is None:
        rows = dossier.nominees.standing().select_related("award_type").order_by("position")
        people = in_order(map(Honoured.of, rows))
        return Submission(dossier.unit.name, dossier.round.name, dossier.summary, dossier.opinion, people)
    kept = copy.content
    people = in_order(map(Honoured.kept, kept["nominees"]))
    return Submission(kept["unit"], kept["round"], kept["summary"], kept["opinion"], people)


def _subject(round_name: str) -> str:
    asked = "xét" if "khen thưởng" in round_name.lower() else "khen thưởng"
    return f"Về việc đề nghị {asked} {round_name[:1].lower()}{round_name[1:]}"


def grounds_of(paper: str, on: date) -> tuple[str, ...]:
    """The căn cứ lines in force on the day for a kind of paper."""
    return tuple(LegalGround.objects.in_force(on).filter(paper=paper).values_list("text", flat=True))


def _addressees(unit: Unit, on: date) -> tuple[str, ...]:
    """The head of the province above the unit, and the Board that appraises."""
    top = Unit.objects.filter(path=unit.path.split("/")[0] + "/").first() or unit
    boards = Post.objects.filter(role=Role.REVIEWER, unit__path__startswith=top.path, starts_on__lte=on)
    names = boards.order_by("unit__path").values_list("unit__name", flat=True).distinct()
    return (f"Chủ tịch {top.name}", *names)


def _request(asked: Submission, whom: str) -> str:
    groups = defaultdict(list)
    for one in asked.people:
        groups[one.award].append(one)
    awards = listed(tuple(f"{award}: {counted(group)}" for award, group in groups.items()))
    lines = [
        *asked.summary.splitlines(),
        *asked.opinion.splitlines(),
        f"{asked.unit_name} kính đề nghị {whom} xem xét, khen thưởng cho {counted(asked.people)}"
        f"{', gồm:' if awards else '.'}",
        *(f"- {line}" for line in awards),
        "Danh sách và hồ sơ được gửi kèm theo Tờ trình này.",
    ]
    return "\n".join(lines)


def _annex(mark: Mark, asked: Submission) -> Annex:
    return Annex(
        heading="DANH SÁCH",
        subject="Đề nghị khen thưởng",
        reference=mark.cited("Kèm theo Tờ trình", asked.unit_name),
        body=listed_blocks(enumerate(asked.people, 1)),
    )
