"""What somebody says is wrong in the own data, told to those who keep it."""

from datetime import date
from uuid import UUID

from django.urls import reverse

from units.choices import Role
from units.models import Post, User
from units.notices import Notice, holders


class CorrectionWanted(Notice):
    """To the heads of the asker's unit; where it has none but the asker, to the system officers."""

    template = "notices/units_correction_wanted.txt"

    def __init__(self, asker: Post, words: str, key: UUID, on: date):
        super().__init__(asker)
        self.words, self._key, self.on = words, key, on

    def subject(self):
        return f"{self.about.user.full_name} đề nghị sửa dữ liệu cá nhân"

    def key(self):
        return f"correction-wanted:{self._key.hex}"

    def link(self):
        person = self.about.user.person
        return person.get_absolute_url() if person else reverse("units:units")

    def recipients(self):
        heads = self._others(holders(self.on, Role.UNIT_HEAD, unit=self.about.unit_id))
        return heads or self._others(holders(self.on, Role.SYSTEM_OFFICER))

    def _others(self, users) -> list[User]:
        return [user for user in users if user.pk != self.about.user_id]
