"""What is typed about payments of prizes, the calculator and the ledger of the fund."""

from uuid import UUID

from django import forms

from awards.actions.fund import BY_HAND
from awards.choices import FUND_INCOME, DecisionState, PrizeSubject
from awards.forms.filters import ListFilter
from awards.models import AwardType
from thiduakt.base.forms import DateField, NumberField
from units.models import Unit

MOST = 1_000_000_000_000
PAID = {"chua": "Chưa chi", "du": "Đã chi đủ", "phan": "Chi một phần"}


class MoneyField(NumberField):
    """Đồng, typed with or without dots; a whole number above 0."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "Đồng, ví dụ 3.800.000")
        super().__init__(min_value=1, max_value=MOST, max_digits=13, decimal_places=0, **kwargs)

    def clean(self, value) -> int | None:
        amount = super().clean(value)
        return None if amount is None else int(amount)


class PayForm(forms.Form):
    """Which units are paid, on which day, by which document."""

    unit = forms.ChoiceField(label="Chi cho", required=False)
    paid_on = DateField(label="Ngày chi")
    document = forms.CharField(label="Chứng từ chi", max_length=200, help_text="Số, ngày của phiếu chi, ủy nhiệm chi")

    def __init__(self, *args, units: list[Unit], **kwargs):
        super().__init__(*args, **kwargs)
        self._units = {str(unit.pk): unit for unit in units}
        named = [(key, unit.name) for key, unit in self._units.items()]
        self.fields["unit"].choices = [("", "Tất cả đơn vị còn chờ chi"), *named]

    def clean_unit(self) -> Unit | None:
        return self._units.get(self.cleaned_data["unit"])


class CapForm(forms.Form):
    """The amount within the highest the law names, and the paper that fixes it."""

    amount = MoneyField(label="Mức chi cho một đối tượng")
    document = forms.CharField(label="Văn bản quy định mức này", max_length=200)


class BackForm(forms.Form):
    """Why something entered is taken back."""

    note = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class EntryForm(forms.Form):
    """One line of the ledger by hand."""

    kind = forms.ChoiceField(label="Khoản")
    amount = MoneyField(label="Số tiền")
    dated_on = DateField(label="Ngày thu, chi")
    document = forms.CharField(
        label="Chứng từ", max_length=200, help_text="Số, ngày của quyết định, phiếu thu, phiếu chi"
    )
    note = forms.CharField(label="Nội dung", max_length=500, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        income = [(code, label) for code, label in BY_HAND if code in FUND_INCOME]
        costs = [(code, label) for code, label in BY_HAND if code not in FUND_INCOME]
        self.fields["kind"].choices = [("", "Chọn khoản thu, chi"), ("Thu", income), ("Chi", costs)]


class CalculatorForm(forms.Form):
    """Award, recipient and day; sent by GET so that the answer has an address."""

    award = forms.ModelChoiceField(
        AwardType.objects.order_by("precedence", "code"),
        to_field_name="code",
        label="Danh hiệu, hình thức",
        empty_label="Chọn danh hiệu, hình thức",
    )
    subject = forms.ChoiceField(label="Trao cho", choices=PrizeSubject.choices)
    on = DateField(label="Ngày quyết định")


class PaymentFilter(ListFilter):
    """`q` (number or title of the decision), `year` of its number, `paid` (nothing, a part, all)."""

    def __init__(self, query):
        super().__init__(query)
        self.paid = query.get("paid") if query.get("paid") in PAID else ""

    states = tuple(PAID.items())

    def apply(self, decisions):
        decisions = decisions.filter(state=DecisionState.APPLIED).search(self.words)
        if self.year:
            decisions = decisions.filter(year=self.year)
        return decisions.with_payments(self.paid)

    def labels(self) -> dict[str, str]:
        return {
            "q": f"Tìm: {self.words}" if self.words else "",
            "year": f"Năm {self.year}" if self.year else "",
            "paid": PAID.get(self.paid, ""),
        }


def unit_of_query(query, name: str) -> Unit | None:
    """The unit a query string names; None when it names none."""
    try:
        return Unit.objects.filter(pk=UUID(query.get(name, ""))).first()
    except ValueError:
        return None
