"""Accounts opened by invitation, and the invited at the door."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from thiduakt.base.uploads import check_upload
from units.actions.account_people import NO_REASON
from units.actions.accounts import LOGIN_RULE, is_login
from units.actions.invitations import find_invitation
from units.facts.account_people import NOBODY, chosen, owners_for, owners_of
from units.facts.likeness import Asked
from units.forms.account_people import CHOOSE, owner_field
from units.forms.posts import PostForm
from units.models import Invitation, Post, User
from units.policies.invitations import may_accept


def clean_login(typed: str) -> str:
    """The login as it is kept. Raises ValidationError with the rule, or when somebody has it."""
    login = typed.strip().lower()
    if login and not is_login(login):
        raise ValidationError(LOGIN_RULE)
    if login and User.objects.filter(username__iexact=login).exists():
        raise ValidationError(
            f"Tên đăng nhập {login} đã có người dùng. Hãy chọn tên khác, hoặc giao vai trò cho người đã có tài khoản."
        )
    return login


class NewAccountForm(PostForm):
    """Who is invited, and to what."""

    full_name = forms.CharField(label="Họ và tên", max_length=100)
    email = forms.EmailField(
        label="Thư điện tử", required=False, help_text="Có thì lời mời được gửi tới; không thì in giấy mời."
    )
    username = forms.CharField(
        label="Tên đăng nhập", max_length=150, required=False, help_text="Để trống thì lấy từ họ tên, ví dụ an.nv."
    )
    field_order = ["full_name", "email", "username", "unit", "role"]

    def __init__(self, *args, actor: Post, on, **kwargs):
        super().__init__(*args, actor=actor, on=on, **kwargs)
        self.actor = actor

    def clean_username(self):
        """Small letters without marks; nobody else's."""
        return clean_login(self.cleaned_data["username"])

    def clean(self):
        """`person` is cleaned to the key of a record, or None; asked only when somebody of the unit may be meant."""
        cleaned = super().clean()
        cleaned["person"] = None
        if cleaned.get("full_name") and cleaned.get("unit"):
            asked = Asked(key=0, full_name=cleaned["full_name"], unit=cleaned["unit"])
            self._ask(owners_for([asked], self.actor).get(0, []), cleaned)
        return cleaned

    def _ask(self, alike: list, cleaned: dict) -> None:
        if not alike:
            return
        self.fields["person"] = owner_field(alike)
        self.order_fields(["full_name", "person"])
        value = self.data.get("person", "")
        if value in dict(self.fields["person"].choices):
            cleaned["person"] = chosen(value)
        else:
            self.add_error("person", CHOOSE)


class AccountForm(forms.Form):
    """Name and mail address put right, and whose account it is; `person` is the key of a record or None."""

    full_name = forms.CharField(label="Họ và tên", max_length=100)
    email = forms.EmailField(label="Thư điện tử", required=False)
    reason = forms.CharField(
        label="Lý do đổi hoặc bỏ hồ sơ", max_length=300, required=False,
        help_text="Chỉ ghi khi chọn hồ sơ khác, hoặc không gắn nữa.",
    )  # fmt: skip

    def __init__(self, *args, account: User, actor: Post, **kwargs):
        initial = {"full_name": account.full_name, "email": account.email, "person": str(account.person_id or NOBODY)}
        super().__init__(*args, initial=initial, **kwargs)
        name, self.account = self.data.get("full_name") or account.full_name, account
        if account.person_id:
            self.fields["full_name"].disabled = True
            self.fields["full_name"].help_text = "Lấy theo hồ sơ con người; sửa ở hồ sơ ấy."
        else:
            del self.fields["reason"]
        alike = owners_of(account, name, actor)
        if alike or account.person_id:
            self.fields["person"] = owner_field(alike, current=account.person)
            self.fields["person"].required = False
        self.order_fields(["full_name", "email", "person", "reason"])

    def clean(self):
        cleaned, current = super().clean(), self.account.person_id
        value = cleaned.get("person")
        cleaned["person"] = chosen(value) if value else current
        cleaned.setdefault("reason", "")
        if current and cleaned["person"] != current and not cleaned["reason"]:
            self.add_error("reason", NO_REASON)
        return cleaned


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Lý do", max_length=300)


class AccountListForm(forms.Form):
    """The filled list of people to invite."""

    file = forms.FileField(label="Tệp danh sách (.xlsx)", help_text="Bảng tính theo mẫu; không quá 10 MB.")

    def clean_file(self):
        """Only a plain workbook: no macro, no bomb."""
        return check_upload(self.cleaned_data["file"], kinds=("xlsx",))


class CodeForm(forms.Form):
    """The code of a letter or a slip; cleaned to the invitation it opens."""

    code = forms.CharField(
        label="Mã mời", max_length=60, help_text="16 chữ và số trên thư hoặc trên giấy mời, có gạch nối hay không.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip

    def __init__(self, *args, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now

    def clean_code(self):
        """The open invitation; the error says why there is none and how to get one."""
        invitation = find_invitation(self.cleaned_data["code"])
        verdict = may_accept(invitation, now=self.now)
        if not verdict:
            raise ValidationError(verdict.reason)
        return invitation


class FirstPasswordForm(forms.Form):
    """The invited says who that is, and sets the password twice."""

    is_me = forms.BooleanField(label="Đúng, đây là tôi")
    new_password1 = forms.CharField(
        label="Mật khẩu mới", max_length=200, strip=False,
        help_text="Ít nhất 14 ký tự; một câu ngắn dễ nhớ là tốt nhất.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    new_password2 = forms.CharField(
        label="Nhập lại mật khẩu mới", max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean(self):
        cleaned = super().clean()
        first, second = cleaned.get("new_password1"), cleaned.get("new_password2")
        if first and second and first != second:
            self.add_error("new_password2", "Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại.")
        if first:
            try:
                validate_password(first, self.invitation.user)
            except ValidationError as error:
                self.add_error("new_password1", error)
        return cleaned
