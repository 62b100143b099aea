"""What must hold for every history."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from .records import finding, initiative, judged, person, title, verdict

years = st.integers(2018, 2026)
awards = st.builds(
    title,
    st.sampled_from(["CSTDCS", "LDTT", "BK_TINH", "BKTTG", "CSTD_TINH"]),
    years,
    kind=st.sampled_from(["cong_trang", "dot_xuat", None]),
)
initiatives = st.builds(
    initiative,
    st.sampled_from(["co_so", "tinh", "toan_quoc", None]),
    st.sampled_from(["CHU_TICH_UBND_TINH", "THU_TRUONG_SO_NGANH", None]),
    years,
)
discipline = st.builds(
    lambda form, year, length: {"form": form, "from": f"{year}-03-01", "to": f"{year + length}-03-01"},
    st.sampled_from(["khien_trach", "canh_cao"]),
    years,
    st.integers(1, 2),
)
grades = st.sampled_from(["khong_hoan_thanh", "hoan_thanh", "hoan_thanh_tot", "hoan_thanh_xuat_sac"])
records = st.builds(
    person,
    award=st.sampled_from(["LDTT", "CSTDCS", "CSTD_TINH", "CSTDTQ", "BK_TINH", "BKTTG", "HCLD3"]),
    on=st.sampled_from(["2024-06-01", "2025-07-01", "2026-01-15", "2026-11-20"]),
    awards=st.lists(awards, max_size=12) | st.none(),
    initiatives=st.lists(initiatives, max_size=4) | st.none(),
    discipline=st.lists(discipline, max_size=2) | st.none(),
    ratings=st.dictionaries(years.map(str), grades) | st.none(),
    service_months=st.dictionaries(years.map(str), st.integers(0, 12)) | st.none(),
    confirmed_gaps=st.lists(years, max_size=2),
)


@settings(max_examples=200, deadline=None)
@given(records, st.integers(2019, 2025))
def test_one_more_merit_title_never_takes_eligibility_away(record, year):
    better = record | {"awards": [*(record["awards"] or []), title("CSTDCS", year)]}
    if verdict(record) == "eligible" and record["award"] != "CSTDCS":
        assert verdict(better) == "eligible"


@settings(max_examples=200, deadline=None)
@given(records, st.integers(2019, 2025))
def test_one_more_initiative_never_takes_eligibility_away(record, year):
    better = record | {"initiatives": [*(record["initiatives"] or []), initiative("toan_quoc", year=year)]}
    if verdict(record) == "eligible":
        assert verdict(better) == "eligible"


@settings(max_examples=200, deadline=None)
@given(records, years.map(str))
def test_a_better_rating_never_takes_eligibility_away(record, year):
    better = record | {"ratings": {**(record["ratings"] or {}), year: "hoan_thanh_xuat_sac"}}
    if verdict(record) == "eligible":
        assert verdict(better) == "eligible"


@settings(max_examples=200, deadline=None)
@given(records, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(record, chance: random.Random):
    mixed = dict(record)
    for key in ("awards", "initiatives", "discipline"):
        if record[key]:
            mixed[key] = chance.sample(record[key], len(record[key]))

    assert judged(mixed) == judged(record)


@settings(max_examples=200, deadline=None)
@given(records, st.sampled_from(["awards", "ratings", "initiatives", "discipline", "holds", "service_months"]))
def test_forgetting_a_fact_never_makes_anybody_eligible(record, key):
    forgotten = {name: value for name, value in record.items() if name != key}
    if verdict(forgotten) == "eligible":
        assert verdict(record) != "needs_evidence"
    if record["award"] == "CSTD_TINH" and key == "awards":
        assert finding(forgotten, "CSTDT-01").met is None


@settings(max_examples=200, deadline=None)
@given(records)
def test_a_verdict_agrees_with_its_findings(record):
    seen = judged(record)
    mets = [f.met for f in seen.findings if f.severity == "block" and f.path is None]
    if seen.verdict == "eligible":
        assert set(mets) <= {True}
    if seen.verdict == "needs_evidence":
        assert False not in mets
