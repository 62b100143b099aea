"""Intake: what a plan's text says, read by rules and without Django.

``extract_plan(text)`` answers every question of the contract at once;
``last_day`` turns a stated deadline into the last day that counts.
"""

from .extraction import extract_plan
from .last_days import last_day

__all__ = ["extract_plan", "last_day"]
