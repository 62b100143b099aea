"""The four kinds of paper of the main job; each holds exactly what it shows."""

from dataclasses import dataclass
from typing import ClassVar

from reports.documents.blocks import Paragraph, Table, ended, paragraphs
from reports.documents.measure import balanced
from reports.documents.paper import OfficialPaper
from reports.documents.sections import Section, text_blocks
from reports.documents.wording import bared, listed


@dataclass(frozen=True, kw_only=True)
class PlanPaper(OfficialPaper):
    """Kế hoạch, model 1.4: opening, tree of sections, closing words."""

    name: str = "KẾ HOẠCH"

    opening: str = ""
    sections: tuple[Section, ...] = ()
    closing: str = ""

    @property
    def body(self):
        inner = [block for section in self.sections for block in section.blocks()]
        return ended([*text_blocks(self.opening), *inner, *text_blocks(self.closing)])


@dataclass(frozen=True, kw_only=True)
class ProposalPaper(OfficialPaper):
    """Tờ trình, model 1.4 with Kính gửi: grounds, request, lists in the annex."""

    name: str = "TỜ TRÌNH"

    to: tuple[str, ...]
    grounds: tuple[str, ...] = ()
    request: str = ""
    closing: str = ""

    @property
    def addressees(self):
        return (bared(self.to[0]),) if len(self.to) == 1 else listed(self.to)

    @property
    def body(self):
        request, closing = text_blocks(self.request), text_blocks(self.closing)
        return ended([*_grounds(self.grounds), *request, *closing])


@dataclass(frozen=True, kw_only=True)
class DecisionPaper(OfficialPaper):
    """Quyết định cá biệt, model 1.2: authority, grounds in italics, articles, list in the annex."""

    name: str = "QUYẾT ĐỊNH"

    authority: str
    grounds: tuple[str, ...]
    proposed_by: str = ""
    articles: tuple[str, ...]

    @property
    def authority_lines(self):
        return balanced(self.authority.upper(), max_mm=150, pt=14)

    @property
    def body(self):
        grounds = (*self.grounds, self.proposed_by)
        articles = [block for no, text in enumerate(self.articles, 1) for block in _article(no, text)]
        order = Paragraph("QUYẾT ĐỊNH:", "order")
        return ended([*_grounds(grounds), order, *articles])


@dataclass(frozen=True, kw_only=True)
class MinutesPaper(OfficialPaper):
    """Biên bản họp, model 1.9: no line of place and day; secretary left, chair right."""

    name: str = "BIÊN BẢN"
    has_place: ClassVar[bool] = False

    started: str
    place: str
    chair: str
    secretary: str
    attendance: tuple[str | Table, ...]
    proceedings: tuple[str | Table, ...]
    finished: str

    @property
    def body(self):
        return ended(
            [
                Paragraph(f"Thời gian bắt đầu: {self.started}."),
                Paragraph(f"Địa điểm: {bared(self.place)}."),
                Paragraph("Thành phần tham dự:", "item"),
                *_mixed(self.attendance),
                Paragraph(f"Chủ trì (chủ tọa): {bared(self.chair)}."),
                Paragraph(f"Thư ký (người ghi biên bản): {bared(self.secretary)}."),
                Paragraph("Nội dung (theo diễn biến cuộc họp):", "item"),
                *_mixed(self.proceedings),
                Paragraph(f"Cuộc họp kết thúc vào hồi {self.finished}."),
            ]
        )


def _grounds(texts: tuple[str, ...]) -> list[Paragraph]:
    return [Paragraph(line, "ground") for line in listed(texts)]


def _article(no: int, text: str) -> list[Paragraph]:
    first, *rest = paragraphs(text) or [Paragraph("")]
    return [Paragraph(first.text, "body", f"Điều {no}."), *rest]


def _mixed(parts: tuple[str | Table, ...]) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    for part in parts:
        blocks += paragraphs(part) if isinstance(part, str) else [part]
    return blocks
