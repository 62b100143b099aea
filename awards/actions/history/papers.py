"""The text of a decision as a file (Word, PDF, scan), and the lines it holds."""

from pathlib import PurePath

from django.core.exceptions import ValidationError

from awards.actions.history.scans import with_letters
from awards.intake.decisions import read_decision
from campaigns.imports.documents import text_of_docx
from campaigns.imports.pages import lines_and_tables
from thiduakt.base import files
from thiduakt.base.sheets import UnreadableError
from thiduakt.base.text import nfc, without_control
from units.models import ImportBatch

PAPERS = ("pdf", "docx")


def read_paper(batch: ImportBatch) -> list[dict]:
    """The lines of the decision; its heading and warnings are noted in the batch's details (unsaved).

    Raises UnreadableError with a sentence that says what to do.
    """
    text, is_scan = text_of_paper(files.read(batch.file.sha256), batch.file.name)
    paper = read_decision(text)
    batch.details = batch.details | {"heading": paper.heading, "warnings": paper.warnings, "is_scan": is_scan}
    if paper.refusal:
        raise UnreadableError(paper.refusal)
    return [
        {"where": line.where, "number": line.number, "said": line.said, "group": line.group} for line in paper.lines
    ]


def text_of_paper(content: bytes, name: str) -> tuple[str, bool]:
    """(text, whether its letters were recognised in pictures). Raises UnreadableError."""
    try:
        if PurePath(name).suffix.lower() == ".docx":
            return without_control(nfc(text_of_docx(content, name))), False
        text, is_scan = lines_and_tables(content, name), False
        if not text:
            text, is_scan = lines_and_tables(with_letters(content, name), name), True
    except ValidationError as error:
        raise UnreadableError(" ".join(error.messages)) from error
    return without_control(nfc(text)), is_scan
