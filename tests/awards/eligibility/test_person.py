"""Standards of one person: Lao động tiên tiến, Chiến sĩ thi đua cơ sở, Chiến sĩ thi đua cấp tỉnh."""

import pytest

from .records import finding, initiative, judged, person, title, titles, verdict, without

THREE = titles("CSTDCS", 2023, 2024, 2025)
FIT = {"awards": THREE, "initiatives": [initiative()]}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"ratings": {"2025": "hoan_thanh_tot"}}, "eligible"),
        ({"ratings": {"2025": "hoan_thanh_xuat_sac"}}, "eligible"),
        ({"ratings": {"2025": "hoan_thanh"}}, "not_eligible"),
        ({"ratings": {"2025": "khong_hoan_thanh"}}, "not_eligible"),
        ({"ratings": {"2024": "hoan_thanh_tot"}}, "needs_evidence"),
        ({"service_months": {"2025": 6}}, "eligible"),
        ({"service_months": {"2025": 5}}, "not_eligible"),
        ({"service_months": {}}, "needs_evidence"),
        ({"discipline": [{"form": "khien_trach", "from": "2025-03-01", "to": "2025-06-01"}]}, "not_eligible"),
        ({"discipline": [{"form": "canh_cao", "from": "2023-03-01", "to": "2024-06-01"}]}, "eligible"),
        ({"discipline": [{"form": "khien_trach", "from": "2026-01-10", "to": None}]}, "not_eligible"),
        ({"holds": [{"reason": "khieu_nai", "from": "2025-12-01", "to": None}]}, "on_hold"),
        ({"holds": [{"reason": "khieu_nai", "from": "2025-12-01", "to": "2026-01-14"}]}, "eligible"),
        ({"holds": [{"reason": "khieu_nai", "from": "2025-12-01", "to": "2026-01-15"}]}, "on_hold"),
        ({"holds": [{"reason": "khieu_nai", "from": "2026-01-16", "to": None}]}, "eligible"),
    ],
)
def test_ldtt(facts, expected):
    assert verdict(person("LDTT", **facts)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"ratings": {"2025": "hoan_thanh_xuat_sac"}}, "eligible"),
        ({"initiatives": [initiative("co_so", "THU_TRUONG_SO_NGANH")]}, "eligible"),
        ({}, "not_eligible"),
        ({"initiatives": [initiative("co_so", year=2024)]}, "not_eligible"),
        ({"ratings": {"2025": "hoan_thanh"}, "initiatives": [initiative("co_so")]}, "not_eligible"),
        ({"ratings": {"2025": "hoan_thanh_xuat_sac"}, "service_months": {"2025": 3}}, "not_eligible"),
        ({"ratings": {}, "initiatives": [initiative("co_so")]}, "needs_evidence"),
        ({"ratings": {}, "initiatives": [initiative("co_so")], "awards": titles("LDTT", 2025)}, "eligible"),
        ({"ratings": {"2025": "hoan_thanh_xuat_sac"}, "initiatives": None}, "eligible"),
        ({"initiatives": None}, "needs_evidence"),
    ],
)
def test_cstdcs_is_excellent_or_has_an_initiative(facts, expected):
    assert verdict(person("CSTDCS", **facts)) == expected


@pytest.mark.parametrize(
    ("years", "gaps", "expected"),
    [
        ((2023, 2024, 2025), [], "eligible"),
        ((2022, 2023, 2024), [], "eligible"),
        ((2021, 2022, 2023, 2024, 2025), [], "eligible"),
        ((2022, 2024, 2025), [], "not_eligible"),
        ((2022, 2024, 2025), [2023], "eligible"),
        ((2021, 2022, 2023), [], "not_eligible"),
        ((2021, 2022, 2023), [2024, 2025], "eligible"),
        ((2024, 2025), [2023], "not_eligible"),
        ((), [], "not_eligible"),
    ],
)
def test_cstd_tinh_asks_three_times_in_a_row(years, gaps, expected):
    facts = {"awards": titles("CSTDCS", *years), "confirmed_gaps": gaps, "initiatives": [initiative()]}

    assert verdict(person(**facts)) == expected


