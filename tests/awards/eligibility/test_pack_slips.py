"""Packs that cannot be used: each slip with its file, its line, its entry and what to mend."""

import json

import pytest

from awards.eligibility.pack import PackError, parse_pack, read_text
from awards.eligibility.pack.positions import positions

VALID = {"citation": "Luật, Điều 1", "mark": "VERIFIED", "valid_from": "2024-01-01", "valid_to": None}


def rule(code, award, kind, parameters, **more):
    fields = {"id": code, "award": award, "subject": "ca_nhan", "severity": "block", "kind": kind}
    return fields | {"parameters": parameters} | VALID | more


def pack(**sections):
    return {"id": "p", "title": "Gói", "valid_from": "2024-01-01", **sections}


def slips(content, **known):
    with pytest.raises(PackError) as refused:
        parse_pack(content, **known)
    return [slip.sentence for slip in refused.value.slips]


def read(text):
    with pytest.raises(PackError) as refused:
        read_text(text.encode(), "goi.json")
    return str(refused.value).split("\n")


def test_every_value_knows_its_line():
    text = '{\n "id": "p",\n "rules": [\n  {"id": "A", "of": [1,\n 2]},\n  {"id": "B }]"}\n ]\n}'
    lines = positions(text)

    assert (lines[("id",)], lines[("rules",)], lines[("rules", 0)], lines[("rules", 1, "id")]) == (2, 3, 4, 6)
    assert (lines[("rules", 0, "of", 0)], lines[("rules", 0, "of", 1)]) == (4, 5)


def test_all_slips_are_told_at_once_each_with_its_line():
    good = rule("A-1", "LDTT", "service", {"months": 6})
    bad = [good | {"marks": "X"}, good | {"id": "A-2", "kind": "magic"}, good | {"id": "A-3", "valid_from": "hôm nay"}]
    text = json.dumps(pack(rules=bad), ensure_ascii=False, indent=1)

    found = read(text)

    lines = text.splitlines()
    at = [next(n for n, line in enumerate(lines, 1) if mark in line) for mark in ('"marks"', "magic", "hôm nay")]
    assert [line.split(":")[0] for line in found] == [f"goi.json, dòng {number}" for number in at]
    assert "mục “marks”: không có trong sơ đồ của gói; có phải là “mark” không." in found[0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"id": "p",\n "id": "q"}', "goi.json, dòng 2: mục “id” ghi hai lần."),
        ("[" * 100_000, "goi.json: các mục lồng nhau quá sâu."),
        ('{"id": "p", "note": "a\\u0000"}', "goi.json: có ký tự không in được. Hãy tìm và gõ lại mục có ký tự đó."),
        ('{"id": "\\ud800"}', "goi.json: có ký tự không in được. Hãy tìm và gõ lại mục có ký tự đó."),
        ('{"id": NaN}', "Gói quy định: “NaN” không phải là số. Hãy ghi một con số."),
        ('{"id": ' + "9" * 5000 + "}", f"Gói quy định: số {'9' * 20}… dài quá mức. Hãy sửa con số ấy."),
        ("[]", "goi.json, dòng 1: Gói quy định phải là một đối tượng JSON, mở đầu bằng dấu {."),
        (
            '{"id": "p p", "title": "G", "valid_from": "2024-01-01"}',
            "goi.json, dòng 1: gói quy định, mục “id”: “p p” chỉ được gồm chữ không dấu, số, dấu gạch nối, dấu chấm.",
        ),
    ],
)
def test_a_file_that_is_no_pack(text, sentence):
    assert read(text) == [sentence]


def test_an_unknown_award_is_named_wherever_it_stands():
    inner = rule("A-1", "LDTT", "all_of", {"of": [{"kind": "times_in_a_row", "award": "CSTDXX", "times": 2}]})
    power = {"award": "KHONG_CO", "decider": "X", "title": "Ông X", **VALID}

    found = slips(pack(rules=[inner], authorities=[power]))

    assert [line.split(";")[0] for line in found] == [
        "authorities, mục thứ 1 (KHONG_CO): danh hiệu “KHONG_CO” không có trong danh mục",
        "rules, mục thứ 1 (A-1): danh hiệu “CSTDXX” không có trong danh mục",
    ]


