"""Logging in and changing one's password."""

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError

from units.actions.logins import seconds_to_wait


class LoginForm(AuthenticationForm):
    """Login name and password; a place that failed too often is told how long to wait."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock.",
        "inactive": "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock.",
    }

    def __init__(self, *args, address, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.address, self.now = address, now
        self.is_slowed_down = False
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["username"].max_length = 150
        self.fields["password"].label = "Mật khẩu"
        self.fields["password"].widget.attrs["maxlength"] = 200

    def clean(self):
        login = self.cleaned_data.get("username", "")
        seconds = seconds_to_wait(login=login, address=self.address, now=self.now)
        if seconds:
            self.is_slowed_down = True
            raise ValidationError(
                f"Đã nhập sai nhiều lần. Hãy đợi {_in_words(seconds)} rồi đăng nhập lại.", code="slow_down"
            )
        return super().clean()


class PasswordForm(PasswordChangeForm):
    """The old password, and a new one twice."""

    error_messages = {
        **PasswordChangeForm.error_messages,
        "password_incorrect": "Mật khẩu hiện nay không đúng. Hãy nhập lại.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Mật khẩu hiện nay"
        self.fields["new_password1"].label = "Mật khẩu mới"
        self.fields["new_password1"].help_text = "Ít nhất 14 ký tự; một câu ngắn dễ nhớ là tốt nhất."
        self.fields["new_password2"].label = "Nhập lại mật khẩu mới"
        self.fields["new_password2"].help_text = ""


def _in_words(seconds: int) -> str:
    return f"{seconds} giây" if seconds < 120 else f"{-(-seconds // 60)} phút"