@pytest.mark.parametrize(
    ("award_2025", "expected"),
    [
        (title("CSTDCS", 2025, decided_on="2026-01-15"), True),
        (title("CSTDCS", 2025, decided_on="2026-01-16"), False),
        (title("CSTDCS", 2025, kind="dot_xuat"), False),
        (title("CSTDCS", 2025, kind="chuyen_de"), False),
        (title("CSTDCS", 2025, kind=None), True),
        (title("CSTDCS", 2025, decided_by="CHU_TICH_UBND_HUYEN"), False),
        (title("CSTDCS", 2025, decided_by="CHU_TICH_UBND_XA"), True),
        (title("CSTDCS", 2025, decided_by="CHU_TICH_UBND_XA", decided_on="2025-06-30"), False),
        (title("CSTDCS", 2025, decided_on=None, proposed=True), True),
    ],
)
def test_which_awards_count_towards_the_row(award_2025, expected):
    record = person(awards=[*titles("CSTDCS", 2023, 2024), award_2025], initiatives=[initiative()])

    assert finding(record, "CSTDT-01").met is expected


def test_an_award_of_the_district_counts_when_decided_before_it_ended():
    history = [
        title("CSTDCS", 2022, decided_by="CHU_TICH_UBND_HUYEN"),
        title("CSTDCS", 2023, decided_by="CHU_TICH_UBND_HUYEN"),
        title("CSTDCS", 2024, decided_by="CHU_TICH_UBND_HUYEN", decided_on="2025-06-30"),
    ]

    assert finding(person(awards=history), "CSTDT-01").met is True


def test_an_award_of_the_year_without_its_date_is_not_known_to_count():
    history = [*titles("CSTDCS", 2024, 2025), title("CSTDCS", 2026, decided_on=None)]

    assert finding(person(award_year=2026, on="2026-11-20", awards=history), "CSTDT-01").met is None


def test_achievements_count_again_after_discipline():
    past = {"discipline": [{"form": "khien_trach", "from": "2023-02-01", "to": "2024-02-01"}]}

    assert finding(person(**FIT, **past), "CSTDT-01").met is False
    assert finding(person(awards=titles("CSTDCS", 2024, 2025), **past), "CSTDT-01").evidence == (
        "Năm 2024: quyết định ngày 05/01/2025",
        "Năm 2025: quyết định ngày 05/01/2026",
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([initiative("tinh")], True),
        ([initiative("cap_tinh")], True),
        ([initiative("toan_quoc")], True),
        ([initiative("co_so")], False),
        ([initiative("tinh", "THU_TRUONG_SO_NGANH")], False),
        ([initiative("tinh", None)], None),
        ([initiative(None)], None),
        ([initiative("co_so"), initiative("tinh")], True),
        ([], False),
        (None, None),
    ],
)
def test_cstd_tinh_asks_an_initiative_of_the_province(found, expected):
    assert finding(person(initiatives=found), "CSTDT-02").met is expected


@pytest.mark.parametrize("key", ["awards", "initiatives", "discipline", "holds"])
def test_what_is_not_known_is_never_a_pass(key):
    assert verdict(without(person(**FIT), key)) == "needs_evidence"


def test_a_failure_outweighs_what_is_not_known():
    assert verdict(without(person(awards=[]), "initiatives")) == "not_eligible"


def test_the_same_yearly_title_is_not_given_twice():
    again = finding(person("LDTT", awards=titles("LDTT", 2025)), "GEN-01")

    assert (again.met, again.severity) == (False, "block")


def test_a_finding_says_what_would_make_it_met():
    found = finding(person(awards=titles("CSTDCS", 2024, 2025)), "CSTDT-01")

    assert found.citation == "Luật Thi đua, khen thưởng, Điều 22 khoản 1 điểm a"
    assert found.message == (
        "Mới 2/3 lần liên tục đạt Chiến sĩ thi đua cơ sở (2024, 2025). "
        "Đủ điều kiện từ năm 2026 nếu được tặng thêm 1 lần, cho năm 2026."
    )
    assert (found.needs, found.earliest) == (("được tặng thêm 1 lần, cho năm 2026",), 2026)


def test_the_proposal_in_the_same_dossier_is_marked_as_such():
    history = [*titles("CSTDCS", 2023, 2024), {"code": "CSTDCS", "year": 2025, "proposed": True}]
    found = finding(person(awards=history), "CSTDT-01")

    assert found.evidence[-1] == "Năm 2025: đề nghị trong hồ sơ này"


def test_findings_come_with_the_standard_first_and_notices_last():
    record = person(**FIT, on="2026-11-20")

    assert [f.rule for f in judged(record).findings] == [
        "CSTDT-01",
        "CSTDT-02",
        "CSTDT-R",
        "GEN-04",
        "GEN-05",
        "L2026-CSTD_TINH",
    ]
