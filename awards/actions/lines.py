"""The list of a decision: who may stand on it and in which order."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.models import Decision, DecisionLine, Nominee
from awards.policies.authorities import is_within_reach
from awards.workflow import NOMINEE_MOVES

ORDER = ("unit", "person", "household")


@transaction.atomic
def set_lines(decision: Decision, nominees: Sequence[Nominee]) -> list[DecisionLine]:
    """Put these nominees on a draft, collectives first, each by unit. Raises ValidationError naming who may not."""
    asked = {nominee.pk for nominee in nominees}
    if not asked:
        raise ValidationError({"nominees": "Quyết định phải có ít nhất một đối tượng."})
    # First the locks, then the question: whoever waited here sees what the other secretary has drafted.
    list(Nominee.objects.select_for_update(of=("self",)).filter(pk__in=asked).order_by("pk").values_list("pk"))
    decision.lines.all().delete()
    ready = _ready_among(asked, decision)
    if missing := asked - {nominee.pk for nominee in ready}:
        gone = f"{len(missing)} đối tượng không còn chờ quyết định hoặc đã ở quyết định khác."
        raise ValidationError({"nominees": f"{gone} Hãy mở lại trang."})
    lines = [
        DecisionLine(decision=decision, nominee=nominee, position=position)
        for position, nominee in enumerate(in_order(ready), start=1)
    ]
    return DecisionLine.objects.bulk_create(lines, batch_size=500)


def _ready_among(asked: set, decision: Decision) -> list[Nominee]:
    """Those who may stand on the decision: of its round and award, of a unit its office may honour, still waiting."""
    ready = Nominee.objects.ready_for_decision().filter(pk__in=asked)
    ready = ready.filter(award_type=decision.award_type, dossier__round=decision.round)
    return [nominee for nominee in ready.for_list() if is_within_reach(decision.issuer, nominee.dossier.unit)]


def in_order(nominees: Iterable[Nominee]) -> list[Nominee]:
    """As the paper lists them: collectives, people, households; each by unit, then by place in the dossier."""
    return sorted(
        nominees,
        key=lambda nominee: (
            ORDER.index(nominee.group),
            nominee.dossier.unit.path,
            nominee.dossier.code,
            nominee.position,
        ),
    )


def check_lines(decision: Decision) -> list[DecisionLine]:
    """The lines, locked; each nominee still waits for a decision. Raises ValidationError naming who does not."""
    lines = list(
        DecisionLine.objects.select_for_update(of=("self", "nominee"))
        .filter(decision=decision)
        .select_related("nominee__dossier", "nominee__award_type")
        .order_by("position")
    )
    move = NOMINEE_MOVES["award"]
    gone = [line.nominee for line in lines if line.nominee.state not in move.sources]
    if gone:
        names = "; ".join(f"{nominee.name} ({nominee.get_state_display()})" for nominee in gone)
        raise ValidationError(f"Không còn chờ quyết định: {names}. Hãy hủy dự thảo này và soạn lại.")
    if not lines:
        raise ValidationError("Quyết định không có ai trong danh sách.")
    return lines
