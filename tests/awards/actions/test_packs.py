"""Packs taken in, put into force, replaced, ended; entries ended, replaced and added by an officer."""

import copy
import json
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.law_entries import add_entry, end_entry, override_entry, reopen_entry
from awards.actions.packs import activate_pack, drop_pack, end_pack, load_pack, load_packs, offer_pack
from awards.choices import LOCAL_PACK, PackState
from awards.facts import law_in_force
from awards.facts.law_entries import TABLES, as_written
from awards.models import AwardType, BaseSalary, LawPack, LawStep, PackStep, Quota, Rule, Threshold
from thiduakt.base.verdict import Refused

pytestmark = pytest.mark.django_db
NOW, LATER = date(2026, 11, 20), date(2027, 1, 1)
ENTRY = {"citation": "Quy chế, Điều 1", "mark": "VERIFIED", "valid_from": "2027-01-01", "valid_to": None}
RULE = {
    "id": "CSTDT-01",
    "award": "CSTD_TINH",
    "subject": "ca_nhan",
    "severity": "block",
    "kind": "times_in_a_row",
    "parameters": {"award": "CSTDCS", "times": 2},
    **ENTRY,
}
PACK = {"id": "tinh-2027", "title": "Quy chế mới", "scope": "province", "valid_from": "2027-01-01", "rules": [RULE]}
PAPER = {"note": "Theo quy chế mới.", "document": "Quyết định 01"}


@pytest.fixture
def law(db):
    load_packs()


@pytest.fixture
def offered(law, reviewer):
    return offer(PACK, reviewer)


def offer(content, actor, **more):
    raw = json.dumps(content, ensure_ascii=False, indent=1).encode()
    return offer_pack(raw=raw, name="goi.json", actor=actor, document="Quyết định 01", **more)


def activate(pack, actor, **more):
    return activate_pack(pack=pack, actor=actor, seen=pack.sha256, document="Quyết định 01", **more)


def times(on):
    [rule] = [each for each in law_in_force(on).rules if each.id == "CSTDT-01"]
    return rule.parameters["times"]


def tables():
    return {name: list(table.model.objects.order_by("pk").values()) for name, table in TABLES.items()}


def test_national_packs_hold_from_the_start_and_a_province_s_is_on_offer(law):
    states = dict(LawPack.objects.values_list("code", "state"))

    assert states == {"vn-2022": "active", "vn-2026-10": "active", "bac-ninh-2025": "offered"}
    assert not Rule.objects.filter(pack="bac-ninh-2025").exists()
    assert {step.who for step in PackStep.objects.all()} == {"hệ thống (nạp gói quy định)"}


def test_loading_again_writes_no_line_and_changes_no_row(law):
    before, lines = tables(), PackStep.objects.count()
    load_packs()

    assert (tables(), PackStep.objects.count()) == (before, lines)


def test_a_pack_on_offer_changes_nothing(law, reviewer):
    before = tables()
    pack = offer(PACK, reviewer)

    assert (pack.state, pack.steps.get().facts, tables()) == (PackState.OFFERED, {"rules": 1}, before)


def test_a_bad_pack_is_refused_line_by_line_and_nothing_is_kept(law, reviewer):
    bad = PACK | {"rules": [RULE | {"kind": "magic"}, RULE | {"id": "X", "award": "KHONG_CO"}]}
    with pytest.raises(ValidationError) as refused:
        offer(bad, reviewer)

    [said] = refused.value.message_dict["pack"]
    assert said.startswith("goi.json, dòng ")
    assert "“magic” không thuộc các giá trị" in said
    assert not LawPack.objects.filter(pk="tinh-2027").exists()


def test_activation_brings_the_entries_into_force_from_their_day(offered, reviewer):
    step = activate(offered, reviewer)
    offered.refresh_from_db()

    assert (times(NOW), times(LATER)) == (3, 2)
    assert (offered.state, offered.activated_by) == (PackState.ACTIVE, reviewer)
    assert (step.document, step.facts, step.who) == ("Quyết định 01", {"rules": 1}, reviewer.user.full_name)


