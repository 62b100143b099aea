"""Standards with alternatives, earlier awards and runs of years; collectives and households."""

import pytest

from .records import collective, finding, initiative, judged, person, title, titles, verdict

XS, TOT = "hoan_thanh_xuat_sac", "hoan_thanh_tot"


def rated(first, last, grade, **other):
    return {str(year): grade for year in range(first, last + 1)} | other


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "eligible"),
        ({"members": {"ldtt": 13}}, "not_eligible"),
        ({"members": {"not_completed": 1, "ldtt": 19}}, "not_eligible"),
        ({"members": {"cstdcs": 0}}, "not_eligible"),
        ({"members": {"cstdcs": None}}, "needs_evidence"),
        ({"members": {"count": 0, "ldtt": 0, "cstdcs": 0}}, "not_eligible"),
        ({"members": {"canh_cao_or_more": 1}}, "eligible"),
        ({"ratings": {"2025": TOT}}, "not_eligible"),
        ({"dissolved_on": "2025-12-31"}, "not_eligible"),
        ({"dissolved_on": "2026-06-30"}, "eligible"),
    ],
)
def test_ttldxs(facts, expected):
    assert verdict(collective("TTLDXS", **facts)) == expected


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"count": 10, "ldtt": 7}, "eligible"),
        ({"count": 10, "ldtt": 6}, "not_eligible"),
        ({"count": 13, "ldtt": 9}, "not_eligible"),
        ({"canh_cao_or_more": 1}, "not_eligible"),
    ],
)
def test_ttldtt(members, expected):
    assert verdict(collective("TTLDTT", ratings={"2025": TOT}, members=members)) == expected


@pytest.mark.parametrize(
    ("bloc", "movement", "path", "verdict_and_path"),
    [
        ((1, "tinh", True), None, None, ("eligible", "thuong_xuyen")),
        ((2, "tinh", True), (3, True), None, ("eligible", "chuyen_de")),
        ((2, "tinh", True), (2, True), None, ("not_eligible", None)),
        ((2, "tinh", True), None, None, ("needs_evidence", None)),
        ((1, "tinh", True), (2, False), "chuyen_de", ("not_eligible", "chuyen_de")),
        ((1, "xa", True), (2, False), None, ("not_eligible", None)),
    ],
)
def test_co_tinh_by_either_path(bloc, movement, path, verdict_and_path):
    rank, organiser, exceeded = bloc
    facts = {"bloc": {"year": 2025, "rank": rank, "organised_by": organiser, "targets_exceeded": exceeded}}
    if movement:
        facts["movement"] = {"launched_by": "tinh", "years": movement[0], "outstanding": movement[1]}
    seen = judged(collective("CO_TINH", path=path, **facts))

    assert (seen.verdict, seen.path) == verdict_and_path


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"awards": titles("CSTDCS", 2024, 2025)}, True),
        ({"awards": titles("CSTDCS", 2023, 2025)}, False),
        (
            {"ratings": rated(2024, 2025, XS), "initiatives": [initiative("co_so"), initiative("co_so", year=2024)]},
            True,
        ),
        ({"ratings": rated(2024, 2025, XS), "initiatives": [initiative("co_so")]}, False),
        ({"ratings": rated(2024, 2025, XS), "initiatives": None}, None),
    ],
)
def test_bk_tinh_by_merit(facts, expected):
    assert finding(person("BK_TINH", path="d", **facts), "BKT-CN-01d").met is expected


BK = title("BK_TINH", 2020)


@pytest.mark.parametrize(
    ("awards", "ratings", "expected"),
    [
        ([BK, *titles("CSTDCS", 2021, 2023, 2025)], rated(2021, 2025, TOT), "eligible"),
        ([BK, *titles("CSTDCS", 2021, 2023)], rated(2021, 2025, TOT), "not_eligible"),
        (titles("CSTDCS", 2021, 2023, 2025), rated(2021, 2025, TOT), "not_eligible"),
        ([BK, *titles("CSTDCS", 2021, 2023, 2025)], rated(2022, 2025, TOT, **{"2021": "hoan_thanh"}), "not_eligible"),
        ([BK, *titles("CSTDCS", 2021, 2023, 2025)], rated(2022, 2025, TOT), "needs_evidence"),
        ([dict(BK, kind="dot_xuat"), *titles("CSTDCS", 2021, 2023, 2025)], rated(2021, 2025, TOT), "not_eligible"),
        ([dict(BK, kind=None), *titles("CSTDCS", 2021, 2023, 2025)], rated(2021, 2025, TOT), "needs_evidence"),
    ],
)
def test_bkttg_by_merit(awards, ratings, expected):
    assert verdict(person("BKTTG", path="b", awards=awards, ratings=ratings)) == expected


