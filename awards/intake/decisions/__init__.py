"""Decisions on awards as text: heading, articles, and the list that stands in them or is attached."""

from awards.intake.decisions.heading import heading_of
from awards.intake.decisions.reading import Paper, PaperLine, read_decision

__all__ = ["Paper", "PaperLine", "heading_of", "read_decision"]
