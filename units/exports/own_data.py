"""One's own data as files: JSON for machines, a workbook for people. No cell becomes a formula."""

import json
from collections.abc import Sequence
from datetime import datetime

from thiduakt.base.books import HEADINGS_IN, SHEET_NAME_LIMIT, Book
from thiduakt.base.vietnamese import moment
from units.facts.own_data import Section
from units.models import User

WIDTH = 28


def own_json(user: User, sections: Sequence[Section], at: datetime) -> bytes:
    """`{"tài khoản", "lập lúc", "các phần": [{"tên", "dòng": [{cột: chữ}]}]}`, in UTF-8."""
    parts = [
        {"tên": part.title, "dòng": [dict(zip(part.columns, row, strict=True)) for row in part.rows]}
        for part in sections
    ]
    facts = {"tài khoản": user.username, "lập lúc": at.isoformat(timespec="seconds"), "các phần": parts}
    return json.dumps(facts, ensure_ascii=False, indent=1).encode()


def own_workbook(user: User, sections: Sequence[Section], at: datetime) -> bytes:
    """A sheet for each section, numbered so that no two have one name."""
    with Book() as book:
        for place, part in enumerate(sections, start=1):
            title = f"{part.title}: {user.full_name} ({user.username}), {moment(at)}"
            columns = [(heading, WIDTH) for heading in part.columns]
            sheet = book.sheet(f"{place}. {part.title}"[:SHEET_NAME_LIMIT], columns, title=title)
            for line, row in enumerate(part.rows, start=HEADINGS_IN + 1):
                for column, value in enumerate(row):
                    sheet.write_string(line, column, value, book.text)
    return book.content
