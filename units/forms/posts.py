"""Posts given, ended, held for another; open work handed over."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from thiduakt.base.forms import DateField
from thiduakt.base.text import search_key
from units.actions.handovers import receivers_of
from units.actions.posts import NO_TITLE
from units.choices import WITH_DOCUMENT, Capacity, Role
from units.forms.picking import PickField
from units.models import Post, Unit, User
from units.policies.accounts import roles_given_by, units_governed

DEPUTY_CAPACITIES = (Capacity.KT, Capacity.TUQ, Capacity.TL)
NAMED_AT_MOST = 5


class UnitByName(PickField):
    """A unit typed by name, short name or symbol, with or without marks; cleaned to the Unit itself."""

    def __init__(self, *, units, among: str = "bạn quản lý", source: str = "don-vi", **kwargs):
        super().__init__(source=source, rows=units.select_related("parent"), **kwargs)
        self.among = among

    def prepare_value(self, value):
        return value.name if isinstance(value, Unit) else value

    def meant(self, text):
        """The only unit that fits, or that fits exactly."""
        found = list(self.rows.search(text).order_by("sort_key")[: NAMED_AT_MOST + 1])
        key = search_key(text)
        exact = [unit for unit in found if key in map(search_key, (unit.name, unit.short_name, unit.symbol))]
        if not exact and not found:
            exact = list(self.rows.filter(symbol__iexact=text)[:2])
        chosen = exact if len(exact) == 1 else found
        if len(chosen) == 1:
            return chosen[0]
        if not chosen:
            raise ValidationError(f"Không có đơn vị nào {self.among} tên “{text}”. Hãy xem lại tên đơn vị.")
        names = "; ".join(unit.name for unit in chosen[:NAMED_AT_MOST])
        raise ValidationError(f"Có nhiều đơn vị khớp “{text}”: {names}. Hãy ghi đủ tên một đơn vị.")


class PostForm(forms.Form):
    """A role at a unit, from when to when, and how one signs."""

    unit = forms.CharField()
    role = forms.ChoiceField(label="Vai trò")
    title = forms.CharField(
        label="Chức vụ ghi trên văn bản", max_length=150, required=False, help_text="Ví dụ: Phó Chủ tịch"
    )
    capacity = forms.ChoiceField(
        label="Tư cách ký", choices=[(value, capfirst(label)) for value, label in Capacity.choices],
        initial=Capacity.HEAD, help_text="Cấp phó ký thay thì chọn KT.; chuyên viên không ký thì để nguyên.",
    )  # fmt: skip
    starts_on = DateField(label="Từ ngày")
    ends_on = DateField(label="Đến hết ngày", required=False, help_text="Để trống nếu chưa định ngày thôi.")
    basis = forms.CharField(
        label="Căn cứ", max_length=200, required=False,
        help_text="Số, ngày văn bản giao việc; bắt buộc khi ký TL. hoặc TUQ.",
    )  # fmt: skip

    def __init__(self, *args, actor: Post, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitByName(
            units=units_governed(actor, on),
            source="don-vi-quan-ly",
            label="Đơn vị",
            help_text="Ghi tên đơn vị, có dấu hay không dấu.",
        )
        self.fields["role"].choices = [(role.value, role.label) for role in roles_given_by(actor)]
        self.fields["starts_on"].initial = on
        if actor.role == Role.UNIT_HEAD:
            self.fields["unit"].initial = actor.unit

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày cuối phải từ ngày bắt đầu trở đi.")
        if cleaned.get("capacity") in WITH_DOCUMENT and not cleaned.get("basis"):
            self.add_error("basis", "Ký TL. (thừa lệnh), TUQ. (thừa ủy quyền) phải ghi căn cứ: số, ngày văn bản.")
        return cleaned


class KnownPersonForm(PostForm):
    """A role for somebody who has an account already, maybe at another unit; `user` is cleaned to the User."""

    user = forms.CharField(
        label="Tên đăng nhập", max_length=150, help_text="Người ấy đọc cho bạn; hiện ở trang Tài khoản của họ."
    )
    field_order = ["user", "unit", "role"]

    def clean_user(self):
        """The open account with this login, whoever manages it."""
        login = self.cleaned_data["user"].strip()
        found = User.objects.filter(username__iexact=login, is_active=True).first()
        if found is None:
            raise ValidationError(f"Không có tài khoản nào đang mở tên {login}. Hãy xem lại, hoặc mời người dùng mới.")
        return found


class DeputyForm(forms.Form):
    """Who stands in, from when to when, by which paper."""

    user = forms.ModelChoiceField(User.objects.none(), label="Người làm thay", empty_label="Chọn người của đơn vị")
    starts_on = DateField(label="Từ ngày")
    ends_on = DateField(label="Đến hết ngày")
    capacity = forms.ChoiceField(
        label="Ký với tư cách", choices=[(capacity.value, capacity.label) for capacity in DEPUTY_CAPACITIES]
    )
    title = forms.CharField(
        label="Chức vụ ghi trên văn bản", max_length=150, required=False,
        help_text="Bắt buộc khi ký thay (KT.), ví dụ: Phó Chủ tịch",
    )  # fmt: skip
    basis = forms.CharField(
        label="Căn cứ", max_length=200, help_text="Số, ngày văn bản ủy quyền hoặc phân công, ví dụ 12/UQ-UBND."
    )

    def __init__(self, *args, post: Post, on, **kwargs):
        super().__init__(*args, **kwargs)
        there = Post.objects.in_force(on).filter(unit=post.unit).exclude(user=post.user_id)
        self.fields["user"].queryset = User.objects.filter(pk__in=there.values("user")).order_by("sort_key", "pk")
        self.fields["starts_on"].initial = on

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày cuối phải từ ngày bắt đầu trở đi.")
        if cleaned.get("capacity") == Capacity.KT and not cleaned.get("title"):
            self.add_error("title", NO_TITLE)
        return cleaned


class EndForm(forms.Form):
    """The last day, and why."""

    last_day = DateField(label="Ngày cuối giữ vai trò", help_text="Hết ngày này thì hết quyền. Ngày/tháng/năm")
    reason = forms.CharField(label="Lý do", max_length=300, help_text="Ví dụ: chuyển công tác, nghỉ hưu.")


class HandOverForm(forms.Form):
    """Who goes on with the work."""

    to = forms.ModelChoiceField(Post.objects.none(), label="Người nhận", empty_label="Chọn người cùng vai trò")

    def __init__(self, *args, post: Post, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = receivers_of(post).select_related("user", "unit").order_by("user__sort_key", "pk")
        self.fields["to"].label_from_instance = lambda one: one.user.full_name
