"""Every checkable rule of the law is held by something: a rule of a pack, a section of a pack, or the engine itself."""

import json
from pathlib import Path

import pytest

from awards.eligibility.pack import shipped_law

FILE = Path(__file__).parents[4] / "shared" / "domain" / "rules.json"
ROWS = json.loads(FILE.read_text(encoding="utf-8"))["rules"] if FILE.exists() else []
# How else a rule is held than by a rule of the same name.
ELSEWHERE = {
    # sections of packs: quotas, votes, time limits, dossier components, prizes, authorities
    **dict.fromkeys(("CSTDCS-02", "COCP-04", "RATING-01", "RATING-02"), "quotas"),
    **dict.fromkeys(("CSTDT-03", "CSTDT-03n", "HD-01", "HD-03", "HD-04", "HD-05"), "thresholds"),
    **dict.fromkeys(
        (
            *("CSTDTQ-04", "COCP-05", "DOS-06", "DOS-07", "DOS-13"),
            *(f"DL-{n:02d}" for n in range(1, 11)),
            "REV-03",
        ),
        "time limits",
    ),
    **dict.fromkeys(("DOS-01", "DOS-02", "DOS-03", "DOS-04", "DOS-05", "DOS-10", "DOS-11", "DOS-12"), "components"),
    **dict.fromkeys(("PR-01", "PR-02", "PR-03", "PR-04"), "prizes"),
    **dict.fromkeys(("AUT-01", "AUT-02", "AUT-06"), "authorities"),
    # states and acts of the application
    **dict.fromkeys(("REV-01", "REV-02", "REV-04"), "revoking"),
    **dict.fromkeys(("AUT-03", "AUT-04", "AUT-05"), "plans and movements"),
    **dict.fromkeys(("HD-02", "HD-02b"), "councils"),
    "GEN-10": "who opens dossiers",
    # how the engine reads every record
    "GEN-02": "no ladder but by a standard of its own",
    "TR-03": "lineage of units",
    "TR-04": "every entry is dated",
}


@pytest.mark.skipif(not ROWS, reason="the folder with the facts of the law is not here")
def test_no_rule_of_the_law_is_forgotten():
    held = {rule.id for rule in shipped_law().rules}
    forgotten = [row["id"] for row in ROWS if row["id"] not in held and row["id"] not in ELSEWHERE]

    assert forgotten == []


@pytest.mark.skipif(not ROWS, reason="the folder with the facts of the law is not here")
def test_nothing_is_named_that_the_law_has_not():
    assert set(ELSEWHERE) - {row["id"] for row in ROWS} == set()
