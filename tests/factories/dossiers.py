"""Dossiers as a unit leaves them: people at work, files kept, everything there to be handed in."""

from awards.actions.appraisals import take_dossier
from awards.actions.attachments import attach_file
from awards.actions.dossiers import open_dossier, write_opinions
from awards.actions.nominees import nominate
from awards.actions.submissions import submit_dossier
from awards.actions.wishes import Wish
from awards.choices import AttachmentKind
from awards.models import Dossier
from tests.factories.awards import AwardTypeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.units import EmploymentFactory, PersonFactory
from thiduakt.base.clock import today

REPORT = "Tham mưu ban hành ba văn bản, xử lý 320 hồ sơ đúng hạn, có một sáng kiến."
PDF = b"%PDF-1.4 minutes"


def colleague(unit, name=None, **person):
    """A person whose main work is in the unit."""
    named = {"full_name": name} if name else {}
    return EmploymentFactory(unit=unit, person=PersonFactory(**named, **person)).person


def attach(dossier, actor, *, kind=AttachmentKind.MINUTES, nominee=None, name="bien-ban.pdf", content=PDF):
    return attach_file(
        dossier=dossier,
        nominee=nominee,
        kind=kind,
        content=content,
        name=name,
        media_type="application/pdf",
        actor=actor,
    )


def draft_dossier(actor, *, people=1, names=(), award=None, round=None) -> Dossier:
    """A draft with nominees who have their reports; opinion and minutes still lack."""
    award = award or AwardTypeFactory()
    dossier = open_dossier(round=round or RoundFactory(), actor=actor, on=today())
    chosen = [colleague(dossier.unit, name) for name in names] or [colleague(dossier.unit) for _ in range(people)]
    wishes = [Wish(award, person=person, achievement=REPORT) for person in chosen]
    nominate(dossier=dossier, wishes=wishes, actor=actor, on=today())
    return dossier


def ready_dossier(actor, **what) -> Dossier:
    """A draft that can be handed in."""
    dossier = draft_dossier(actor, **what)
    attach(dossier, actor)
    return write_opinions(dossier=dossier, summary="", opinion="Hội nghị thống nhất 100%.", actor=actor)


def submitted_dossier(head, **what) -> Dossier:
    dossier = ready_dossier(head, **what)
    submit_dossier(dossier=dossier, actor=head, on=today())
    return Dossier.objects.get(pk=dossier.pk)


def taken_dossier(head, reviewer, **what) -> Dossier:
    """In appraisal, in the hands of the reviewer."""
    dossier = submitted_dossier(head, **what)
    take_dossier(dossier=dossier, actor=reviewer)
    return Dossier.objects.get(pk=dossier.pk)