def test_activation_asks_for_a_document_and_for_the_content_that_was_seen(offered, reviewer):
    with pytest.raises(ValidationError, match="văn bản làm căn cứ"):
        activate_pack(pack=offered, actor=reviewer, seen=offered.sha256, document=" ")
    with pytest.raises(ValidationError, match="thay bằng một tệp khác"):
        activate_pack(pack=offered, actor=reviewer, seen="0", document="Quyết định 01")

    assert times(LATER) == 3


def test_only_the_board_changes_the_law(offered, unit_head, reviewer):
    row = Rule.objects.get(code="LDTT-01")
    acts = (
        lambda: offer(PACK | {"id": "khac"}, unit_head),
        lambda: activate(offered, unit_head),
        lambda: end_entry(row=row, on=NOW, actor=unit_head, **PAPER),
        lambda: add_entry(section="rules", written={}, actor=unit_head, **PAPER),
    )
    for act in acts:
        with pytest.raises(Refused):
            act()


def test_a_second_press_does_nothing_more(offered, reviewer):
    key = uuid4()

    assert activate(offered, reviewer, key=key) == activate(offered, reviewer, key=key)


def test_a_pack_that_replaces_another_ends_it_the_day_before(offered, reviewer):
    activate(offered, reviewer)
    newer = copy.deepcopy(PACK) | {"id": "tinh-2028", "valid_from": "2028-01-01", "replaces": ["tinh-2027"]}
    newer["rules"][0] |= {"valid_from": "2028-01-01", "parameters": {"award": "CSTDCS", "times": 4}}
    activate(offer(newer, reviewer), reviewer)
    old = LawPack.objects.get(pk="tinh-2027")

    assert (old.state, old.ended_on) == (PackState.ENDED, date(2027, 12, 31))
    assert (times(NOW), times(LATER), times(date(2028, 1, 1))) == (3, 2, 4)


def test_what_an_ended_pack_took_the_place_of_holds_again(offered, reviewer):
    activate(offered, reviewer)
    offered.refresh_from_db()
    end_pack(pack=offered, on=date(2027, 6, 30), actor=reviewer, **PAPER)

    assert (times(date(2027, 6, 30)), times(date(2027, 7, 1))) == (2, 3)
    with pytest.raises(ValidationError, match="đang hoặc đã áp dụng"):
        offer(PACK, reviewer)


def test_a_dropped_pack_may_be_taken_in_again(offered, reviewer):
    drop_pack(pack=offered, note="Nhầm tệp.", actor=reviewer)
    again = offer(PACK | {"title": "Quy chế sửa"}, reviewer)

    assert (again.state, again.title) == (PackState.OFFERED, "Quy chế sửa")
    assert [step.move for step in again.steps.all()] == ["offer", "drop", "offer", "offer"]


def test_an_ended_entry_stays_ended_when_its_pack_is_loaded_anew(law, reviewer):
    row = Rule.objects.get(code="LDTT-04")
    end_entry(row=row, on=NOW, actor=reviewer, **PAPER)
    load_packs()

    assert Rule.objects.get(code="LDTT-04").closed_on == NOW
    assert Rule.objects.in_force(NOW).filter(code="LDTT-04").exists()
    assert not Rule.objects.in_force(NOW + timedelta(days=1)).filter(code="LDTT-04").exists()
    reopen_entry(row=row, actor=reviewer, **PAPER)
    assert Rule.objects.in_force(LATER).filter(code="LDTT-04").exists()
    assert list(LawStep.objects.values_list("move", "entry")) == [("end", "LDTT-04"), ("reopen", "LDTT-04")]


@pytest.mark.parametrize(
    ("paper", "field"), [({"note": " ", "document": "QĐ"}, "note"), ({"note": "Vì", "document": ""}, "document")]
)
def test_an_act_on_an_entry_needs_reason_and_document(law, reviewer, paper, field):
    with pytest.raises(ValidationError) as refused:
        end_entry(row=Rule.objects.get(code="LDTT-04"), on=NOW, actor=reviewer, **paper)

    assert list(refused.value.message_dict) == [field]


