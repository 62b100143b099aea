"""One numbered paragraph of a list: `1. Ông Nguyễn Văn A, Giám đốc Sở X;`."""

import re

from awards.intake.award_names import HOUSEHOLD, PERSON
from awards.intake.subjects import HONORIFIC, subject_of
from thiduakt.base.text import squeeze
from units.intake import columns as c

BORN = re.compile(
    r"[,(]?\s*(?:sinh\s+(?:ngày|năm)\s*:?\s*|\bSN\s*:?\s*)(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4})\)?", re.IGNORECASE
)
BORN_BARE = re.compile(r"\(\s*((?:19|20)\d\d)\s*\)")
ENDING = re.compile(r"[\s;.,/]+$")
SPLIT = re.compile(r"\s*(?:,|;|:|\s[-–—]\s|\s\()\s*")
POST = re.compile(r"^(?:chức vụ|đơn vị|là|hiện là)\s*:?\s*", re.IGNORECASE)


def said_of(text: str, group: str) -> dict[str, str]:
    """Texts by meaning; empty when the paragraph names nobody."""
    text = ENDING.sub("", squeeze(text))
    if len(text) < len("A B"):
        return {}
    birth = BORN.search(text) or BORN_BARE.search(text)
    if birth:
        text = ENDING.sub("", squeeze(f"{text[: birth.start()]}, {text[birth.end() :].lstrip(' ,')}"))
    first, rest = _parted(text)
    subject = PERSON if HONORIFIC.match(text) else subject_of(first, {}, group)
    if subject in (PERSON, HOUSEHOLD):
        said = {c.NAME: first, c.POSITION: POST.sub("", rest)[:150], c.BIRTH: birth[1] if birth else ""}
    else:
        said = {c.NAME: text[:200]}
    return {meaning: words for meaning, words in said.items() if words}


def _parted(text: str) -> tuple[str, str]:
    """The name, and what follows it; a bracket that is opened at the cut is closed no more."""
    found = SPLIT.search(text)
    if not found:
        return text, ""
    return text[: found.start()].strip(), text[found.end() :].strip(" )") if "(" in found[0] else text[found.end() :]
