"""The bloc at work: its papers, the pledge that each member signs, a word to those who have not."""

from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from thiduakt.base.acts import lock, repeated
from thiduakt.base.clock import today
from thiduakt.base.uploads import CheckedFile
from units.actions.files import keep_file
from units.choices import BlocDocumentKind
from units.models import Bloc, BlocDocument, BlocMember, DivisionStep, PledgeSignature, Post
from units.notices.blocs import BlocPosted, PledgeWanted
from units.policies.blocs import BlocPolicy
from units.policies.signers import office_of


@transaction.atomic
def post_document(
    *,
    bloc: Bloc,
    kind: str,
    title: str,
    dated_on: date,
    upload: CheckedFile,
    actor: Post,
    on: date,
    key: UUID | None = None,
) -> BlocDocument:
    """The head's unit posts a paper of the bloc; the members hear of it. A second press gives the first paper.

    The form's key becomes the paper's own. Raises Refused, ValidationError (a day to come, a pledge is there already).
    """
    bloc = lock(bloc)
    if before := key and BlocDocument.objects.filter(pk=key, bloc=bloc).first():
        return before
    BlocPolicy.of(actor, bloc).can_post().require()
    if dated_on > on:
        raise ValidationError({"dated_on": "Ngày văn bản không được sau hôm nay."})
    if kind == BlocDocumentKind.PLEDGE and pledge_of(bloc):
        raise ValidationError({"kind": "Khối đã có bản giao ước thi đua. Muốn thay, hãy rút bản cũ trước."})
    file = keep_file(content=upload.content, name=upload.name, media_type=upload.media_type, actor=actor)
    document = BlocDocument.objects.create(
        pk=key or uuid4(), bloc=bloc, kind=kind, title=title.strip(), dated_on=dated_on, file=file, posted_by=actor
    )
    bloc.division.steps.create(move="post", bloc=bloc, note=document.title, actor=actor)
    BlocPosted(document, on).post()
    return document


@transaction.atomic
def withdraw_document(*, document: BlocDocument, actor: Post, key: UUID | None = None) -> DivisionStep:
    """Take a paper back; it stays in the journal. A pledge with a signature cannot be withdrawn."""
    document, steps = lock(document), document.bloc.division.steps
    if before := repeated(steps, key):
        return before
    policy = BlocPolicy.of(actor, document.bloc)
    policy.can_withdraw(document, is_signed=document.signatures.exists()).require()
    document.withdrawn_at = timezone.now()
    document.save(update_fields=["withdrawn_at"])
    return steps.create(move="withdraw", bloc=document.bloc, note=document.title, actor=actor, key=key)


def pledge_of(bloc: Bloc) -> BlocDocument | None:
    """The pledge that the members sign now."""
    return bloc.documents.standing().filter(kind=BlocDocumentKind.PLEDGE).first()


@transaction.atomic
def sign_pledge(*, bloc: Bloc, actor: Post) -> PledgeSignature:
    """The head of a member signs the pledge; a second press gives the first signature. Raises Refused."""
    places = BlocMember.objects.on(today()).filter(bloc=bloc, unit=actor.unit_id)
    place = places.select_for_update(of=("self",)).first()
    pledge = _held(pledge_of(bloc))
    before = PledgeSignature.objects.filter(member__bloc=bloc, member__unit=actor.unit_id).first() if place else None
    if before and before.post_id == actor.pk:
        return before
    policy = BlocPolicy(actor, bloc, place)
    policy.can_sign(has_pledge=pledge is not None, is_signed=before is not None).require()
    signature = PledgeSignature.objects.create(
        member=place, document=pledge, post=actor, name=actor.user.full_name, position=office_of(actor)[:150]
    )
    bloc.division.steps.create(move="sign", bloc=bloc, note=actor.unit.label, actor=actor)
    return signature


def _held(pledge: BlocDocument | None) -> BlocDocument | None:
    """The pledge under lock: it is not withdrawn while somebody signs it."""
    if pledge is None:
        return None
    pledge = lock(pledge)
    return None if pledge.withdrawn_at else pledge


@transaction.atomic
def remind_to_sign(*, bloc: Bloc, actor: Post, on: date) -> int:
    """Letters to the members that have not signed, at most one a day each; returns to how many units."""
    BlocPolicy.of(actor, bloc).can_follow_up().require()
    if pledge_of(bloc) is None:
        raise ValidationError("Khối chưa có bản giao ước thi đua để ký.")
    waiting = bloc.members.on(on).not_having_signed().select_related("unit")
    units = [member.unit for member in waiting]
    if not units:
        raise ValidationError("Mọi đơn vị của khối đã ký giao ước.")
    PledgeWanted(bloc, units, on).post()
    bloc.division.steps.create(move="remind", bloc=bloc, note=f"{len(units)} đơn vị", actor=actor)
    return len(units)
