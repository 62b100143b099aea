"""What is typed about a division into blocs, its issue, and the papers of a bloc."""

from datetime import date

from django import forms
from django.utils.text import capfirst

from thiduakt.base.forms import DateField
from thiduakt.base.text import squeeze
from thiduakt.base.uploads import check_upload
from units.choices import BlocDocumentKind, BlocLevel, BlocRole, Role
from units.forms.posts import UnitByName
from units.models import Bloc, BlocDivision, BlocMember, DivisionAmendment, Post
from units.models.bloc import USUAL_KIND
from units.papers import usual_grounds


class SignerField(forms.ModelChoiceField):
    """One of the leaders in office."""

    def label_from_instance(self, obj: Post) -> str:
        return f"{obj.user.full_name}, {obj.title or obj.unit.label}"


def leaders_for(actor: Post, on: date):
    """Leaders in office who may sign what the actor draws up."""
    leaders = Post.objects.in_force(on).holding(Role.LEADER).select_related("user", "unit")
    leaders = leaders if actor.sees_all else leaders.filter(unit__path__startswith=actor.unit.path)
    return leaders.order_by("unit__path", "starts_on")


def lines_of(text: str) -> list[str]:
    """One entry a line, empty ones left out."""
    return [line for line in map(str.strip, text.splitlines()) if line]


