"""What is typed about a decision: its text and list, its date, the words that confirm."""

from django import forms

from awards.models import Nominee
from thiduakt.base.forms import DateField
from units.models import Post


class SignerField(forms.ChoiceField):
    """One of the leaders who may decide."""

    def __init__(self, *, posts: list[Post], **kwargs):
        self.posts = {str(post.pk): post for post in posts}
        choices = [(key, f"{post.user.full_name}, {post.title or post.unit.label}") for key, post in self.posts.items()]
        super().__init__(choices=choices, **kwargs)

    def clean(self, value) -> Post:
        return self.posts[super().clean(value)]


class DecisionForm(forms.Form):
    """The draft. Everybody who waits stands on the list but those left out by a tick."""

    title = forms.CharField(label="Trích yếu", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    grounds = forms.CharField(
        label="Các căn cứ",
        help_text="Mỗi căn cứ một dòng. Đã điền sẵn các căn cứ đang có hiệu lực.",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    proposal = forms.CharField(label="Theo đề nghị của", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    expected = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, signers: list[Post], nominees: list[Nominee], left_out=frozenset(), **kwargs):
        super().__init__(*args, **kwargs)
        self.nominees = nominees
        self.fields["signer"] = SignerField(posts=signers, label="Người ký", error_messages={})
        self.fields["left_out"] = forms.MultipleChoiceField(
            label="Để lại, chưa đưa vào quyết định này",
            choices=[(str(nominee.pk), nominee.name) for nominee in nominees],
            required=False,
            initial=[str(pk) for pk in left_out],
        )
        self.fields["expected"].initial = len(nominees)
        self.order_fields(["signer", "title", "grounds", "proposal", "left_out", "expected"])

    @property
    def ticked(self) -> set[str]:
        """Who is left out, as typed."""
        return set(self["left_out"].value() or [])

    def clean_expected(self) -> int:
        if self.cleaned_data["expected"] != len(self.nominees):
            raise forms.ValidationError(
                f"Danh sách chờ quyết định vừa thay đổi: nay có {len(self.nominees)} đối tượng. Hãy xem lại rồi lưu."
            )
        return len(self.nominees)

    def clean(self):
        left = set(self.cleaned_data.get("left_out", []))
        self.chosen = [nominee for nominee in self.nominees if str(nominee.pk) not in left]
        if not self.chosen:
            self.add_error("left_out", "Quyết định phải có ít nhất một đối tượng.")
        return self.cleaned_data

    @property
    def words(self) -> dict:
        """The arguments of the act that come from typing."""
        lines = [line.strip() for line in self.cleaned_data["grounds"].splitlines()]
        return {
            "signer": self.cleaned_data["signer"],
            "title": self.cleaned_data["title"],
            "proposal": self.cleaned_data["proposal"],
            "grounds": [line for line in lines if line],
            "nominees": self.chosen,
        }


class NumberForm(forms.Form):
    """The date under which the next number is given."""

    issued_on = DateField(label="Ngày quyết định")


class ApplyForm(forms.Form):
    """Typing the number of recipients again: nobody applies a list without having read how long it is."""

    count = forms.IntegerField(
        label="Nhập lại số đối tượng được khen thưởng",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args, total: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.total = total

    def clean_count(self) -> int:
        if self.cleaned_data["count"] != self.total:
            raise forms.ValidationError(
                f"Quyết định có {self.total} đối tượng, bạn nhập {self.cleaned_data['count']}. "
                "Hãy đối chiếu lại danh sách trước khi áp dụng."
            )
        return self.total


class DropForm(forms.Form):
    """Who, of those who wait for a decision, will get none, and why."""

    nominee = forms.ModelChoiceField(
        Nominee.objects.none(), label="Người, tập thể, hộ gia đình", empty_label="Chọn trong danh sách chờ"
    )
    note = forms.CharField(label="Lý do", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.waiting = list(waiting)
        field = self.fields["nominee"]
        field.queryset = waiting
        field.label_from_instance = lambda n: f"{n.name} ({n.award_type.name}, {n.dossier.unit.label}, {n.year})"


class ReasonForm(forms.Form):
    """Why a decision is given up."""

    note = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
