"""The papers that the law of a day asks for a dossier, and which of them are there. One query for any number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from awards.choices import WITH_UNIT, AttachmentKind
from awards.eligibility.law import EVERY_AWARD
from awards.eligibility.telling import MARKS, SURE
from awards.models import Attachment, Component, Dossier, Nominee
from awards.policies.completeness import has_report

# Codes of papers as packs write them, by the kind of file that is attached; the rest cannot be told from a file.
BY_KIND = {
    AttachmentKind.REPORT: ("bao_cao_thanh_tich",),
    AttachmentKind.MINUTES: ("bien_ban_binh_xet", "bien_ban_hop_binh_xet"),
    AttachmentKind.INITIATIVE: ("chung_nhan_sang_kien",),
    AttachmentKind.RATING: ("xep_loai_tap_the", "xep_loai"),
}
KIND_OF = {code: kind for kind, codes in BY_KIND.items() for code in codes}
OF_EACH = frozenset({AttachmentKind.REPORT, AttachmentKind.INITIATIVE, AttachmentKind.RATING})
MADE_HERE = frozenset({"to_trinh"})


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper asked for: for which awards, by which texts (how sure a text is stands behind it, where it was not read
    itself). `without` are the nominees that have none.

    `state`: there, lacking, made (printed here when the dossier is handed in), depends (asked for in a case only, the
    case stands in `when`) or unknown (no kind of file says whether it is there).
    """

    label: str
    when: str
    citations: tuple[str, ...]
    awards: tuple[str, ...]
    state: str
    without: tuple[str, ...] = ()


def law_day(dossier: Dossier, today: date) -> date:
    """The day whose law asks: today while the unit still writes, else the day of handing in."""
    return today if dossier.state in WITH_UNIT or not dossier.proposed_on else dossier.proposed_on


def papers_asked(nominees: Iterable[Nominee], attachments: Iterable[Attachment], on: date) -> list[Paper]:
    """The papers for the awards of these nominees by the law of the day, those that lack first."""
    nominees, attachments = list(nominees), list(attachments)
    by_award: dict[str, list[Nominee]] = {}
    for nominee in nominees:
        by_award.setdefault(nominee.award_type_id, []).append(nominee)
    rows = Component.objects.in_force(on).filter(award_code__in=[EVERY_AWARD, *by_award]).order_by("pk")
    groups: dict[tuple, list[tuple[Component, list[str]]]] = {}
    own = {(row.award_code, row.code) for row in rows}
    for row in rows:
        codes = [row.award_code] if row.award_code != EVERY_AWARD else list(by_award)
        asked = [code for code in codes if row.award_code != EVERY_AWARD or (code, row.code) not in own]
        if asked:
            groups.setdefault((row.code, row.label, row.when), []).append((row, asked))
    papers = [_paper(key, found, by_award, attachments) for key, found in groups.items()]
    return sorted(papers, key=lambda paper: ORDER.index(paper.state))


ORDER = ("lacking", "unknown", "there", "made", "depends")


def _paper(key: tuple, found: list, by_award: dict[str, list[Nominee]], attachments: list[Attachment]) -> Paper:
    code, label, when = key
    concerned = [nominee for _, codes in found for each in codes for nominee in by_award[each]]
    names = tuple(dict.fromkeys(nominee.award_type.name for nominee in concerned))
    texts = tuple(dict.fromkeys(_cited(row) for row, _ in found))
    state, without = _found(code, concerned, attachments)
    if when and state != "there":
        state, without = "depends", ()
    return Paper(label, when, texts, names, state, without)


def _cited(row: Component) -> str:
    return row.citation if row.mark in SURE else f"{row.citation} ({MARKS.get(row.mark, row.mark)})"


def _found(code: str, concerned: list[Nominee], attachments: list[Attachment]) -> tuple[str, tuple[str, ...]]:
    """Whether the paper is there, and who has none. A file of the whole dossier stands for every nominee."""
    if code in MADE_HERE:
        return "made", ()
    kind = KIND_OF.get(code)
    if kind is None:
        return "unknown", ()
    files = [file for file in attachments if file.kind == kind]
    if kind not in OF_EACH:
        return ("there", ()) if files else ("lacking", ())
    if kind == AttachmentKind.REPORT:
        without = [nominee.name for nominee in concerned if not has_report(nominee, attachments)]
    else:
        whose = {file.nominee_id for file in files}
        without = [] if None in whose else [nominee.name for nominee in concerned if nominee.pk not in whose]
    return ("lacking", tuple(without)) if without else ("there", ())
