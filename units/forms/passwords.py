"""What a password must be (settings, AUTH_PASSWORD_VALIDATORS); each sentence says how to choose a better one."""

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from thiduakt.base.guessing import what_is_left

ADVICE = "Hãy ghép bốn, năm từ không liên quan đến nhau thành một câu ngắn chỉ mình bạn nghĩ ra."
LEAST_LEFT = 8


class LongEnough:
    """At least so many characters (settings, PASSWORD_MIN_LENGTH)."""

    def validate(self, password, user=None):
        if len(password) < settings.PASSWORD_MIN_LENGTH:
            raise ValidationError(f"{self.get_help_text()} {ADVICE}", code="short_password")

    def get_help_text(self):
        return f"Mật khẩu cần ít nhất {settings.PASSWORD_MIN_LENGTH} ký tự."


class NotGuessable:
    """Not made of well-known passwords, keyboard runs, dates, or names of the person and the office."""

    def __init__(self):
        self.common = CommonPasswordValidator().passwords

    def validate(self, password, user=None):
        """One sentence at a time: a short password is told that it is short, and no more."""
        if len(password) < settings.PASSWORD_MIN_LENGTH:
            return
        if what_is_left(password, common=self.common) < LEAST_LEFT:
            raise ValidationError(
                "Mật khẩu gần như chỉ gồm những phần ai cũng đoán được: từ hay dùng, dãy phím liền nhau, chữ lặp lại, "
                f"ngày tháng. {ADVICE}",
                code="guessable_password",
            )
        if what_is_left(password, own=_own_names(user), common=self.common) < LEAST_LEFT:
            raise ValidationError(
                "Mật khẩu gần như chỉ gồm tên của bạn, tên đăng nhập, tên đơn vị hoặc địa danh, là những điều người "
                f"khác biết. {ADVICE}",
                code="own_names",
            )

    def get_help_text(self):
        return "Không dùng từ hay gặp, dãy phím, ngày sinh, tên của bạn hay của đơn vị."


def _own_names(user) -> list[str]:
    """Names that a stranger can find out: of the person, the account, the units it works at, the province."""
    names = [settings.PROVINCE_NAME]
    if user is None:
        return names
    names += [user.full_name, user.username, user.email.partition("@")[0]]
    if not user._state.adding:
        units = user.posts.values_list("unit__name", "unit__short_name", "unit__symbol", "unit__place_name")
        names += [name for unit in units for name in unit if name]
    return names
