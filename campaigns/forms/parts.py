"""The metadata of a plan, one small form per part; the same for a text under review and for a draft.

`found()` gives the changes to findings, `fields_of_plan()` those to a draft.
"""

from datetime import date

from django import forms

from campaigns.choices import PlanKind
from campaigns.forms.facts import spelled
from thiduakt.base.clock import today
from thiduakt.base.forms import DateField
from units.choices import Capacity
from units.models import Unit


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


class PartForm(forms.Form):
    """`title` heads the page; names of fields are those of the plan."""

    title_of_page: str

    def found(self) -> dict:
        """Changes to the findings of a text."""
        return {key: value or None for key, value in self.cleaned_data.items()}

    def fields_of_plan(self) -> dict:
        """Changes to a draft plan."""
        return dict(self.cleaned_data)


class NumberForm(PartForm):
    title_of_page = "Số, ký hiệu, ngày ban hành"

    number = forms.IntegerField(
        label="Số",
        required=False,
        min_value=1,
        max_value=99999,
        help_text="Để trống thì phần mềm lấy số tiếp theo trong sổ khi ban hành.",
    )
    symbol = forms.CharField(label="Ký hiệu", max_length=30, required=False, help_text="Ví dụ: KH-UBND")
    place = forms.CharField(label="Địa danh", max_length=100, required=False)
    issued_on = DateField(label="Ngày ban hành", required=False)
    year = forms.IntegerField(label="Năm", min_value=1945, max_value=9999)

    @classmethod
    def from_findings(cls, findings):
        keys = ("number", "symbol", "place", "year")
        return {key: findings.get(key) for key in keys} | {"issued_on": _day(findings.get("issued_on"))}

    def found(self):
        return super().found() | {"issued_on": _iso(self.cleaned_data["issued_on"])}


class IssuerForm(PartForm):
    title_of_page = "Cơ quan ban hành"

    issuer = forms.ModelChoiceField(label="Đơn vị ban hành trên phần mềm", queryset=Unit.objects.none())
    issuer_name = forms.CharField(label="Tên cơ quan ban hành in trên văn bản", max_length=200)
    parent_issuer_name = forms.CharField(
        label="Tên cơ quan chủ quản in trên văn bản", max_length=200, required=False, help_text="Để trống nếu không có."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issuer"].queryset = Unit.objects.alive(today()).order_by("sort_key")

    @classmethod
    def from_findings(cls, findings):
        names = {"issuer_name": findings.get("issuer"), "parent_issuer_name": findings.get("parent_issuer")}
        return names | {"issuer": findings.get("issuer_unit")}

    def found(self):
        typed = self.cleaned_data
        names = {"issuer": typed["issuer_name"], "parent_issuer": typed["parent_issuer_name"] or None}
        return names | {"issuer_unit": str(typed["issuer"].pk), "issuer_chosen": True}


class TitleForm(PartForm):
    title_of_page = "Trích yếu, chủ đề, thời gian"

    title = forms.CharField(label="Trích yếu", max_length=500, widget=forms.Textarea({"rows": 3}))
    theme = forms.CharField(label="Chủ đề", max_length=1000, required=False, widget=forms.Textarea({"rows": 2}))
    starts_on = DateField(label="Thi đua từ ngày", required=False)
    ends_on = DateField(label="Thi đua đến ngày", required=False)

    @classmethod
    def from_findings(cls, findings):
        period = {key: _day(findings["period"][key]) for key in ("starts_on", "ends_on")}
        return {"title": findings.get("title"), "theme": findings.get("theme")} | period

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
        return cleaned

    def found(self):
        typed = self.cleaned_data
        period = {key: _iso(typed[key]) for key in ("starts_on", "ends_on")}
        return {"title": typed["title"], "theme": typed["theme"] or None, "period": period}


class SignerForm(PartForm):
    title_of_page = "Người ký"

    signer_capacity = forms.ChoiceField(label="Quyền hạn ký", choices=spelled(Capacity.choices))
    signer_for = forms.CharField(
        label="Ký thay, thay mặt",
        max_length=150,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Dòng in trên chức vụ, ví dụ: CHÁNH VĂN PHÒNG; hai dòng nếu vừa TM. vừa KT.",
    )
    signer_position = forms.CharField(label="Chức vụ người ký", max_length=150)
    signer_name = forms.CharField(label="Họ và tên người ký", max_length=100)

    @classmethod
    def from_findings(cls, findings):
        return {f"signer_{key}": value for key, value in findings["signer"].items()}

    def clean(self):
        cleaned = super().clean()
        cleaned["signer_for"] = cleaned.get("signer_for", "").replace("\r\n", "\n")
        if cleaned.get("signer_capacity") in {Capacity.KT, Capacity.TL, Capacity.TUQ} and not cleaned["signer_for"]:
            self.add_error("signer_for", "Ký KT., TL. hoặc TUQ. thì hãy ghi ký thay, thừa lệnh, thừa ủy quyền của ai.")
        return cleaned

    def found(self):
        return {"signer": {key.removeprefix("signer_"): value for key, value in self.cleaned_data.items()}}


class KindForm(PartForm):
    """Only of drafts: what kind of paper it is, and the words before and after the sections."""

    title_of_page = "Loại, phần mở đầu, phần kết"

    kind = forms.ChoiceField(label="Loại", choices=spelled(PlanKind.choices))
    preamble = forms.CharField(label="Phần mở đầu", required=False, widget=forms.Textarea({"rows": 8}))
    closing = forms.CharField(label="Phần kết", required=False, widget=forms.Textarea({"rows": 4}))


INTAKE_PARTS = {"so": NumberForm, "co-quan": IssuerForm, "trich-yeu": TitleForm, "nguoi-ky": SignerForm}
PLAN_PARTS = {**INTAKE_PARTS, "loi-van": KindForm}


def initial_of_plan(form: type[PartForm], plan) -> dict:
    """What a draft says for the fields of the form."""
    return {name: getattr(plan, name) for name in form.base_fields}
