"""Forms about what is known of one unit as such: a yearly rating, discipline, holds."""

from django.shortcuts import get_object_or_404

from thiduakt.base.clock import today
from units.actions.judgements import add_judgement, change_judgement
from units.actions.ratings import rate_unit
from units.forms.people import HoldForm, UnitDisciplineForm
from units.forms.ratings import RatingForm
from units.models import Discipline, Hold, Unit
from units.policies.people import may_keep_at
from units.policies.units import may_judge_unit
from units.views.unit_forms import AboutUnit


class UnitRatingView(AboutUnit):
    """The unit's rating of one year; a year already rated is put right."""

    title, done = "Ghi xếp loại của đơn vị", "Đã ghi xếp loại của đơn vị."

    def may(self):
        return may_keep_at(self.request.actor, self.unit)

    def form(self, typed=None):
        return RatingForm(typed, initial={"year": today().year})

    def act(self, cleaned, by):
        rate_unit(unit=self.unit, **cleaned, **by)


class _Judging(AboutUnit):
    """Discipline or a hold: `row` absent is a new one."""

    noun: str
    kind: type[Discipline | Hold]
    entry: type[UnitDisciplineForm | HoldForm]

    def dispatch(self, request, pk, row=None):
        self.row = get_object_or_404(self.kind, pk=row, unit=self._visible(pk)) if row is not None else None
        return super().dispatch(request, pk)

    @property
    def title(self):
        return f"{'Sửa' if self.row else 'Ghi'} {self.noun}"

    def _visible(self, pk) -> Unit:
        return get_object_or_404(Unit.objects.visible_to(self.request.actor), pk=pk)

    def may(self):
        return may_judge_unit(self.request.actor, self.unit)

    def form(self, typed=None):
        names = self.entry.base_fields
        return self.entry(typed, initial={name: getattr(self.row, name) for name in names} if self.row else None)

    def act(self, cleaned, by):
        if self.row:
            change_judgement(row=self.row, facts=cleaned, actor=by["actor"])
        else:
            add_judgement(subject=self.unit, row=self.kind(**cleaned), **by)


class UnitDisciplineView(_Judging):
    noun, kind, entry = "kỷ luật của đơn vị", Discipline, UnitDisciplineForm


class UnitHoldView(_Judging):
    noun, kind, entry = "tạm dừng xét khen thưởng đơn vị", Hold, HoldForm
