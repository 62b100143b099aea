"""Showing who one is: the code of the second step, and the password once more before a grave act."""

from django import forms
from django.core.exceptions import ValidationError

from thiduakt.base.vietnamese import seconds_in_words
from units.actions.logins import begin_try, forget_failed_logins
from units.actions.second_factors import USED, has_second_factor, take_code, why_not


def slowed_down(seconds: int) -> ValidationError:
    """The sentence for a place that failed too often."""
    words = f"Đã nhập sai nhiều lần. Hãy đợi {seconds_in_words(seconds)} rồi nhập lại."
    return ValidationError(words, code="slow_down")


class TryForm(forms.Form):
    """A form that tries to open something: each try counts, and too many have to wait.

    `place` is login, address and device as the actions on logins take them.
    """

    use_required_attribute = False

    def __init__(self, *args, user, place: dict, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.place, self.now = user, place, now
        self.is_slowed_down = False
        self.is_wrong = False

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        seconds = begin_try(**self.place, now=self.now)
        if seconds:
            self.is_slowed_down = True
            raise slowed_down(seconds)
        self.judge(cleaned)
        return cleaned

    def judge(self, cleaned: dict) -> None:
        """Raise ValidationError unless it opens."""
        raise NotImplementedError


class CodeForm(TryForm):
    """The code after the password; `way` says afterwards which kind it was."""

    code = forms.CharField(
        label="Mã xác thực",
        max_length=20,
        help_text="Sáu chữ số đang hiện trong ứng dụng xác thực. Không có điện thoại thì nhập một mã dự phòng.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}),
        error_messages={"required": "Hãy nhập mã xác thực."},
    )

    def judge(self, cleaned):
        self.way = take_code(user=self.user, code=cleaned["code"], now=self.now)
        if self.way is None:
            self.is_wrong = True
            raise ValidationError({"code": why_not(user=self.user, code=cleaned["code"])})


class ProveForm(TryForm):
    """The password again; a code of the second step does as well for those who have it."""

    password = forms.CharField(
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.takes_code = has_second_factor(self.user)
        field = self.fields["password"]
        field.label = "Mật khẩu hoặc mã xác thực" if self.takes_code else "Mật khẩu"
        field.error_messages["required"] = f"Hãy nhập {field.label.lower()}."

    def judge(self, cleaned):
        secret = cleaned["password"]
        is_code = self.takes_code and take_code(user=self.user, code=secret, now=self.now)
        if not is_code and not self.user.check_password(secret):
            if self.takes_code and why_not(user=self.user, code=secret) == USED:
                raise ValidationError({"password": USED})
            label = self.fields["password"].label
            raise ValidationError({"password": f"{label} không đúng. Hãy kiểm tra bộ gõ tiếng Việt và Caps Lock."})
        forget_failed_logins(**self.place)
