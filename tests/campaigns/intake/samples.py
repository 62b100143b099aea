"""Plans the tests read: invented ones beside this file, and real ones when they lie beside the project."""

import json
import re
from pathlib import Path

PLANS = Path(__file__).parent / "plans"
SHARED = Path(__file__).resolve().parents[4] / "shared"


def plan_text(name: str) -> str:
    return (PLANS / name).read_text("utf-8")


def real_plans() -> list[tuple[str, dict]]:
    """(text, facts read by hand) of every real plan at hand, none elsewhere."""
    facts = SHARED / "domain" / "seed_plans.json"
    if not facts.exists():
        return []
    plans = json.loads(facts.read_text("utf-8"))["plans"]
    return [((SHARED / "seeds" / plan["file"]).read_text("utf-8"), plan) for plan in plans]


def bare(text: str | None) -> str | None:
    """Text as compared: quotes, dashes, final punctuation and capitals do not matter."""
    if text is None:
        return None
    text = re.sub(r"[“”\"«»]", '"', text).replace("–", "-")
    return re.sub(r"\s+", " ", text).strip(" .;:,").lower()


def tree(sections: list[dict], label: str = "label") -> list:
    """Headings as (label, title, children)."""
    return [(one[label], bare(one["title"]), tree(one["children"], label)) for one in sections]
