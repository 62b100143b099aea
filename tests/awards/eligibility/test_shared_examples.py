"""The examples kept beside the facts of the law, where that folder is at hand."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from awards.eligibility.prize import prize_amount
from awards.eligibility.quota import ceiling

from .records import collective, finding, initiative, person, title, titles, verdict

FILE = Path(__file__).parents[4] / "shared" / "domain" / "rules.json"
ROWS = json.loads(FILE.read_text(encoding="utf-8"))["rules"] if FILE.exists() else []
CASES = [(row["id"], example) for row in ROWS for example in row.get("examples", [])]
XS = "hoan_thanh_xuat_sac"


def ldtt_rating(example):
    return finding(person("LDTT", ratings={"2025": example["rating"]}), "LDTT-01").met


def ldtt_service(example):
    return finding(person("LDTT", on="2025-08-01", service_months={"2025": example["months"]}), "LDTT-03").met


def cstdcs(example):
    facts = {"ratings": {"2025": example["rating"]}, "initiatives": [initiative("co_so")] * example["initiatives"]}
    return finding(person("CSTDCS", awards=titles("LDTT", 2025), **facts), "CSTDCS-01").met


def cstd_tinh(example):
    history = titles("CSTDCS", *example["cstdcs_years"])
    return finding(person(awards=history, award_year=example["year"]), "CSTDT-01").met


def member_counts(award, rule):
    def test(example):
        counts = {"count": example["members"], "ldtt": example["ldtt"], "cstdcs": 1}
        counts["not_completed"] = example["members"] - example.get("hoan_thanh", example["members"])
        return finding(collective(award, members=counts), rule).met

    return test


def bk_tinh(example):
    facts = {
        "awards": titles("CSTDCS", *example.get("cstdcs_years", [])),
        "ratings": {str(year): XS for year in example.get("xuat_sac_years", [])},
        "initiatives": [initiative("co_so", year=2024 + n) for n in range(example.get("initiatives", 0))],
    }
    return finding(person("BK_TINH", path="d", **facts), "BKT-CN-01d").met


def bkttg(example):
    history = [title("BK_TINH", 2020), *titles("CSTDCS", *range(2021, 2021 + example["cstdcs_count"]))]
    ratings = {str(year): "hoan_thanh_tot" for year in example["tot_years"]}
    return finding(person("BKTTG", awards=history, ratings=ratings), "BKTTG-CN-b").met


def same_achievement(example):
    history = [title("BK_TINH", 2023, achievement_id=example["achievement_id"])]
    return finding(person("BK_TINH", awards=history, achievement_id=example["achievement_id"]), "GEN-01").met


def authority(example):
    return verdict(person("CSTDCS", decided_by=example["signer"], on=example["date"])) != "no_authority"


COVERED = {
    "LDTT-01": ldtt_rating,
    "LDTT-03": ldtt_service,
    "CSTDCS-01": cstdcs,
    "CSTDCS-02": lambda example: example["cstdcs"] <= ceiling("0.15", example["ldtt"]),
    "CSTDT-01": cstd_tinh,
    "TTLDTT-02": member_counts("TTLDTT", "TTLDTT-02"),
    "TTLDXS-02": member_counts("TTLDXS", "TTLDXS-02"),
    "BKT-CN-01d": bk_tinh,
    "BKTTG-CN-b": bkttg,
    "GEN-01": same_achievement,
    "AUT-02": authority,
}
NOT_ABOUT_A_NOMINEE = {"RATING-01", "PR-02"}


@pytest.mark.skipif(not CASES, reason="the folder with the facts of the law is not here")
def test_every_example_holds():
    wrong = [
        (rule, example)
        for rule, example in CASES
        if rule in COVERED and COVERED[rule](example) is not (example["expect"] == "pass")
    ]

    assert wrong == []
    assert {rule for rule, _ in CASES} - set(COVERED) == NOT_ABOUT_A_NOMINEE


@pytest.mark.skipif(not CASES, reason="the folder with the facts of the law is not here")
def test_every_example_of_money_holds():
    money = [example for rule, example in CASES if rule == "PR-02"]

    assert [prize_amount(Decimal(str(m["multiple"])), m["base"], 10_000) for m in money] == [m["expect"] for m in money]
