"""Accounts opened by invitation, and the invited at the door."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from thiduakt.base.uploads import check_upload
from units.actions.accounts import LOGIN_RULE, is_login
from units.actions.invitations import find_invitation
from units.forms.posts import PostForm
from units.models import Invitation, User
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

    def clean_username(self):
        """Small letters without marks; nobody else's."""
        return clean_login(self.cleaned_data["username"])


class AccountForm(forms.Form):
    """Name and mail address put right."""

    full_name = forms.CharField(label="Họ và tên", max_length=100)
    email = forms.EmailField(label="Thư điện tử", required=False)


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
