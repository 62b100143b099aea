"""Closed vocabularies of papers and reminders."""

from django.db.models import TextChoices


class PaperKind(TextChoices):
    PLAN = "plan", "Kế hoạch"
    PROPOSAL = "proposal", "Tờ trình"
    MINUTES = "minutes", "Biên bản"
    DECISION = "decision", "Quyết định"
    DIVISION = "division", "Quyết định chia khối"
    AMENDMENT = "amendment", "Quyết định điều chỉnh khối"


class PaperFormat(TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"
