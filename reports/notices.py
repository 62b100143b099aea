"""Reminders: told to those who still owe, once per step."""

from campaigns.models import DeadlineAssignment
from thiduakt.base.vietnamese import weekday_due
from units.choices import Channel
from units.models import User
from units.notices import Notice


class Reminder(Notice):
    """One obligation, one step ("before_7", "on_day", "after_1", "by_hand_…"), the people who answer for it."""

    template = "notices/reminder.txt"

    def __init__(self, about: DeadlineAssignment, *, step: str, readers: list[User]):
        super().__init__(about)
        self.step, self.readers = step, readers

    def subject(self) -> str:
        opening = "Quá hạn" if self.step.startswith("after") else "Nhắc hạn"
        return f"{opening}: {self.about.deadline.what}"

    def key(self) -> str:
        return f"reminder:{self.about.pk}:{self.step}"

    def link(self) -> str:
        return self.about.get_absolute_url()

    def recipients(self):
        return self.readers

    def due(self) -> str:
        return weekday_due(self.about.deadline.due_at)

    def letter_keys(self) -> list[str]:
        """The keys of the letters this reminder posts."""
        return [f"{self.key()}:{user.pk.hex}:{channel}" for user in self.readers for channel in Channel]
