"""A dossier from opening to being withdrawn: what the unit does before and beside handing it in."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.actions.journal import write_down
from awards.choices import DossierState, Section
from awards.models import Dossier, DossierStep
from awards.notices.dossiers import DossierReady, DossierWithdrawn
from awards.policies.dossiers import DossierPolicy, NomineePolicy, may_open
from awards.workflow import NOMINEE_MOVES
from campaigns.models import Round
from thiduakt.base.acts import lock, repeated, take_move
from units.actions.numbers import draw_number
from units.choices import UnitKind
from units.models import Post, Unit

SERIES = "dossier"
GONE = (DossierState.REJECTED, DossierState.WITHDRAWN)


@transaction.atomic
def open_dossier(*, round: Round, actor: Post, on: date, key: UUID | None = None) -> Dossier:
    """The unit's dossier in the round: the one at hand, else a new draft with a code from the counter."""
    may_open(actor, round, on).require()
    unit = lock(actor.unit)
    found = unit.dossiers.filter(round=round).exclude(state__in=GONE).first()
    if found is not None:
        return found
    require_open(round, on)
    dossier = Dossier.objects.create(code=_code(unit, round.year), unit=unit, round=round)
    DossierStep.objects.create(dossier=dossier, move="open", target=dossier.state, actor=actor, key=key)
    return dossier


@transaction.atomic
def write_opinions(*, dossier: Dossier, summary: str, opinion: str, actor: Post, key: UUID | None = None) -> Dossier:
    """Keep the unit's summary and the opinion of its collective and party committee."""
    dossier = lock(dossier)
    if repeated(dossier.steps, key):
        return dossier
    DossierPolicy(actor, dossier).can_edit(Section.OPINIONS).require()
    dossier.summary, dossier.opinion = summary.strip(), opinion.strip()
    dossier.save(update_fields=["summary", "opinion"])
    write_down(dossier, "write_opinions", actor=actor, key=key)
    return dossier


@transaction.atomic
def announce_ready(*, dossier: Dossier, actor: Post, on: date, key: UUID | None = None) -> DossierStep:
    """The officer tells the head that the dossier waits for the signature."""
    dossier = lock(dossier)
    if done := repeated(dossier.steps, key):
        return done
    DossierPolicy(actor, dossier).can_announce().require()
    step = write_down(dossier, "announce", actor=actor, key=key)
    DossierReady(step, on=on).post()
    return step


@transaction.atomic
def withdraw_dossier(*, dossier: Dossier, note: str, actor: Post, on: date, key: UUID | None = None) -> DossierStep:
    """Take the dossier back for good; its people may be nominated anew elsewhere."""
    dossier = lock(dossier)
    if done := repeated(dossier.steps, key):
        return done
    was_handed_in = dossier.state != DossierState.DRAFT
    policy = DossierPolicy(actor, dossier)
    step = take_move(dossier, policy.moves["withdraw"], policy=policy, steps=dossier.steps, note=note, key=key)
    for nominee in dossier.nominees.filter(state__in=NOMINEE_MOVES["withdraw"].sources):
        nominee.dossier = dossier
        take_move(nominee, NOMINEE_MOVES["withdraw"], policy=NomineePolicy(actor, nominee), steps=nominee.steps)
    if was_handed_in:
        DossierWithdrawn(step, on=on).post()
    return step


def require_open(round: Round, on: date) -> None:
    """Raise ValidationError, in words of the day, when the round takes no dossiers on it."""
    if on < round.opens_on:
        raise ValidationError(f"Đợt xét “{round.name}” mở từ ngày {round.opens_on:%d/%m/%Y}, hôm nay chưa nhận hồ sơ.")
    if on > round.closes_on:
        raise ValidationError(
            f"Đợt xét “{round.name}” đã hết hạn nhận hồ sơ ngày {round.closes_on:%d/%m/%Y}. "
            "Nội dung đã soạn vẫn được giữ nguyên; hãy liên hệ Ban Thi đua - Khen thưởng."
        )


def require_alive(unit: Unit, on: date) -> None:
    """Raise ValidationError when the unit has ended: nobody is put forward by a unit that is no more."""
    if unit.ended_on and unit.ended_on < on:
        raise ValidationError(
            f"{unit.name} đã kết thúc hoạt động ngày {unit.ended_on:%d/%m/%Y}, không đề nghị khen thưởng được nữa. "
            "Hãy lập hồ sơ ở đơn vị tiếp nhận."
        )


def _code(unit: Unit, year: int) -> str:
    """The next code of the province: one series for all units, also those that stand under no other."""
    province = Unit.objects.filter(kind=UnitKind.PROVINCE).order_by("founded_on", "pk").first()
    issuer = province or Unit.objects.above(unit).first() or unit
    return f"HS-{year}-{draw_number(issuer=issuer, series=SERIES, year=year):04d}"
