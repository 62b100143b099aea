"""Who brings the past into the register, and works on the lines that wait."""

from awards.choices import HISTORY
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import ImportOutcome, ImportStage
from units.listings import LISTINGS
from units.models import ImportBatch, ImportRow, Post
from units.policies import roles_in_words

WAITING = (ImportOutcome.UNSURE, ImportOutcome.ERROR)


def may_bring_in(actor: Post, kind: str = HISTORY) -> Verdict:
    """Whether the actor takes in lists of the kind at all."""
    listing = LISTINGS[kind]
    if actor.role in listing.roles:
        return YES
    return no(f"{listing.label.capitalize()} do {roles_in_words(listing.roles)} nhập.")


def may_settle(actor: Post, batch: ImportBatch, row: ImportRow | None = None) -> Verdict:
    """Whether a line of the list, or any of its lines, can be settled now."""
    verdict = may_bring_in(actor, batch.kind)
    if not verdict:
        return verdict
    if batch.stage != ImportStage.DONE or batch.is_working:
        return no("Lần nhập này chưa ghi hoặc đã hoàn tác, nên các dòng chờ của nó không xử lý được.")
    if row is not None and row.outcome not in WAITING:
        return no("Dòng này đã được xử lý xong. Hãy chuyển sang dòng tiếp theo.")
    return YES
