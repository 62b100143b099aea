"""An official paper: a frozen record of what it shows, one template, one Word form."""

from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from django.template.loader import render_to_string

from reports.documents.blocks import Annex, Paragraph, Table
from reports.documents.measure import balanced
from reports.documents.parts import Letterhead, Mark, Recipients, Signer
from reports.documents.wording import as_file_name, clean

TITLE_MM = 140


@dataclass(frozen=True, kw_only=True)
class OfficialPaper:
    """Shared by all kinds; subclasses add their own facts and give the `body`."""

    template: ClassVar[str] = "reports/documents/paper.html"
    has_place: ClassVar[bool] = True

    letterhead: Letterhead
    mark: Mark
    subject: str
    signer: Signer
    recipients: Recipients
    annexes: tuple[Annex, ...] = ()
    countersigner: Signer | None = None
    name: str = ""

    @property
    def subject_lines(self) -> tuple[str, ...]:
        return balanced(self.subject, max_mm=TITLE_MM, pt=14)

    @property
    def addressees(self) -> tuple[str, ...]:
        """Lines after "Kính gửi:"; none on most kinds."""
        return ()

    @property
    def authority_lines(self) -> tuple[str, ...]:
        """The deciding office above the grounds of a decision; none on other kinds."""
        return ()

    @property
    def body(self) -> tuple[Paragraph | Table, ...]:
        """Everything between title and signature, in order."""
        raise NotImplementedError

    @property
    def file_name(self) -> str:
        """`ke-hoach-05-KH-VP`, without extension."""
        return as_file_name(self.name.lower(), self.mark.number_line.removeprefix("Số: "))

    @property
    def digest(self) -> str:
        """Hash of what the paper shows: two papers with the same digest look the same."""
        return sha256(repr(self).encode()).hexdigest()

    def html(self) -> str:
        """The whole page; every text of a user is escaped by the template engine."""
        return clean(render_to_string(self.template, {"paper": self}))

    def pdf(self) -> bytes:
        """PDF/A with embedded fonts. Takes seconds: call it in a worker or a command."""
        from reports.documents.press import print_html  # noqa: PLC0415 -- slow import

        return print_html(self.html())

    def docx(self) -> bytes:
        """The same paper as a Word file that the office can go on editing."""
        from reports.documents.word.paper import write_word  # noqa: PLC0415 -- slow import

        return write_word(self)
