"""What goes on paper and out: renderings and reminders."""

from reports.models.reminder import ReminderRule, ReminderSent
from reports.models.rendering import Rendering

__all__ = ["ReminderRule", "ReminderSent", "Rendering"]
