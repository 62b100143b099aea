"""Extraction: all questions asked of one text, answered as the contract says."""

import re

from . import dates
from .cleaning import clipped, pieces_of
from .deadlines import deadlines_of
from .doubts import Doubts
from .headers import header_of
from .issuers import issuer_of
from .layout import KINDS, layout_of
from .letters import fold, squeeze
from .movements import movements_of
from .paragraphs import Paragraph
from .recipients import recipients_of
from .references import references_of
from .sections import sections_of, tree_of
from .signers import signer_of
from .targets import targets_of
from .themes import period_of, theme_of

_PLAN_WORDS = re.compile(
    r"ban hanh ke hoach|tren day la (?:noi dung )?ke hoach|ke hoach (?:nay|phat dong|thuc hien|"
    r"to chuc)|xay dung ke hoach"
)
_EMULATION = re.compile(r"thi dua|khen thuong|phong trao")
_TITLE_YEAR = re.compile(r"nam\s+([12][0-9]{3})(?![0-9])")


def extract_plan(text):
    """Return what a plan says as a dict of JSON values (``manage.py extract_plan``).

    Never raises on any text; what is not in it is None or an empty list, what was
    inferred or is doubtful has an entry in ``warnings``.
    """
    doubts = Doubts()
    read = clipped(text)
    if len(read) < len(text):
        doubts.add("truncated")
    layout = layout_of(pieces_of(read))
    header = header_of(layout.head)
    sections, placed = sections_of(layout.body, doubts)
    kind = _kind(layout, header, sections, doubts)
    facts = _facts(layout, header, sections, placed, doubts, kind)
    if kind is None:
        doubts.add("empty" if not text.strip() else "not_a_plan")
        if not text.strip():
            doubts.add("not_a_plan")
    return {**facts, "warnings": doubts.as_list()}


def _facts(layout, header, sections, placed, doubts, kind):
    title = squeeze(" ".join(layout.title)).strip(" -_*") or None
    signer = signer_of(layout.foot)
    issuer, parent = issuer_of(header, layout.body, signer, doubts) if kind else (None, None)
    year, plan_year = _years(header, title, doubts)
    period = period_of(layout.body, header, plan_year, doubts)
    own = Paragraph(title, marks=[(0, layout.title_line or 1)]) if title else None
    recipients = recipients_of(layout.foot)
    deadlines, meetings = deadlines_of(placed, header, plan_year, doubts) if kind else ([], [])
    if kind:
        _note_gaps(header, title, sections, signer, recipients, doubts)
    return {
        "kind": kind,
        "document_kind": KINDS.get(layout.kind) or kind,
        "number": header.number,
        "symbol": header.symbol,
        "full_number": header.full_number,
        "place": header.place,
        "issued_on": dates.iso(header.issued_on),
        "year": year,
        "issuer": issuer,
        "parent_issuer": parent,
        "title": title,
        "theme": theme_of(layout.body),
        "period": {edge: dates.iso(day) for edge, day in period.items()},
        "signer": signer or {"capacity": None, "position": None, "name": None},
        "sections": tree_of(sections),
        "targets": targets_of(placed, doubts) if kind else [],
        "deadlines": deadlines,
        "meetings": meetings,
        "movements": movements_of(title, layout.title_line, [*([own] if own else []), *layout.body]),
        "references": references_of(own, layout.body),
        "recipients": recipients,
    }


def _kind(layout, header, sections, doubts):
    """Return "kế hoạch" or None: by its kind line, else by symbol or wording."""
    if layout.kind:
        if layout.kind == "ke hoach" and layout.kind_printed.upper() != KINDS[layout.kind].upper():
            doubts.add("ocr_damage")
        return "kế hoạch" if layout.kind == "ke hoach" else None
    shadow = fold(" ".join(paragraph.text for paragraph in (*layout.body[:12], *layout.body[-4:]))[:40_000])
    by_symbol = bool(re.match(r"KH\b", header.symbol or ""))
    by_words = bool(_PLAN_WORDS.search(shadow) and _EMULATION.search(shadow) and sections)
    if by_symbol or by_words:
        doubts.add("kind_inferred")
        return "kế hoạch"
    return None


def _years(header, title, doubts):
    """Return (year of the document, year to which days without a year belong)."""
    titled = {int(year) for year in _TITLE_YEAR.findall(fold(title or ""))}
    meant = titled.pop() if len(titled) == 1 else None
    if header.year:
        plausible = meant and 0 <= meant - header.year <= 1
        return header.year, meant if plausible else header.year
    if meant:
        doubts.add("year_inferred", meant)
    return meant, meant


def _note_gaps(header, title, sections, signer, recipients, doubts):
    if header.number_blank:
        doubts.add("number_blank", line=header.number_line)
    elif not header.symbol:
        doubts.add("number_missing")
    if header.date_line and not header.issued_on:
        doubts.add("date_blank", line=header.date_line)
    elif not header.date_line:
        doubts.add("date_missing")
    for missing, code in (
        (not title, "title_missing"),
        (not sections, "sections_missing"),
        (not recipients, "recipients_missing"),
    ):
        if missing:
            doubts.add(code)
    if not signer:
        doubts.add("signer_missing")
    elif not signer["name"]:
        doubts.add("signer_name_missing")
