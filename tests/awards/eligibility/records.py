"""Plain records as the contract has them, complete unless a test leaves something out."""

from awards.eligibility.check import Judgement, judge
from awards.eligibility.pack import shipped_law
from awards.eligibility.reading import read_records

YEAR, ON = 2025, "2026-01-15"


def title(code, year, **more):
    return {"code": code, "year": year, "decided_on": f"{year + 1}-01-05", "kind": "cong_trang"} | more


def titles(code, *years):
    return [title(code, year) for year in years]


def initiative(scope="tinh", by="CHU_TICH_UBND_TINH", year=YEAR):
    return {"year": year, "scope": scope, "recognised_by": by}


def person(award="CSTD_TINH", **facts):
    """Somebody about whom all is known and nothing speaks for or against."""
    known = {
        "id": "p",
        "award": award,
        "subject": "ca_nhan",
        "kind": "cong_trang",
        "award_year": YEAR,
        "on": ON,
        "awards": [],
        "ratings": {"2025": "hoan_thanh_tot"},
        "initiatives": [],
        "discipline": [],
        "holds": [],
        "service_months": {"2025": 12},
    }
    return known | facts


def collective(award="TTLDXS", **facts):
    members = {"count": 20, "not_completed": 0, "ldtt": 14, "cstdcs": 1, "canh_cao_or_more": 0}
    known = {
        "id": "c",
        "award": award,
        "subject": "tap_the",
        "kind": "cong_trang",
        "award_year": YEAR,
        "on": ON,
        "awards": [],
        "ratings": {"2025": "hoan_thanh_xuat_sac"},
        "discipline": [],
        "holds": [],
        "members": {"2025": members | facts.pop("members", {})},
        "exists_since": 2000,
        "dissolved_on": None,
    }
    return known | facts


def without(record, *keys):
    return {key: value for key, value in record.items() if key not in keys}


def judged(record) -> Judgement:
    law = shipped_law()
    [read] = read_records({"records": [record]}, law)
    return judge(read, law)


def verdict(record) -> str:
    return judged(record).verdict


def finding(record, rule):
    [found] = [f for f in judged(record).findings if f.rule == rule]
    return found
