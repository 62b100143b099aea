"""An officer sends an old list, or a decision: what it says once for all may be said here."""

from datetime import date
from pathlib import PurePath
from uuid import UUID

from awards.actions.history.papers import PAPERS, text_of_paper
from awards.choices import HISTORY
from awards.intake.decisions import read_decision
from awards.policies.history import may_bring_in
from thiduakt.base.sheets import UnreadableError
from thiduakt.base.uploads import CheckedFile
from units.actions.imports.opening import open_import
from units.models import ImportBatch, Post, Unit
from units.querysets import LINK


def open_history(
    *, checked: CheckedFile, defaults: dict[str, str], document: str, actor: Post, on: date, key: UUID | None = None
) -> ImportBatch:
    """Keep the file; a table waits for its columns, a decision is read by a worker at once.

    Raises Refused, or ValidationError for `file`.
    """
    may_bring_in(actor).require()
    return open_import(
        kind=HISTORY,
        unit=Unit.objects.get(path=actor.unit.path[:LINK]),
        as_of=on,
        document=document,
        checked=checked,
        actor=actor,
        key=key,
        details={"defaults": {meaning: text for meaning, text in defaults.items() if text}},
        has_columns=not is_paper(checked),
    )


def is_paper(checked: CheckedFile) -> bool:
    """Whether the file is read by its words: every PDF, and a Word file that reads as a decision with its list."""
    kind = PurePath(checked.name).suffix.lower().lstrip(".")
    if kind not in PAPERS:
        return False
    if kind == "pdf":
        return True
    try:
        text, _ = text_of_paper(checked.content, checked.name)
    except UnreadableError:
        return False
    return "Điều 1" in text or not read_decision(text).refusal
