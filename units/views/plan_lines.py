"""Writing the lines of a plan: what ends, what changes, what is founded, line by line."""

from django.contrib import messages
from django.shortcuts import get_object_or_404

from thiduakt.base.views import ActView
from units.actions.planning import drop_line, edit_line, plan_change, plan_end, plan_found
from units.forms.reorganisations import ChangeForm, EndForm, FoundForm, LineForm
from units.models import UnitChange
from units.views.reorganising import FormPage, found_reorganisation


class _NewLines(FormPage):
    """A form that adds lines."""

    template = "units/reorganisation_line.html"
    form_class: type
    title: str
    lead: str

    def form(self, typed):
        return self.form_class(typed, plan=self.plan)

    def more(self):
        return {"title": self.title, "lead": self.lead}

    def act(self, form, by):
        self.add(form, {"reorganisation": self.thing, **by})
        messages.success(self.request, "Đã thêm vào phương án. Chưa có gì thay đổi cho đến khi áp dụng.")
        return self.thing


class EndView(_NewLines):
    """Merge, split, dissolve."""

    form_class = EndForm
    title = "Sáp nhập, chia tách, giải thể"
    lead = (
        "Nhiều đơn vị vào một đơn vị là sáp nhập; một đơn vị thành nhiều đơn vị là chia tách; "
        "không có đơn vị tiếp nhận là giải thể."
    )

    def add(self, form, by):
        typed = form.cleaned_data
        plan_end(
            units=form.found, takers=form.takers, with_below=typed["with_below"], new_position=typed["new_position"],
            **by,
        )  # fmt: skip


class ChangeView(_NewLines):
    """Rename, or put under another parent."""

    form_class = ChangeForm
    title = "Đổi tên, chuyển cơ quan chủ quản"
    lead = "Đơn vị vẫn là đơn vị cũ: người, hồ sơ và thành tích giữ nguyên; tên cũ còn đọc được theo ngày."

    def add(self, form, by):
        plan_change(units=form.found, new=form.described(), parent=form.cleaned_data["parent"], **by)


class FoundView(_NewLines):
    """Found a unit."""

    form_class = FoundForm
    title = "Thành lập đơn vị"
    lead = "Đơn vị mới hoạt động từ ngày có hiệu lực."

    def add(self, form, by):
        plan_found(unit=form.described(), **by)


class LineView(FormPage):
    """One line written anew."""

    template = "units/reorganisation_line.html"

    def form(self, typed, line):
        self.line = get_object_or_404(self.thing.changes.prefetch_related("successors"), pk=line)
        return LineForm(typed, plan=self.plan, line=self.line)

    def more(self):
        lead = f"Việc trong phương án: {self.line.get_act_display()}."
        return {"title": f"Sửa: {self.line.label}", "lead": lead}

    def act(self, form, by):
        edit_line(line=self.line, **form.written(), **by)
        messages.success(self.request, "Đã lưu.")
        return self.thing


class LineDropView(ActView):
    """Take a line out of the plan."""

    def act(self, pk, line):
        found = found_reorganisation(self.request, pk)
        drop_line(line=_line(found, line), actor=self.request.actor)
        return found

    def back(self, pk, line):
        return found_reorganisation(self.request, pk)


def _line(found, pk) -> UnitChange:
    """The line; when it is gone already, an empty one of the same plan: a second press drops nothing."""
    return found.changes.select_related("unit").filter(pk=pk).first() or UnitChange(pk=pk, reorganisation=found)
