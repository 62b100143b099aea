"""Rights on a dossier and its nominees: who may change which part, move it, appraise it."""

from functools import cached_property

from awards.choices import UNSETTLED, DossierState, Section
from awards.models import Dossier, Nominee
from awards.workflow import DOSSIER_MOVES, NOMINEE_MOVES
from campaigns.models import Round
from thiduakt.base.moves import Move
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import UNIT_ROLES, Role
from units.models import Post
from units.policies import MovePolicy

APPRAISING = frozenset({"return", "conclude", "reject"})
JUDGING = frozenset({"approve", "decline", "reconsider"})
# A file may prove the standard of a nominee, be the report, or complete the dossier.
WITH_FILES = (Section.FILES, Section.REPORTS, Section.STANDARDS)


class DossierPolicy(MovePolicy):
    """What an actor may do with one dossier."""

    noun = "Hồ sơ"
    moves = DOSSIER_MOVES
    thing: Dossier

    def in_charge(self, move: Move) -> Verdict:
        if self.actor.role in UNIT_ROLES:
            return self._alive() if move.name == "submit" else self._own()
        return self._held() if move.name in APPRAISING else YES

    def can_edit(self, *sections: str, nominee: Nominee | None = None) -> Verdict:
        """Whether the actor may change these parts now; after a return only what the Board has named."""
        writer = self._writer()
        if not writer or self.thing.state == DossierState.DRAFT:
            return writer
        if self.thing.state != DossierState.RETURNED:
            return no(f"Hồ sơ {self.thing.get_state_display()}; chỉ sửa được khi đang soạn hoặc khi phải bổ sung.")
        if self._is_asked(sections, nominee):
            return YES
        return no("Phần này không thuộc các mục Ban Thi đua - Khen thưởng yêu cầu bổ sung, nên không sửa được nữa.")

    def can_attach(self, nominee: Nominee | None = None) -> Verdict:
        """Whether the actor may add or remove files of the dossier, or of one nominee."""
        sections = WITH_FILES if nominee else (Section.FILES, Section.OPINIONS)
        return self.can_edit(*sections, nominee=nominee)

    def can_answer(self) -> Verdict:
        """Whether the actor may say what was mended."""
        if self.thing.state != DossierState.RETURNED:
            return no(f"Hồ sơ {self.thing.get_state_display()}, không có mục nào phải bổ sung.")
        return self._writer()

    def can_announce(self) -> Verdict:
        """Whether the officer may ask the head to look and submit."""
        if self.actor.role != Role.UNIT_OFFICER:
            return no("Thủ trưởng đơn vị trình hồ sơ trực tiếp, không cần báo.")
        return self.can_write()

    def can_write(self) -> Verdict:
        """Whether the dossier lies with the unit and the actor works on it."""
        if self.thing.state not in {DossierState.DRAFT, DossierState.RETURNED}:
            return no(f"Hồ sơ {self.thing.get_state_display()}, không còn ở đơn vị.")
        return self._writer()

    def can_ask(self) -> Verdict:
        """Whether the actor may judge nominees and write down what lacks."""
        if self.thing.state != DossierState.IN_APPRAISAL:
            return no(f"Hồ sơ {self.thing.get_state_display()}, không ở bước thẩm định.")
        if self.actor.role != Role.REVIEWER:
            return no(f"Thẩm định là việc của: {Role.REVIEWER.label}.")
        return self._held()

    def can_take_over(self) -> Verdict:
        """Whether the actor may go on in place of the reviewer who holds the dossier."""
        if self.thing.state != DossierState.IN_APPRAISAL:
            return no(f"Hồ sơ {self.thing.get_state_display()}, không ở bước thẩm định.")
        if self.actor.role != Role.REVIEWER:
            return no(f"Thẩm định là việc của: {Role.REVIEWER.label}.")
        return no("Bạn đang thẩm định hồ sơ này rồi.") if self.thing.taken_by_id == self.actor.pk else YES

    @cached_property
    def items(self) -> list:
        """What the unit has to mend or has mended since the last return."""
        return list(self.thing.return_items.filter(state__in=UNSETTLED))

    def _is_asked(self, sections, nominee: Nominee | None) -> bool:
        """An item without a nominee opens its whole part, one with a nominee only that nominee's."""
        wanted = {None, nominee.pk} if nominee else {None}
        return any(item.section in sections and item.nominee_id in wanted for item in self.items)

    def _writer(self) -> Verdict:
        if self.actor.role not in UNIT_ROLES:
            return no("Nội dung hồ sơ do đơn vị đề nghị soạn và sửa.")
        return self._alive() if self.thing.is_left_over else self._own()

    def _own(self) -> Verdict:
        kept = self.actor.unit_id in (self.thing.unit_id, self.thing.carried_by_id)
        return YES if kept else no("Hồ sơ thuộc đơn vị khác.")

    def _alive(self) -> Verdict:
        """A unit that has ended hands nothing in any more; what it handed in before, its successor may mend."""
        if self.thing.carried_by_id is None:
            return self._own()
        return no(
            f"Hồ sơ soạn dở của {self.thing.unit.label}, đơn vị đã kết thúc, không trình được nữa. Hãy rút hồ sơ này, "
            "rồi đề nghị các đối tượng ấy trong hồ sơ của đơn vị mình."
        )

    def _held(self) -> Verdict:
        if self.thing.taken_by_id == self.actor.pk:
            return YES
        return no("Hồ sơ do người khác trong Ban đang thẩm định. Hãy nhận thay trước khi làm tiếp.")


class NomineePolicy(MovePolicy):
    """What an actor may do with one nominee; the Board judges only in a dossier it holds."""

    noun = "Đề nghị"
    moves = NOMINEE_MOVES
    thing: Nominee

    def in_charge(self, move: Move) -> Verdict:
        dossier = DossierPolicy(self.actor, self.thing.dossier)
        if move.name in JUDGING:
            return dossier.can_ask()
        return dossier._own() if move.name == "withdraw" else YES


def may_open(actor: Post, round_: Round, on) -> Verdict:
    """Whether the actor may open a dossier of the own unit in the round on the day."""
    if actor.role not in UNIT_ROLES:
        return no("Hồ sơ đề nghị do đơn vị mở; vai trò của bạn không mở hồ sơ.")
    if actor.unit.ended_on and actor.unit.ended_on < on:
        return no(f"{actor.unit.name} đã kết thúc hoạt động ngày {actor.unit.ended_on:%d/%m/%Y}, không mở hồ sơ mới.")
    return YES
