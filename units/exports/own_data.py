"""One's own data as files: JSON for machines, a workbook for people. No cell becomes a formula."""

import json
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter

from thiduakt.base.vietnamese import moment
from units.facts.own_data import Section
from units.models import User

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
SHEET_NAME_LIMIT = 31
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
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        for place, part in enumerate(sections, start=1):
            sheet = book.add_worksheet(f"{place}. {part.title}"[:SHEET_NAME_LIMIT])
            sheet.set_column(0, len(part.columns) - 1, WIDTH)
            sheet.write_string(0, 0, f"{part.title}: {user.full_name} ({user.username}), {moment(at)}")
            for column, heading in enumerate(part.columns):
                sheet.write_string(2, column, heading, head)
            for line, row in enumerate(part.rows, start=3):
                for column, value in enumerate(row):
                    sheet.write_string(line, column, value, text)
            sheet.freeze_panes(3, 0)
    return target.getvalue()