class DivisionForm(forms.Form):
    """The words of a division; year, kind and level say which blocs it makes."""

    year = forms.TypedChoiceField(label="Năm thi đua", coerce=int)
    kind = forms.CharField(
        label="Loại khối, cụm", max_length=60, help_text="Mỗi đơn vị chỉ ở một khối của mỗi loại trong một năm."
    )
    level = forms.ChoiceField(label="Cấp tổ chức", choices=[(v, capfirst(label)) for v, label in BlocLevel.choices])
    title = forms.CharField(
        label="Trích yếu", max_length=400, help_text="“năm …” trong trích yếu đổi theo năm thi đua.",
        widget=forms.Textarea({"rows": 2, "data-follows-year": "year"}),
    )  # fmt: skip
    grounds = forms.CharField(
        label="Các căn cứ", required=False, max_length=6000, help_text="Mỗi căn cứ một dòng.",
        widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip
    proposal = forms.CharField(
        label="Theo đề nghị của", required=False, max_length=400, widget=forms.Textarea({"rows": 2})
    )
    signer = SignerField(Post.objects.none(), label="Người ký", empty_label="Chọn người ký")

    def __init__(self, *args, actor: Post, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        years = sorted({on.year + 1, on.year, on.year - 1, self.initial.get("year", on.year)}, reverse=True)
        self.fields["year"].choices = [(year, year) for year in years]
        self.fields["signer"].queryset = leaders_for(actor, on)

    @classmethod
    def beginning(cls, on: date, source: BlocDivision | None) -> dict:
        """What a new form shows: the words of the source with its year moved on, or the usual ones."""
        if source is None:
            title, grounds = f"Về việc chia khối thi đua năm {on.year}", "\n".join(usual_grounds(on))
            level = BlocLevel.PROVINCE
            return {"year": on.year, "kind": USUAL_KIND, "level": level, "title": title, "grounds": grounds}
        year = source.year + 1
        return {**cls.written(source), "year": year, "title": source.title.replace(f"{source.year}", f"{year}")}

    @staticmethod
    def written(division: BlocDivision) -> dict:
        """What the form shows of a division."""
        facts = {name: getattr(division, name) for name in ("year", "kind", "level", "title", "proposal")}
        return {**facts, "grounds": "\n".join(division.grounds)}

    def clean(self):
        """A title left as proposed follows the year that was chosen."""
        cleaned = super().clean()
        was, year = self.initial.get("year"), cleaned.get("year")
        if year and was and "title" in cleaned and "title" not in self.changed_data:
            cleaned["title"] = cleaned["title"].replace(f"năm {was}", f"năm {year}")
        return cleaned

    @property
    def words(self) -> dict:
        """The arguments of the act."""
        typed = self.cleaned_data
        return {**typed, "kind": squeeze(typed["kind"]), "grounds": lines_of(typed["grounds"])}


class BlocNameForm(forms.Form):
    """What a bloc is called."""

    name = forms.CharField(label="Tên khối, cụm", max_length=200)

    def clean_name(self) -> str:
        return squeeze(self.cleaned_data["name"])


class DivisionIssueForm(forms.Form):
    """The day under which the next number is given."""

    issued_on = DateField(label="Ngày quyết định")


class DivisionRecordForm(DivisionIssueForm):
    """The paper that was issued elsewhere."""

    decision = forms.CharField(
        label="Số, ký hiệu quyết định giấy", max_length=200, help_text="Ví dụ: Quyết định số 15/QĐ-UBND."
    )


class AppointForm(forms.Form):
    """Who becomes what in the bloc, from when, by which paper."""

    member = forms.ModelChoiceField(BlocMember.objects.none(), label="Đơn vị", empty_label="Chọn đơn vị")
    role = forms.ChoiceField(label="Vai trò mới", choices=[(v, capfirst(label)) for v, label in BlocRole.choices])
    starts_on = DateField(label="Từ ngày")
    basis = forms.CharField(label="Văn bản", max_length=200, help_text="Ví dụ: Công văn số 120/SNV-TĐKT.")

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members.select_related("unit", "bloc__division")
        self.fields["member"].label_from_instance = lambda m: f"{m.unit.name} ({m.get_role_display()})"


class BlocDocumentForm(forms.Form):
    """A paper of the bloc."""

    kind = forms.ChoiceField(label="Loại", choices=[(v, capfirst(label)) for v, label in BlocDocumentKind.choices])
    title = forms.CharField(label="Tên văn bản", max_length=300)
    dated_on = DateField(label="Ngày văn bản")
    file = forms.FileField(label="Tệp văn bản", help_text="PDF, DOCX, XLSX hoặc ảnh.")

    def clean_title(self) -> str:
        return squeeze(self.cleaned_data["title"])

    def clean_file(self):
        return check_upload(self.cleaned_data["file"])


class AmendmentForm(forms.Form):
    """The words of an amending decision and the day from which its changes hold."""

    effective_on = DateField(label="Thay đổi có hiệu lực từ ngày")
    title = forms.CharField(label="Trích yếu", max_length=400, widget=forms.Textarea({"rows": 2}))
    grounds = forms.CharField(
        label="Các căn cứ", required=False, max_length=6000, help_text="Mỗi căn cứ một dòng.",
        widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip
    proposal = forms.CharField(
        label="Theo đề nghị của", required=False, max_length=400, widget=forms.Textarea({"rows": 2})
    )
    signer = SignerField(Post.objects.none(), label="Người ký", empty_label="Chọn người ký")

    def __init__(self, *args, actor: Post, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signer"].queryset = leaders_for(actor, on)

    @staticmethod
    def beginning(division: BlocDivision, on: date) -> dict:
        """What a new form shows: the words of the division, about its change."""
        facts = {"grounds": "\n".join(division.grounds), "proposal": division.proposal, "effective_on": on}
        return {**facts, "title": f"Về việc điều chỉnh {division}"}

    @staticmethod
    def written(amendment: DivisionAmendment) -> dict:
        """What the form shows of a draft."""
        facts = {name: getattr(amendment, name) for name in ("effective_on", "title", "proposal")}
        return {**facts, "grounds": "\n".join(amendment.grounds)}

    @property
    def words(self) -> dict:
        """The arguments of the act."""
        return {**self.cleaned_data, "grounds": lines_of(self.cleaned_data["grounds"])}


class AmendmentLineForm(forms.Form):
    """Where one unit stands from the day on; cleaned to a Bloc, or None when it leaves."""

    LEAVES = "leaves"

    unit = forms.CharField()
    bloc = forms.ChoiceField(label="Khối từ ngày có hiệu lực")
    role = forms.ChoiceField(
        label="Vai trò", required=False, initial=BlocRole.MEMBER,
        choices=[(value, capfirst(label)) for value, label in BlocRole.choices],
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do", max_length=200, required=False, help_text="Ghi ở cột Lý do của danh sách kèm theo quyết định."
    )

    def __init__(self, *args, units, blocs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitByName(
            units=units, among="xếp được vào khối này", label="Đơn vị",
            help_text="Ghi tên đơn vị, có dấu hay không dấu.",
        )  # fmt: skip
        self.blocs = {str(bloc.pk): bloc for bloc in blocs}
        choices = [(key, bloc.name) for key, bloc in self.blocs.items()]
        self.fields["bloc"].choices = [("", "Chọn khối"), *choices, (self.LEAVES, "Không còn ở khối nào")]

    def clean_bloc(self) -> Bloc | None:
        return self.blocs.get(self.cleaned_data["bloc"])
