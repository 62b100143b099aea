"""Last days: the last day that still counts for a stated deadline."""

import datetime as dt


def last_day(due_on, rule, *, before_includes_day):
    """Return the last day on which handing in is in time.

    ``due_on`` is a date, an ISO string or None (then None is returned); ``rule``
    is a rule of ``extract_plan``. With ``before_includes_day`` false, "trước ngày
    X" ends with the day before X; every other rule ends with the day itself.
    """
    if due_on is None:
        return None
    if isinstance(due_on, str):
        due_on = dt.date.fromisoformat(due_on)
    if rule.startswith("before") and not before_includes_day and due_on > dt.date.min:
        return due_on - dt.timedelta(days=1)
    return due_on
