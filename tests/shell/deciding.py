"""Samples of what people decide: another conclusion with its file, a confirmed year of a unit."""

from django.db import transaction

from awards.actions.gaps import confirm_gap
from awards.actions.overruling import Paper, overrule
from awards.facts import judge_nominees
from awards.models import Dossier, Nominee
from thiduakt.base.clock import today
from thiduakt.base.uploads import CheckedFile
from units.choices import Role

_PDF = CheckedFile(content=b"%PDF-1.4\n%%EOF", name="can-cu.pdf", kind="pdf")
_PAPER = Paper(reason="Có căn cứ khác", document_number="12/QĐ", document_on=today(), file=_PDF)
_SENT = {"reason": "Lý do", "document_number": "1/QĐ", "document_on": f"{today():%d/%m/%Y}"}
TYPED = {
    "awards:overrule": lambda s, dossier: _SENT | {"conclusion": "khong-dat" if _finding(dossier)[1] else "dat"},
    "awards:overrule_withdraw": lambda s, dossier: {"reason": "Ghi nhầm"},
    "awards:gaps": lambda s, person: _SENT | {"year": str(today().year - 3)},
    "awards:gap_withdraw": lambda s, gap: {"reason": "Ghi nhầm"},
}
ARGUMENTS = {
    "awards:nominee_declare": lambda s, dossier: [dossier.pk, _nominee(dossier).pk],
    "awards:overrule": lambda s, dossier: [dossier.pk, _nominee(dossier).pk, _finding(dossier)[0]],
    "awards:overrule_withdraw": lambda s, dossier: [dossier.pk, s.things["other conclusion"].pk],
    "awards:overrule_file": lambda s, dossier: [dossier.pk, s.things["other conclusion"].pk],
    "awards:gaps": lambda s, person: ["nguoi", person.pk],
}


def things(samples) -> dict:
    dossier, board = samples.things["dossier in appraisal"], samples.actor(Role.REVIEWER)
    rule, met = _finding(dossier, last=True)
    with transaction.atomic():
        made = overrule(
            nominee=_nominee(dossier), rule=rule, is_met=met is not True, paper=_PAPER, actor=board, on=today()
        )
    gap = confirm_gap(subject=samples.things["unit"], year=today().year - 4, paper=_PAPER, actor=board)
    return {"other conclusion": made, "confirmed year": gap}


def _nominee(dossier: Dossier) -> Nominee:
    return dossier.nominees.order_by("position", "pk").first()


def _finding(dossier: Dossier, *, last: bool = False) -> tuple[str, bool | None]:
    """A rule with its outcome: the first for pages, the last for the sample that stands already."""
    nominee = _nominee(dossier)
    findings = [f for f in judge_nominees([nominee], today())[nominee.pk].findings if f.severity != "info"]
    found = findings[-1 if last else 0]
    return found.rule, found.met
