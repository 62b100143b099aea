"""Statements and facts of a nominee that only people know, given with the paper that proves them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.actions.journal import write_down
from awards.facts.standards import standard_of
from awards.models import Declaration, Nominee, NomineeFacts
from awards.policies.overruling import may_declare
from thiduakt.base.acts import lock, repeated
from units.models import Post


@transaction.atomic
def declare(
    *,
    nominee: Nominee,
    path: str,
    said: Mapping[str, bool | None],
    facts: Mapping[str, Any],
    actor: Post,
    on: date,
    key: UUID | None = None,
) -> Nominee:
    """Keep the path chosen, each statement confirmed (True), denied (False) or left open (None), and the facts.

    Raises Refused, and ValidationError for a path or a statement the standard does not know.
    """
    dossier = lock(nominee.dossier)
    nominee = lock(nominee)
    if repeated(dossier.steps, key):
        return nominee
    nominee.dossier = dossier
    may_declare(actor, nominee).require()
    standard = standard_of(nominee, on)
    if path and path not in standard.paths:
        raise ValidationError({"path": "Tiêu chuẩn không có nhánh này. Hãy tải lại trang và chọn lại."})
    texts = {each.key: each.text for each in standard.every_statement}
    if set(said) - set(texts):
        raise ValidationError("Tiêu chuẩn không hỏi nội dung này nữa. Hãy tải lại trang.")
    nominee.path = path
    nominee.save(update_fields=["path"])
    for statement, value in said.items():
        _say(nominee, statement, texts[statement], value, actor)
    NomineeFacts.objects.update_or_create(nominee=nominee, defaults={**facts, "by": actor})
    write_down(dossier, "declare", actor=actor, note=nominee.name, key=key)
    return nominee


def _say(nominee: Nominee, statement: str, text: str, value: bool | None, actor: Post) -> None:
    rows = Declaration.objects.filter(nominee=nominee, statement=statement)
    if value is None:
        rows.delete()
        return
    before = rows.first()
    if before is None or before.is_true is not value or before.text != text[:500]:
        Declaration.objects.update_or_create(
            nominee=nominee, statement=statement, defaults={"text": text[:500], "is_true": value, "by": actor}
        )
