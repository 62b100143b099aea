"""Issuing a plan: number and day, and which units get which work."""

from django import forms

from campaigns.actions.assigning import suggested_for, units_below, units_beside
from campaigns.actions.issuing import Orders
from campaigns.forms.unit_boxes import Boxes, UnitsField, boxes_of
from campaigns.models import Plan
from thiduakt.base.forms import DateField


class IssueForm(forms.Form):
    """`carriers` get the targets and the registration; `deadline-<pk>` name the units of a deadline."""

    number = forms.IntegerField(
        label="Số", required=False, min_value=1, max_value=99999, help_text="Để trống thì lấy số tiếp theo trong sổ."
    )
    issued_on = DateField(label="Ngày ban hành")
    registration_due_on = DateField(
        label="Hạn đăng ký thi đua",
        required=False,
        help_text="Hết ngày này. Để trống nếu kế hoạch không yêu cầu đăng ký trên phần mềm.",
    )

    def __init__(self, *args, plan: Plan, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan, self.deadlines = plan, list(plan.deadlines.all())
        below, beside = units_below(plan.issuer, on), units_beside(plan.issuer, on)
        units = below + beside
        self.fields["number"].initial = plan.number
        self.fields["issued_on"].initial = plan.issued_on or on
        self.fields["carriers"] = UnitsField(
            units,
            label="Đơn vị thực hiện",
            required=False,
            initial=[unit.pk for unit in below or beside],
            help_text="Nhận kế hoạch, chỉ tiêu và việc đăng ký thi đua.",
        )
        for deadline in self.deadlines:
            meant = suggested_for(deadline, units)
            self.fields[f"deadline-{deadline.pk.hex}"] = UnitsField(
                units,
                label=f"{deadline.what} (hạn hết ngày {deadline.due_on:%d/%m/%Y})",
                required=False,
                initial=[unit.pk for unit in meant],
                help_text=f"Văn bản ghi: {deadline.who}" if deadline.who else "",
            )

    @property
    def plain_fields(self):
        return [self[name] for name in ("number", "issued_on", "registration_due_on")]

    @property
    def boxes(self) -> list[Boxes]:
        """The questions "which units?", carriers first."""
        return [boxes_of(self, name) for name, field in self.fields.items() if isinstance(field, UnitsField)]

    @property
    def orders(self) -> Orders:
        """The valid form as the act takes it."""
        typed = self.cleaned_data
        by_deadline = {deadline.pk: list(typed[f"deadline-{deadline.pk.hex}"]) for deadline in self.deadlines}
        return Orders(list(typed["carriers"]), by_deadline, typed["registration_due_on"])

    @property
    def typed(self) -> list[tuple[str, str]]:
        """All that was typed, to be carried through the page that asks for confirmation."""
        pairs = [(self.add_prefix(name), self.data.getlist(self.add_prefix(name))) for name in self.fields]
        return [(name, value) for name, values in pairs for value in values]


def unassigned(form: IssueForm) -> list[str]:
    """Deadlines that no unit was ticked for."""
    given = form.orders.by_deadline
    return [deadline.what for deadline in form.deadlines if not given[deadline.pk]]


class MoveForm(forms.Form):
    """Why a plan is taken out of force."""

    note = forms.CharField(label="Lý do", max_length=2000, widget=forms.Textarea({"rows": 4}))
