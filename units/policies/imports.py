"""Who takes in lists of people, and which step of an import may be taken now."""

from thiduakt.base.jobs import JobState
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import JUDGES, ImportKind, ImportOutcome, ImportStage
from units.listings import LISTINGS
from units.models import ImportBatch, Post, Unit
from units.policies import roles_in_words
from units.policies.people import may_keep_at
from units.policies.units import may_keep_units

WORKING = "Hệ thống đang xử lý lần nhập này. Hãy đợi xong rồi làm tiếp."


def may_import(actor: Post, unit: Unit | None = None, kind: str = ImportKind.PEOPLE) -> Verdict:
    """Whether the actor may take in lists of the kind for the unit (None: for any at all)."""
    if kind in LISTINGS:
        roles = LISTINGS[kind].roles
        return (
            YES if actor.role in roles else no(f"{LISTINGS[kind].label.capitalize()} do {roles_in_words(roles)} nhập.")
        )
    verdict = may_keep_at(actor, unit)
    if verdict and kind == ImportKind.JUDGEMENTS and actor.role not in JUDGES:
        return no(f"Kỷ luật, tạm dừng xét do {roles_in_words(JUDGES)} ghi.")
    return verdict


class ImportPolicy:
    """Rights of an actor on one import, as it stands."""

    def __init__(self, actor: Post, batch: ImportBatch):
        self.actor, self.batch = actor, batch

    def can_map(self) -> Verdict:
        """Whether columns may be chosen, for the first time or anew."""
        if self.batch.is_of_units:
            return no("Danh sách đơn vị đọc theo tiêu đề của tệp mẫu, không chọn cột.")
        if self.batch.listing and not self.batch.mapping:
            return no("Văn bản này được đọc theo câu chữ, không chọn cột.")
        return self._at(ImportStage.MAPPING, ImportStage.CHECKED, ImportStage.CHECKING)

    def can_choose(self) -> Verdict:
        """Whether lines may be decided."""
        if self.batch.is_of_units:
            return no("Danh sách đơn vị ghi cả hoặc không gì; dòng có lỗi phải sửa trong tệp.")
        if self.batch.listing:
            return no("Dòng chưa chắc được xem từng dòng trong hàng chờ.")
        return self._at(ImportStage.CHECKED)

    def can_apply(self) -> Verdict:
        """Whether the whole list may be written: only when nothing in it is open."""
        verdict = self._at(ImportStage.CHECKED)
        if not verdict:
            return verdict
        count = self.batch.count
        if self.batch.listing and self.batch.listing.waits:
            return YES  # what is not certain waits in the queue
        if bad := count(ImportOutcome.ERROR):
            skipping = "" if self.batch.is_of_units else ", hoặc bỏ qua các dòng ấy"
            return no(f"Còn {bad} dòng có lỗi. Hãy sửa tệp rồi nhập lại{skipping}.")
        if open_lines := count(ImportOutcome.UNSURE):
            return no(f"Còn {open_lines} dòng phải chọn là người cũ hay người mới.")
        if not count(ImportOutcome.NEW) + count(ImportOutcome.CHANGED):
            return no("Danh sách không có gì mới so với dữ liệu đang có.")
        return YES

    def can_cancel(self) -> Verdict:
        """Whether the import may be dropped before anything is written."""
        return self._at(ImportStage.MAPPING, ImportStage.CHECKED, ImportStage.CHECKING, ImportStage.APPLYING)

    def can_undo(self) -> Verdict:
        """Whether undoing may be asked for; what stands in the way is looked up then."""
        return self._at(ImportStage.DONE)

    def can_retry(self) -> Verdict:
        """Whether work that failed may be tried once more."""
        mine = self._mine()
        return mine if not mine or self.batch.state == JobState.FAILED else no("Lần nhập này không bị dừng giữa chừng.")

    def _mine(self) -> Verdict:
        if self.batch.is_of_units:
            return may_keep_units(self.actor)
        return may_import(self.actor, self.batch.unit, self.batch.kind)

    def _at(self, *stages: str) -> Verdict:
        mine = self._mine()
        if not mine:
            return mine
        if self.batch.is_working:
            return no(WORKING)
        if self.batch.stage in stages:
            return YES
        return no(f"Lần nhập này {self.batch.get_stage_display()}, không làm được việc ấy nữa.")
