"""Why lines wait though every cell reads well: the list only proposes, the paper takes away, or a note says so."""

import re
from collections.abc import Mapping

from awards.intake import columns as h
from awards.intake.entries import Found
from thiduakt.base.text import search_key, squeeze

PAPER = "paper"
NOTE_SAYS = "Ghi chú “{}”: khen thưởng này có thể không còn hoặc chưa có. Hãy xem văn bản gốc."
_NOTE = re.compile(
    r"\b(?:thu hoi|khong dat|khong du|khong cong nhan|khong duoc|tra lai|huy|huy bo|bai bo|rut ten|loai|chua duyet|"
    r"chua quyet dinh|de nghi)\b(?! dat\b)(?! chuong\b)"
)


def waits(defaults: Mapping[str, str], said: Mapping[str, str]) -> list[Found]:
    """Findings that an officer may let stand after a look at the paper; none where nothing speaks against the line."""
    found = []
    if reason := defaults.get(h.WAITS):
        found.append(Found(h.AWARD, reason, PAPER, is_error=False))
    note = squeeze(said.get(h.NOTE, ""))
    if note and _NOTE.search(search_key(note)):
        found.append(Found(h.NOTE, NOTE_SAYS.format(note[:80]), PAPER, is_error=False))
    return found