def test_standards_that_need_each_other_are_refused():
    one = rule("A-1", "LDTT", "meets", {"award": "CSTDCS"})
    other = rule("B-1", "CSTDCS", "all_of", {"of": [{"kind": "meets", "award": "LDTT"}]})

    [found] = slips(pack(rules=[one, other]))

    assert "điều kiện vòng tròn từ 01/01/2024: CSTDCS đòi LDTT (B-1); LDTT đòi CSTDCS (A-1)." in found
    assert found.startswith("rules, mục thứ")


def test_a_circle_through_the_law_it_is_laid_over_is_found():
    base = parse_pack(pack(rules=[rule("B-1", "CSTDCS", "meets", {"award": "LDTT"})])).law
    one = pack(rules=[rule("A-1", "LDTT", "times_given", {"award": "CSTDCS", "times": 1})])

    assert parse_pack(one).id == "p"
    assert len(slips(one, base=base)) == 1


@pytest.mark.parametrize(
    "rules",
    [
        [
            rule("A-1", "LDTT", "times_given", {"award": "CSTDCS", "times": 1}, path="a"),
            rule("A-2", "LDTT", "rating", {"at_least": "hoan_thanh_tot"}, path="b"),
            rule("B-1", "CSTDCS", "meets", {"award": "LDTT"}),
        ],
        [
            rule("A-1", "LDTT", "meets", {"award": "CSTDCS"}, valid_to="2024-12-31"),
            rule("B-1", "CSTDCS", "meets", {"award": "LDTT"}, valid_from="2025-01-01"),
        ],
    ],
    ids=["another path leads there", "never on one day"],
)
def test_what_only_looks_like_a_circle_is_taken(rules):
    assert len(parse_pack(pack(rules=rules)).law.rules) == len(rules)


TYPE = {
    "code": "NEW", "name": "Danh hiệu mới", "kind": "title", "level": "co_so", "recipients": ["ca_nhan"], **VALID,
}  # fmt: skip
QUOTA = {
    "id": "Q", "award": "CSTDCS", "scope": "unit", "numerator": "CSTDCS", "denominator": "LDTT", "severity": "warn",
    **VALID,
}  # fmt: skip


@pytest.mark.parametrize(
    ("section", "entry", "wanted"),
    [
        ("quotas", QUOTA, "mục “share”: ghi tỷ lệ “share” hoặc số tối đa “most”, đúng một trong hai."),
        ("quotas", QUOTA | {"share": "1.2"}, "mục “share”: phải từ 0 đến 1."),
        ("quotas", QUOTA | {"most": 2, "fewer_than": 5}, "mục “fewer_than”: phải đi cùng “then_most”."),
        ("quotas", QUOTA | {"most": 2, "numerator": "rating:tot"}, "mục “numerator”: “rating:tot” không thuộc"),
        (
            "time_limits",
            {"id": "T", "awards": ["*"], "who": "Sở", "what": "gửi", "by": "31-12", **VALID},
            "mục “by”: “31-12” không phải là ngày dạng tháng-ngày, ví dụ 12-10.",
        ),
        ("award_types", TYPE | {"rank_class": "x"}, "mục “rank_class”: “x” phải là số nguyên từ 1 đến 9"),
        ("award_types", TYPE | {"province_use": 0}, "mục “province_use”: phải là chữ"),
        ("prize_rounding", {"step": 0, "direction": "up", **VALID}, "mục “step”: “0” phải là số nguyên từ 1"),
        ("rules", rule("R", "LDTT", "any_of", {"of": []}), "“of” của “any_of” phải là danh sách điều kiện"),
        ("rules", rule("R", "LDTT", "service", {"months": "sáu"}), "“months” phải là số nguyên từ 1 đến 1000"),
        ("rules", rule("R", "LDTT", "rating", {"at_least": "tot"}), "“tot” không thuộc các giá trị"),
        ("rules", rule("R", "LDTT", "declared", {"statements": []}), "“statements” phải là một đối tượng"),
        ("rules", rule("R", "TTLDTT", "member_share", {"counted": "ldtt", "share": "7"}), "phải từ 0 đến 1"),
        ("prizes", {"award": "LDTT", "subject": "ca_nhan", "multiple": "1e9", **VALID}, "lớn quá 9999"),
        ("base_salaries", {"amount": 1, **VALID, "valid_from": "20240101"}, "không phải là ngày dạng năm-tháng-ngày"),
        ("base_salaries", {"amount": 1, **VALID, "citation": "\x00"}, "mục “citation”: có ký tự không in được"),
    ],
)
def test_a_bad_entry_of_any_section_says_what_to_mend(section, entry, wanted):
    [found] = slips(pack(**{section: [entry]}))

    assert wanted in found
