"""Somebody leaves the office: the day, why, and who goes on with the work of each post."""

from django import forms
from django.utils.text import capfirst

from thiduakt.base.forms import DateField
from units.actions.handovers import receivers_of
from units.choices import DepartureKind
from units.models import Post


class DepartureForm(forms.Form):
    """One choice of a colleague for each post with work in hand (`works`: post → what waits, in words)."""

    kind = forms.ChoiceField(
        label="Lý do", choices=[(value, capfirst(label)) for value, label in DepartureKind.choices]
    )
    last_day = DateField(label="Ngày cuối làm việc", help_text="Hết ngày này thì hết quyền và khóa đăng nhập.")
    basis = forms.CharField(
        label="Văn bản", max_length=200, required=False, help_text="Ví dụ: Quyết định số 45/QĐ-SNV về việc nghỉ hưu."
    )

    def __init__(self, *args, works: dict[Post, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.posts = {f"to_{post.pk.hex}": post for post in works}
        for name, post in self.posts.items():
            others = receivers_of(post).select_related("user", "unit").order_by("user__sort_key", "pk")
            field = forms.ModelChoiceField(
                others, label=f"Người nhận {works[post]}", required=False, empty_label="Chưa bàn giao",
                help_text=f"Người cùng vai trò {post}. Không chọn thì việc ở lại, bàn giao sau được.",
            )  # fmt: skip
            field.label_from_instance = lambda one: one.user.full_name
            self.fields[name] = field

    def clean(self):
        """The arguments of the act: `receivers` holds the post of whoever was chosen, by the key of the leaver's."""
        typed = super().clean()
        receivers = {post.pk: typed[name] for name, post in self.posts.items() if typed.get(name)}
        return {name: value for name, value in typed.items() if name not in self.posts} | {"receivers": receivers}
