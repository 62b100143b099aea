"""The packs that ship with the application, and packs that cannot be used."""

import copy
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from awards.eligibility.pack import PackError, parse_pack, read_pack, shipped_law, shipped_packs
from awards.eligibility.pack.reading import MEND_JSON
from awards.eligibility.prize import prize_amount
from awards.eligibility.quota import ceiling

VALID = {"citation": "Luật, Điều 1", "mark": "VERIFIED", "valid_from": "2024-01-01", "valid_to": None}
TYPE = {"code": "A", "name": "Danh hiệu A", "kind": "title", "level": "co_so", "recipients": ["ca_nhan"], **VALID}
RULE = {
    "id": "A-1",
    "award": "A",
    "subject": "ca_nhan",
    "severity": "block",
    "kind": "rating",
    "parameters": {"at_least": "hoan_thanh_tot"},
    **VALID,
}
PACK = {"id": "p", "title": "Gói", "valid_from": "2024-01-01", "award_types": [TYPE], "rules": [RULE]}


def test_the_catalogue_is_whole():
    law = shipped_law()

    assert len({each.code for each in law.award_types}) == 65
    assert {each.code for each in law.award_types} == {each.award for each in law.authorities}
    assert {rule.award for rule in law.rules} - {each.code for each in law.award_types} == {"*"}


def test_every_entry_has_its_source_and_a_name_of_its_own():
    law = shipped_law()
    entries = [*law.rules, *law.award_types, *law.authorities]

    assert [entry for entry in entries if not entry.citation or not entry.mark] == []
    assert [name for name, count in Counter(t.name for t in law.award_types).items() if count > 1] == []


def test_no_district_decides_after_it_ended():
    powers = [a for a in shipped_law().authorities if a.decider == "CHU_TICH_UBND_HUYEN"]

    assert max(power.valid_to for power in powers) == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("award", "on", "share"),
    [
        ("CSTD_TINH", date(2023, 6, 1), "0.9"),
        ("CSTD_TINH", date(2024, 6, 1), "0.9"),
        ("CSTD_TINH", date(2026, 11, 20), "0.9"),
        ("CSTDTQ", date(2026, 11, 20), "0.9"),
        ("AHLD", date(2026, 11, 20), "0.9"),
        ("CSTDCS", date(2026, 11, 20), "0.8"),
        ("CO_TINH", date(2026, 11, 20), "0.8"),
        ("CO_CP", date(2025, 6, 30), "0.8"),
        ("quorum", date(2026, 11, 20), "0.6667"),
    ],
)
def test_vote_shares_by_date(award, on, share):
    packs = [pack for pack in shipped_packs() if pack.scope == "national"]
    found = [t.share for pack in packs for t in pack.thresholds if t.award == award and t.in_force(on)]

    assert found == [Decimal(share)]


@pytest.mark.parametrize(
    ("on", "amount"),
    [(date(2024, 6, 30), 1_800_000), (date(2024, 7, 1), 2_340_000), (date(2026, 7, 1), 2_530_000)],
)
def test_base_salary_by_date(on, amount):
    pack = shipped_packs()[0]

    assert [row.amount for row in pack.base_salaries if row.in_force(on)] == [amount]


@pytest.mark.parametrize(
    ("multiple", "amount"),
    [("1.0", 2_530_000), ("0.3", 760_000), ("1.5", 3_800_000), ("4.5", 11_390_000), ("12", 30_360_000)],
)
def test_prizes_are_rounded_up_to_ten_thousand(multiple, amount):
    assert prize_amount(Decimal(multiple), 2_530_000, 10_000) == amount


@pytest.mark.parametrize(("holders", "most"), [(40, 6), (39, 5), (6, 0), (7, 1)])
def test_a_quota_is_rounded_down(holders, most):
    assert ceiling("0.15", holders) == most


def changed(path, value):
    pack = copy.deepcopy(PACK)
    place = pack
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return pack


MARKS = "VERIFIED, VERIFIED_SECONDARY, VERIFIED_HISTORICAL, RECALLED, DRAFT_ONLY, DERIVED, LOCAL"
PRIZE = {"award": "A", "subject": "ca_nhan", "multiple": "nhiều", **VALID}


@pytest.mark.parametrize(
    ("path", "value", "place", "wanted"),
    [
        (["id"], "", "gói quy định", "“id”: phải là chữ."),
        (["valid_from"], "1/1", "gói quy định", "“valid_from”: “1/1” không phải là ngày dạng năm-tháng-ngày."),
        (["rules"], {}, "gói quy định", "“rules”: phải là danh sách các đối tượng."),
        (["rules", 0, "mark"], "SURE", "rules, mục thứ 1 (A-1)", f"“mark”: “SURE” không thuộc các giá trị {MARKS}."),
        (
            ["rules", 0, "valid_to"],
            "2023-12-31",
            "rules, mục thứ 1 (A-1)",
            "“valid_to”: ngày hết hiệu lực trước ngày có hiệu lực.",
        ),
        (
            ["rules", 0, "parameters"],
            {},
            "rules, mục thứ 1 (A-1)",
            "“parameters”: thiếu “at_least” cho loại điều kiện “rating”.",
        ),
        (["award_types", 0, "recipients"], [], "award_types, mục thứ 1 (A)", "“recipients”: phải là danh sách mã."),
        (["prizes"], [PRIZE], "prizes, mục thứ 1 (A)", "“multiple”: “nhiều” không phải là số."),
    ],
)
def test_a_bad_pack_is_refused_with_the_place(path, value, place, wanted):
    with pytest.raises(PackError) as refused:
        parse_pack(changed(path, value))

    assert str(refused.value) == f"{place}, mục {wanted}"


@pytest.mark.parametrize(
    ("pack", "sentence"),
    [
        ([], "Gói quy định phải là một đối tượng JSON, mở đầu bằng dấu {."),
        (
            PACK | {"rules": [RULE, RULE]},
            "rules A-1: hai mục có thời gian hiệu lực trùng nhau từ 01/01/2024. "
            "Hãy ghi ngày hết hiệu lực cho mục trước.",
        ),
    ],
)
def test_a_pack_that_contradicts_itself_is_refused(pack, sentence):
    with pytest.raises(PackError) as refused:
        parse_pack(pack)

    assert str(refused.value) == sentence


@pytest.mark.parametrize("part", [{"kind": "magic"}, {}])
def test_conditions_inside_conditions_are_checked_too(part):
    pack = changed(["rules", 0], RULE | {"kind": "any_of", "parameters": {"of": [part]}})

    with pytest.raises(PackError, match="không phải là loại điều kiện được hỗ trợ"):
        parse_pack(pack)


def test_a_syntax_error_is_named_with_its_line(tmp_path):
    file = tmp_path / "goi.json"
    file.write_text('{\n "id": "p",\n "title" "Gói"\n}')

    with pytest.raises(PackError) as refused:
        read_pack(file)

    assert str(refused.value) == f"goi.json, dòng 3: không đúng cú pháp JSON. {MEND_JSON}"


def test_one_entry_may_follow_another_of_the_same_name():
    older, younger = RULE | {"valid_to": "2025-06-30"}, RULE | {"valid_from": "2025-07-01"}
    law = parse_pack(PACK | {"rules": [younger, older]}).law

    assert [rule.valid_from for rule in law.rules_for("A", "ca_nhan", date(2025, 7, 1))] == [date(2025, 7, 1)]