@pytest.mark.parametrize(
    ("prior_year", "excellent", "count", "expected"),
    [(2020, 2023, 3, True), (2021, 2023, 3, False), (2020, None, 3, False), (2020, 2023, 2, False)],
)
def test_hcld3_counts_only_what_came_after_the_prior_award(prior_year, excellent, count, expected):
    ratings = rated(2016, 2025, TOT)
    if excellent:
        ratings[str(excellent)] = XS
    history = [title("BKTTG", prior_year), *titles("CSTDCS", *range(2026 - count, 2026))]

    assert finding(person("HCLD3", awards=history, ratings=ratings), "HCLD3-CN").met is expected


@pytest.mark.parametrize(
    ("extra", "declared", "expected"),
    [
        (titles("CO_TINH", 2022, 2024), {}, True),
        ([*titles("CO_TINH", 2022), *titles("BK_TINH", 2023)], {}, True),
        (titles("BK_TINH", 2022, 2023), {}, None),
        (titles("BK_TINH", 2022, 2023), {"not_eligible_for_flag": True}, True),
        (titles("BK_TINH", 2022, 2023), {"not_eligible_for_flag": False}, False),
        (titles("CO_TINH", 2019, 2024), {}, False),
    ],
)
def test_hcld3_of_a_collective(extra, declared, expected):
    ratings = rated(2021, 2024, XS)
    history = [title("BKTTG", 2020), title("TTLDXS", 2025), *extra]

    record = collective("HCLD3", awards=history, ratings=ratings, declared=declared)
    assert finding(record, "HCLD3-TT").met is expected


def test_cstdtq_counts_times_and_not_years():
    history = titles("CSTD_TINH", 2021, 2024)

    assert verdict(person("CSTDTQ", awards=history, initiatives=[initiative("toan_quoc")])) == "eligible"
    assert verdict(person("CSTDTQ", awards=history[:1], initiatives=[initiative("toan_quoc")])) == "not_eligible"


@pytest.mark.parametrize(("year", "expected"), [(2015, True), (2016, False)])
def test_hchcm_ten_years_after(year, expected):
    assert finding(collective("HCHCM", awards=[title("HCDL1", year)]), "HCHCM-TT").met is expected


def test_a_household_is_judged_by_what_the_unit_declares():
    asked = person("BK_TINH", subject="ho_gia_dinh")

    assert verdict(asked) == "needs_evidence"
    assert verdict(asked | {"declared": {"dong_gop_cong_suc_dat_dai_tai_san": True}}) == "eligible"
    assert verdict(asked | {"declared": {"dong_gop_cong_suc_dat_dai_tai_san": False}}) == "not_eligible"


def test_nhan_dan_asks_the_lower_title_and_the_years():
    years = {"declared": {"nam_giang_day_ngnd": True}}

    assert verdict(person("NGND", awards=titles("NGUT", 2020))) == "needs_evidence"
    assert verdict(person("NGND", awards=titles("NGUT", 2020), **years)) == "eligible"
    assert verdict(person("NGND", **years)) == "not_eligible"


def test_only_the_years_that_the_standard_looks_at_are_asked_for():
    history = [*titles("BK_TINH", 2020), *titles("CSTDCS", 2021, 2023, 2025)]
    ratings = {"2021": TOT, "2022": TOT, "2024": TOT, "2025": TOT}
    found = finding(person("BKTTG", path="b", awards=history, ratings=ratings), "BKTTG-CN-b")

    assert found.met is None
    assert found.needs[0] == "bổ sung kết quả xếp loại năm 2023"
