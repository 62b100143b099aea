"""Which colour a state or a count of days has; the words beside it always say the same.

Blue waits, amber lacks something, red is late or failed, green is done, gold honours, grey is at rest.
"""

_STATES = {
    "wait": "submitted in_appraisal numbered open running voted proposed queued answered",
    "warn": "returned needs_evidence on_hold doing doubtful unknown",
    "late": "rejected against failed not_eligible revoked late error missing",
    "ok": "accepted for not_needed appraised issued applied decided done eligible passed valid",
}
_TONES = {state: tone for tone, states in _STATES.items() for state in states.split()}
URGENT_DAYS = 3
SOON_DAYS = 10


def of_state(state: object) -> str:
    """The tone of a state's code; states at rest (draft, planned, closed, …) are grey."""
    return _TONES.get(str(state), "none")


def of_days(days: int | None) -> str:
    """The tone of working days left: red when late or at most three, amber up to ten."""
    if days is None or days > SOON_DAYS:
        return "none"
    return "late" if days <= URGENT_DAYS else "warn"