def test_an_override_leaves_the_pack_s_row_as_it_is(law, reviewer):
    row = Rule.objects.get(code="CSTDT-01")
    before = as_written(row)
    written = before | {"parameters": {**row.parameters, "times": 2}, "mark": "LOCAL", "valid_from": "2027-01-01"}
    override_entry(row=row, written=written, actor=reviewer, **PAPER)
    row.refresh_from_db()

    assert as_written(row) == before
    assert (row.closed_on, times(NOW), times(LATER)) == (date(2026, 12, 31), 3, 2)
    step = LawStep.objects.get()
    assert (step.before, step.after["parameters"]["times"], step.pack) == (before, 2, "vn-2022")


def test_the_province_s_own_entry_can_be_overridden_again(law, reviewer):
    row = BaseSalary.objects.order_by("-valid_from").first()
    for year, amount in ((2027, 2_700_000), (2028, 2_900_000)):
        written = as_written(row) | {"amount": amount, "mark": "LOCAL", "valid_from": f"{year}-01-01"}
        override_entry(row=row, written=written, actor=reviewer, **PAPER)
        row = BaseSalary.objects.get(amount=amount)

    amounts = [BaseSalary.objects.in_force(date(year, 6, 1)).get().amount for year in (2026, 2027, 2028)]
    assert amounts == [2_340_000, 2_700_000, 2_900_000]
    assert len(LawPack.objects.get(pk=LOCAL_PACK).content["base_salaries"]) == 2


def test_an_added_entry_counts_beside_the_nation_s(law, reviewer):
    quota = {
        "id": "T-01", "award": "BK_TINH", "scope": "unit", "numerator": "BK_TINH", "denominator": "members",
        "share": "0.1", "rounding": "down", "severity": "block", **ENTRY,
    }  # fmt: skip
    add_entry(section="quotas", written=quota, actor=reviewer, **PAPER)

    assert Quota.objects.in_force(LATER).get(code="T-01").share == Decimal("0.1")
    with pytest.raises(ValidationError, match="trùng nhau"):
        add_entry(section="quotas", written=quota, actor=reviewer, **PAPER)
    assert LawStep.objects.count() == 1


def test_a_bad_entry_is_refused_and_nothing_is_written(law, reviewer):
    before = tables()
    with pytest.raises(ValidationError, match="“magic” không thuộc các giá trị"):
        add_entry(section="rules", written=RULE | {"kind": "magic"}, actor=reviewer, **PAPER)

    assert tables() == before


def test_of_nation_and_province_the_younger_row_holds(law, reviewer):
    province = LawPack.objects.get(pk="bac-ninh-2025")
    activate(province, reviewer)
    rows = Threshold.objects.in_force(NOW).filter(award_code="quorum")

    assert [row.pack for row in rows] == ["bac-ninh-2025"]
    assert Threshold.objects.in_force(date(2025, 12, 1)).get(award_code="quorum").pack == "vn-2022"


def test_the_system_may_load_a_file_and_an_ended_pack_stays_ended(law, offered, reviewer):
    load_pack(PACK)
    offered.refresh_from_db()
    assert (offered.state, offered.activated_by) == (PackState.ACTIVE, None)
    end_pack(pack=offered, on=NOW, actor=reviewer, **PAPER)
    with pytest.raises(ValueError, match="đã kết thúc áp dụng"):
        load_pack(PACK)


def test_every_award_of_the_catalogue_says_its_paper_and_its_period(law):
    assert AwardType.objects.valid_on(NOW).count() == 64
    assert AwardType.objects.get(code="GK_HUYEN").valid_to == date(2025, 6, 30)
    assert set(AwardType.objects.exclude(paper_size="").values_list("paper_size", flat=True)) == {
        "420x297",
        "360x237",
        "297x210",
    }
