"""The paper of a plan: its own text, so that an imported plan reads like the original."""

import re
from collections import defaultdict

from campaigns.choices import PlanKind
from campaigns.models import Plan, PlanSection, Target
from reports.documents.blocks import Annex, Column, Table
from reports.documents.builders.signing import signer_of
from reports.documents.papers import PlanPaper
from reports.documents.parts import Letterhead, Mark, Recipients
from reports.documents.sections import Section
from thiduakt.base.text import search_key

NAMES = {"KH": "KẾ HOẠCH", "CTr": "CHƯƠNG TRÌNH", "HD": "HƯỚNG DẪN"}
NAMES_OF_KIND = {PlanKind.PROGRAMME: "CHƯƠNG TRÌNH", PlanKind.GUIDANCE: "HƯỚNG DẪN"}
TARGET_COLUMNS = (Column("STT", 9, "centre"), Column("Chỉ tiêu", 61), Column("Mức phấn đấu", 30))
_BETWEEN = re.compile(r"[^0-9a-z]+")


def plan_paper(plan: Plan) -> PlanPaper:
    """What the plan shows on paper; three queries."""
    sections = list(plan.sections.all())
    mark = Mark(number=plan.number, symbol=plan.symbol, place=plan.place, dated=plan.issued_on, year=plan.year)
    return PlanPaper(
        letterhead=Letterhead(issuer=plan.issuer_name, parent=plan.parent_issuer_name),
        mark=mark,
        name=_name(plan),
        subject=plan.title,
        signer=signer_of(plan, plan.issuer_name),
        recipients=Recipients(tuple(line.text for line in plan.recipients.all())),
        opening=_opening(plan, sections),
        sections=_tree(sections),
        closing=plan.closing,
        annexes=_target_annex(plan, sections, mark),
    )


def _name(plan: Plan) -> str:
    return NAMES.get(plan.symbol.split("-")[0]) or NAMES_OF_KIND.get(plan.kind, "KẾ HOẠCH")


def _opening(plan: Plan, sections: list[PlanSection]) -> str:
    """The preamble; a theme that the text itself does not name is stated after it."""
    if not plan.theme or _plain(plan.theme) in _all_text(plan, sections):
        return plan.preamble
    return f"{plan.preamble}\nChủ đề: “{plan.theme.strip(' “”.')}”."


def _tree(sections: list[PlanSection]) -> tuple[Section, ...]:
    below = defaultdict(list)
    for section in sections:
        below[section.parent_id].append(section)

    def node(row: PlanSection) -> Section:
        return Section(row.label, row.title, row.body, tuple(node(child) for child in below[row.pk]))

    return tuple(node(row) for row in below[None])


def _target_annex(plan: Plan, sections: list[PlanSection], mark: Mark) -> tuple[Annex, ...]:
    """Targets that the text of the plan does not name, as a table."""
    missing = _unnamed(list(plan.targets.all()), _all_text(plan, sections))
    if not missing:
        return ()
    rows = tuple(_target_row(row) for row in missing)
    reference = mark.cited(f"Kèm theo {_name(plan).capitalize()}", plan.issuer_name)
    return (Annex(heading="BẢNG CHỈ TIÊU THI ĐUA", reference=reference, body=(Table(TARGET_COLUMNS, rows),)),)


def _unnamed(targets: list[Target], text: str) -> list[Target]:
    """Targets that neither their own name nor the names of all their parts show in the text, with their parts."""
    parts = defaultdict(list)
    for row in targets:
        parts[row.parent_id].append(_plain(row.name) in text)
    tops = [row for row in targets if row.parent_id is None]
    missing = {row.pk for row in tops if _plain(row.name) not in text and not (parts[row.pk] and all(parts[row.pk]))}
    return [row for row in targets if row.pk in missing or row.parent_id in missing]


def _target_row(target: Target) -> tuple[str, str, str]:
    if target.parent_id:
        return "", f"- {target.name}", target.aim
    return str(target.number or target.position), target.name, target.aim


def _all_text(plan: Plan, sections: list[PlanSection]) -> str:
    parts = [plan.title, plan.preamble, plan.closing]
    for section in sections:
        parts += [section.title, section.body]
    return _plain(" ".join(parts))


def _plain(text: str) -> str:
    """Letters and figures only, without marks: how two wordings of a scan are compared."""
    return _BETWEEN.sub(" ", search_key(text)).strip()
