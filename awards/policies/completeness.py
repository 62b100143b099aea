"""What a dossier must hold before it can be handed in; each lack names the part where it is mended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from awards.choices import AttachmentKind, DossierState, Section
from awards.models import Attachment, Dossier, Nominee

FEWEST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: in which part, of which nominee, in words."""

    section: Section
    message: str
    nominee: Nominee | None = None


def has_report(nominee: Nominee, attachments: Iterable[Attachment]) -> bool:
    """Whether the achievement is told: long enough as text, or as a file."""
    if len(nominee.achievement.split()) >= FEWEST_WORDS:
        return True
    return any(a.nominee_id == nominee.pk and a.kind == AttachmentKind.REPORT for a in attachments)


def lacks_of(dossier: Dossier, nominees: list[Nominee], attachments: list[Attachment], on: date) -> list[Lack]:
    """Everything that keeps the dossier from being handed in on the day, in the order of its parts."""
    lacks = []
    if not nominees:
        lacks.append(Lack(Section.SUBJECTS, "Hồ sơ chưa có đối tượng nào được đề nghị."))
    # Once it has been handed in the unit may no longer take anybody out by itself; then the Board decides.
    gone = [nominee for nominee in nominees if _has_ended(nominee, on)] if dossier.state == DossierState.DRAFT else []
    lacks += [Lack(Section.SUBJECTS, _ended_since(nominee), nominee) for nominee in gone]
    for nominee in nominees:
        if not has_report(nominee, attachments):
            lacks.append(Lack(Section.REPORTS, _report_lacks(nominee), nominee))
    if not dossier.opinion.strip():
        lacks.append(Lack(Section.OPINIONS, "Chưa ghi ý kiến của tập thể, cấp ủy."))
    if not any(attachment.kind == AttachmentKind.MINUTES for attachment in attachments):
        lacks.append(Lack(Section.FILES, "Chưa đính kèm biên bản bình xét."))
    return lacks


def _has_ended(nominee: Nominee, on: date) -> bool:
    household = nominee.household
    return bool(household and household.ended_on and household.ended_on <= on)


def _ended_since(nominee: Nominee) -> str:
    return f"{nominee.name} đã thôi theo dõi từ ngày {nominee.household.ended_on:%d/%m/%Y}. Hãy đưa ra khỏi hồ sơ."


def _report_lacks(nominee: Nominee) -> str:
    words = len(nominee.achievement.split())
    if words:
        return f"Báo cáo thành tích của {nominee.name} mới có {words} từ; cần ít nhất {FEWEST_WORDS} từ hoặc một tệp."
    return f"Chưa có báo cáo thành tích của {nominee.name}."
