"""Logging in and changing one's password."""

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from units.actions.logins import begin_try
from units.forms.proving import slowed_down


class LoginForm(AuthenticationForm):
    """Login name and password; a place that failed too often is told how long to wait."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock.",
        "inactive": "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock.",
    }

    def __init__(self, *args, place_of, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.place_of, self.now = place_of, now
        self.is_slowed_down = False
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["username"].max_length = 150
        self.fields["password"].label = "Mật khẩu"
        self.fields["password"].widget.attrs["maxlength"] = 200

    def clean(self):
        """`place_of` gives address and device of a login: whether the browser is known depends on whose it is."""
        if self.errors:
            return self.cleaned_data
        self.place = self.place_of(self.cleaned_data["username"])
        seconds = begin_try(**self.place, now=self.now)
        if seconds:
            self.is_slowed_down = True
            raise slowed_down(seconds)
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
        self.fields["new_password1"].help_text = (
            f"Ít nhất {settings.PASSWORD_MIN_LENGTH} ký tự; một câu ngắn dễ nhớ là tốt nhất. Không dùng tên mình, tên "
            "đơn vị, ngày sinh, dãy phím liền nhau."
        )
        self.fields["new_password2"].label = "Nhập lại mật khẩu mới"
        self.fields["new_password2"].help_text = ""
