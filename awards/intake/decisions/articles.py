"""One article of a decision, or a heading in its list: the award it gives, to how many, what for."""

import re
from dataclasses import dataclass, field

from awards.intake.award_names import HOUSEHOLD, PERSON, UNIT
from awards.intake.decisions.heading import PERIOD, award_in, fold
from thiduakt.base.text import squeeze

ARTICLE = re.compile(r"^\s*(?:dieu|điều)\s*(\d{1,2})\s*[.:]?\s*", re.IGNORECASE)
COUNTS = re.compile(
    r"(\d{1,5})\s*(?:\([^)]{1,30}\)\s*)?(tap the|ca nhan|ho gia dinh|ho\b|dong chi|nguoi)", re.IGNORECASE
)
SUBJECTS = {
    "tap the": UNIT, "ca nhan": PERSON, "dong chi": PERSON, "nguoi": PERSON, "ho gia dinh": HOUSEHOLD, "ho": HOUSEHOLD,
}  # fmt: skip
ATTACHED = re.compile(r"danh sach|phu luc", re.IGNORECASE)
TO_ONE = re.compile(
    r"\b(?:cho|doi voi|tang)\s*:?\s+((?:ong|ba|dong chi|tap the|ho gia dinh|ho ong|ho ba|gia dinh)\b.+)$", re.IGNORECASE
)
SPAN = re.compile(r"\btu nam ((?:19|20)\d\d) den (?:nam )?((?:19|20)\d\d)")
REASON = re.compile(r"(?:,\s*)?\b((?:vi |da |vi da )?(?:co|lap|dat)\s+(?:nhieu\s+)?thanh tich.+)$", re.IGNORECASE)


@dataclass(slots=True)
class Article:
    """`award` as written ("" when the article gives none), announced numbers by subject, and the text of one subject
    that the article names itself."""

    number: int
    award: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    period: str = ""
    movement: str = ""
    only: str = ""
    has_list: bool = False


def article_of(text: str) -> Article | None:
    """The article a line (with what follows it) is; None for any other line."""
    found = ARTICLE.match(fold(text))
    if not found:
        return None
    said = text[found.end() :]
    folded = fold(said).lower()
    article = Article(int(found[1]))
    if re.match(r"(?:chanh van phong|thu truong|quyet dinh nay|cac ong|ong|trich|giao|so noi vu|giam doc)\b", folded):
        return article
    article.award = award_in(said)
    if not article.award:
        return article
    reason = REASON.search(folded)
    article.movement = _trimmed(said[reason.start(1) : reason.end(1)]) if reason else ""
    before = folded[: reason.start()] if reason else folded
    for number, noun in COUNTS.findall(before):
        subject = SUBJECTS[noun]
        article.counts[subject] = article.counts.get(subject, 0) + int(number)
    span = SPAN.search(folded)
    period = PERIOD.search(before) or PERIOD.search(folded)
    article.period = f"{span[1]}-{span[2]}" if span else period[1] if period else ""
    article.has_list = bool(ATTACHED.search(folded))
    one = TO_ONE.search(before)
    if one and not article.counts and not before.rstrip().endswith(":"):
        article.only = squeeze(said[one.start(1) : one.end(1)]).strip(" ,;.:")
    return article


def _trimmed(text: str) -> str:
    """A reason without what only leads over to the list."""
    said = re.sub(r"\((?:có )?(?:danh sách|phụ lục)[^)]*\)", "", text, flags=re.IGNORECASE)
    return re.sub(r",?\s*(?:gồm|như sau|sau đây)?\s*[.:;,]*$", "", squeeze(said), flags=re.IGNORECASE)
