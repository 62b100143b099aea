"""Files of a dossier: kept by hash, tied to the dossier or to one nominee."""

from uuid import UUID

from django.db import transaction

from awards.actions.journal import write_down
from awards.models import Attachment, Dossier, Nominee
from awards.policies.dossiers import DossierPolicy
from thiduakt.base.acts import lock, repeated
from units.actions.files import keep_file
from units.models import Post, StoredFile


@transaction.atomic
def attach_file(
    *,
    dossier: Dossier,
    kind: str,
    content: bytes,
    name: str,
    media_type: str,
    actor: Post,
    nominee: Nominee | None = None,
    key: UUID | None = None,
) -> Attachment | None:
    """Add a file that has passed the check of uploads. None when the same press has added it before."""
    dossier = lock(dossier)
    if repeated(dossier.steps, key):
        return None
    DossierPolicy(actor, dossier).can_attach(nominee).require()
    file = keep_file(content=content, name=name, media_type=media_type, actor=actor)
    write_down(dossier, "attach", actor=actor, note=file.name, key=key)
    return Attachment.objects.create(dossier=dossier, nominee=nominee, kind=kind, file=file)


@transaction.atomic
def detach_file(*, attachment: Attachment, actor: Post, key: UUID | None = None) -> None:
    """Take a file out of the dossier; its content stays in the store, which only grows."""
    dossier = lock(attachment.dossier)
    if repeated(dossier.steps, key):
        return
    DossierPolicy(actor, dossier).can_attach(attachment.nominee).require()
    write_down(dossier, "detach", actor=actor, note=attachment.file.name, key=key)
    attachment.delete()


@transaction.atomic
def keep_sheet(*, content: bytes, name: str, media_type: str, actor: Post) -> StoredFile:
    """Keep an uploaded list while its preview is read; nothing of the dossier changes."""
    return keep_file(content=content, name=name, media_type=media_type, actor=actor)
