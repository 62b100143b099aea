"""No text whatever breaks the reading; what is no plan is said to be none."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.intake import extract_plan
from tests.campaigns.intake.samples import plan_text

PLANS = ["bloc_draft.txt", "commune_tables.md", "department.txt", "merged.txt", "party.txt", "wrapped.txt"]
WORDS = st.sampled_from(
    [
        "KẾ HOẠCH",
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "a) Việc",
        "- (1) Thu: 5%",
        "trước ngày 30/6",
        "31/02/2025",
        "hằng năm",
        "Nơi nhận:",
        "- Lưu: VT.",
        "TM.",
        "KT. CHỦ TỊCH",
        "“",
        "”",
        "phong trào",
        "số 08/KH-UBND",
        "ngày 99 tháng 99 năm 9999",
        "$\\geq",
        "<br>",
        "<td",
        "| a | b |",
        "chủ đề:",
        "từ ngày ban hành đến hết quý IX/2025",
        "\n",
        "\n\n",
        ";",
        "(",
        ").",
        "./.",
        "quý 4",
        "tháng 13/2025",
        "0/0",
        "9.9.9",
        "Số:   /KH-",
    ]
)


def codes(plan: dict) -> list[str]:
    return [warning["code"] for warning in plan["warnings"]]


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\ufeff", "\x00\x01"])
def test_empty(text):
    plan = extract_plan(text)

    assert (plan["kind"], plan["sections"], plan["deadlines"]) == (None, [], [])
    assert "not_a_plan" in codes(plan)


@pytest.mark.parametrize(
    "text",
    [
        "Cách nấu phở: hầm xương trước 6 giờ, cho gia vị.",
        "QUYẾT ĐỊNH\nVề việc tặng Giấy khen\nĐiều 1. Tặng Giấy khen cho 05 cá nhân.",
        "%PDF-1.7 \x93\x8c\x8b\x9e 1 0 obj << /Type /Catalog >> endobj",
        "1. Một\n2. Hai\n3. Ba\n",
    ],
)
def test_no_plan(text):
    plan = extract_plan(text)

    assert (plan["kind"], plan["targets"], plan["deadlines"]) == (None, [], [])
    assert codes(plan).count("not_a_plan") == 1


def test_another_kind_of_document_is_named():
    assert extract_plan("UBND TỈNH A\nCHỈ THỊ\nVề thi đua")["document_kind"] == "chỉ thị"


@pytest.mark.parametrize("name", PLANS)
def test_form_of_the_letters_does_not_matter(name):
    text = plan_text(name)
    expected = extract_plan(text)

    assert extract_plan(unicodedata.normalize("NFD", text)) == expected
    assert extract_plan(text.replace("\n", "\r\n")) == expected
    assert extract_plan("\ufeff" + text) == expected


@pytest.mark.parametrize("name", PLANS)
def test_hard_spaces_and_form_feeds(name):
    text = plan_text(name)

    assert extract_plan(text.replace(" ", "\xa0")) == extract_plan(text)
    assert extract_plan(text.replace("\n\n", "\n\x0c\n")) == extract_plan(text)


def test_a_megabyte_is_read():
    body = "- Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 30/6/2025.\n"
    plan = extract_plan("KẾ HOẠCH\nThi đua năm 2025\n\nI. TỔ CHỨC THỰC HIỆN\n\n" + body * 15_000)

    assert [one["due_on"] for one in plan["deadlines"]] == ["2025-06-30"]


@pytest.mark.parametrize(
    "unit", ["a", " ", "1.", "| a", "(", '"a', "$\\geq ", "<a ", "KH-", "trước ngày ", "I. A ", "\n"]
)
def test_long_monotony_is_read(unit):
    assert extract_plan(unit * 20_000)["kind"] is None


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text(text):
    assert set(extract_plan(text)) == set(extract_plan(""))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_mixture_of_a_plan(text):
    plan = extract_plan(text)
    last = text.count("\n") + 1

    assert all(
        1 <= one["line"] <= last for key in ("targets", "deadlines", "movements", "references") for one in plan[key]
    )
