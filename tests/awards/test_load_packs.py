"""Loading packs: whole, again, and with what an officer changed."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from awards.actions.packs import load_pack, load_packs
from awards.eligibility.pack import PackError, shipped_law, shipped_packs
from awards.facts import law_in_force
from awards.models import Authority, AwardType, BaseSalary, LawPack, LegalGround, PackStep, PrizeRate, Rule, Threshold

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
    assert str(refused.value).startswith("hong.json, dòng 1: không đúng cú pháp JSON. Hãy xem dấu phẩy")
    assert refused.value.returncode == 2


def test_an_older_release_left_rows_without_a_pack_and_what_was_ended_stays_ended():
    """Databases from before packs were kept: the tables are full, no LawPack stands, an officer has ended an entry."""
    load_packs()
    forget_packs()
    closed, gone = date(2026, 6, 30), Rule.objects.get(code="LDTT-02")
    Rule.objects.filter(code="LDTT-01").update(closed_on=closed, citation="Lời cũ", parameters={})
    AwardType.objects.filter(code="GK_XA").update(closed_on=closed, name="Tên cũ")
    gone.pk, gone.code = None, "KHONG-CON"
    gone.save()
    before = {model: model.objects.count() for model in TABLES} | {Rule: Rule.objects.count() - 1}

    load_packs()

    kept, award = Rule.objects.get(code="LDTT-01"), AwardType.objects.get(code="GK_XA")
    assert {model: model.objects.count() for model in TABLES} == before
    assert (kept.closed_on, kept.citation) == (closed, "Luật Thi đua, khen thưởng, Điều 24 khoản 1 điểm a")
    assert (award.closed_on, award.name) == (closed, "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã")
    assert set(LawPack.objects.values_list("pk", "state")) == {
        *{("vn-2022", "active"), ("vn-2026-10", "active")},
        ("bac-ninh-2025", "offered"),
    }
    once = contents()
    load_packs()
    assert contents() == once


def test_an_older_release_that_loaded_what_is_now_only_on_offer_keeps_it_in_use():
    """A province's pack whose entries stood in the tables already goes on to hold."""
    load_pack(shipped("bac-ninh-2025"))
    forget_packs()

    load_packs()

    assert LawPack.objects.get(pk="bac-ninh-2025").state == "active"
    assert Rule.objects.filter(pack="bac-ninh-2025").exists()


def forget_packs():
    PackStep.objects.all()._raw_delete("default")
    LawPack.objects.all().delete()


def shipped(code):
    return next(pack for pack in shipped_packs() if pack.id == code)
