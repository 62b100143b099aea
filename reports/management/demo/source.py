"""The invented facts the demo province is made of."""

import json
from datetime import date
from functools import cache
from pathlib import Path

PASSWORD = "Thi-dua-trinh-dien-1"


@cache
def facts() -> dict:
    """The facts as read from province.json."""
    return json.loads((Path(__file__).parent / "province.json").read_text(encoding="utf-8"))


def fact_date(key: str) -> date:
    return date.fromisoformat(facts()[key])
