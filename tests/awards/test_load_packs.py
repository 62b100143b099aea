"""Loading packs: whole, again, and with what an officer changed."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from awards.actions.packs import load_pack, load_packs
from awards.eligibility.pack import PackError, shipped_law
from awards.facts import law_in_force
from awards.models import Authority, AwardType, BaseSalary, LegalGround, PrizeRate, Rule, Threshold

pytestmark = pytest.mark.django_db
TABLES = (AwardType, Authority, Rule, Threshold, PrizeRate, BaseSalary, LegalGround)
ENTRY = {"citation": "Quy chế, Điều 1", "mark": "VERIFIED", "valid_from": "2025-01-01", "valid_to": None}
SALARY = {"amount": 1_000_000, **ENTRY}
RULE = {
    "id": "X-1",
    "award": "*",
    "subject": "any",
    "severity": "warn",
    "kind": "notice",
    "parameters": {"message": "Xem quy chế."},
    **ENTRY,
}


def contents():
    return [list(model.objects.order_by("pk").values()) for model in TABLES]


def small(**parts):
    return {"id": "tinh", "title": "Quy chế của tỉnh", "valid_from": "2025-01-01", **parts}


def test_loading_again_changes_nothing():
    load_packs()
    once = contents()
    load_packs()

    assert contents() == once
    assert AwardType.objects.count() == 65


def test_the_tables_say_what_the_packs_say():
    load_packs()
    on = date(2026, 11, 20)
    book, shipped = law_in_force(on), shipped_law()

    assert list(book.award_types) == list(shipped.award_types)
    assert set(map(str, book.authorities)) == set(map(str, shipped.authorities))
    for award, subject in (("LDTT", "ca_nhan"), ("CSTDCS", "ca_nhan"), ("CSTD_TINH", "ca_nhan"), ("TTLDXS", "tap_the")):
        assert [r.id for r in book.rules_for(award, subject, on)] == [
            r.id for r in shipped.rules_for(award, subject, on)
        ]


def test_loading_costs_the_same_however_many_rows(django_assert_max_num_queries):
    with django_assert_max_num_queries(90):
        load_packs()


def test_an_officer_may_switch_a_rule_on_and_keep_it_so():
    load_packs()
    Rule.objects.filter(code="CSTDCS-01n").update(is_active=True)
    load_packs()

    assert Rule.objects.get(code="CSTDCS-01n").is_active is True


def test_rows_that_left_the_pack_leave_the_table():
    load_pack(small(rules=[RULE, RULE | {"id": "X-2"}], base_salaries=[SALARY]))
    load_pack(small(rules=[RULE], base_salaries=[SALARY]))

    assert list(Rule.objects.values_list("code", flat=True)) == ["X-1"]
    assert list(BaseSalary.objects.values_list("amount", "pack")) == [(1_000_000, "tinh")]


def test_a_bad_pack_writes_nothing():
    with pytest.raises(PackError):
        load_pack(small(base_salaries=[SALARY], rules=[RULE | {"kind": "magic"}]))

    assert contents() == [[]] * len(TABLES)


def test_shares_and_grounds_of_a_day():
    load_packs()
    on = date(2026, 11, 20)

    assert Threshold.objects.in_force(on).get(award_code="CSTD_TINH").share == Decimal("0.9")
    assert list(LegalGround.objects.in_force(on).filter(paper="decision").values_list("position", flat=True)) == [
        1,
        2,
        3,
        4,
    ]


def test_the_command_loads_a_file_or_says_why_not(tmp_path, capsys):
    good, bad = tmp_path / "tot.json", tmp_path / "hong.json"
    good.write_text(json.dumps(small(rules=[RULE])))
    bad.write_text("{")
    call_command("load_packs", str(good))
    with pytest.raises(CommandError) as refused:
        call_command("load_packs", str(bad))

    assert capsys.readouterr().out == "tinh: Quy chế của tỉnh (1 quy tắc).\n"
    assert (str(refused.value), refused.value.returncode) == ("hong.json, dòng 1: không đúng cú pháp JSON.", 2)
