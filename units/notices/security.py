"""What an owner is told about the own account."""

from django.urls import reverse

from units.models import SecurityStep
from units.notices import Notice


class SecondFactorReset(Notice):
    """To the owner, when somebody else has taken the second step off."""

    template = "notices/units_second_factor_reset.txt"
    about: SecurityStep

    def subject(self):
        return "Xác thực hai bước của bạn đã được đặt lại"

    def key(self):
        return f"second-factor-reset:{self.about.pk}"

    def link(self):
        return reverse("units:second_factor")

    def recipients(self):
        return [self.about.user]
