"""Reopening an entry that the province replaced: on every day the law is what it was before."""

from datetime import date, timedelta

import pytest

from awards.actions.law_entries import add_entry, override_entry, reopen_entry
from awards.actions.packs import load_packs
from awards.facts.law_entries import as_written, in_place_of
from awards.models import LawPack, LawStep, Rule, Threshold

pytestmark = pytest.mark.django_db
FIRST, SECOND, LATER = date(2027, 1, 1), date(2027, 6, 1), date(2028, 1, 1)
PAPER = {"note": "Theo quy chế mới.", "document": "Quyết định 01"}


@pytest.fixture(autouse=True)
def law(db):
    load_packs()


def replaced(row, actor, starts, times):
    written = as_written(row) | {
        "parameters": {**row.parameters, "times": times},
        "valid_from": starts.isoformat(),
        "valid_to": None,
        "mark": "LOCAL",
    }
    override_entry(row=row, written=written, actor=actor, **PAPER)
    row.refresh_from_db()
    return Rule.objects.get(code=row.code, pack="dia-phuong", valid_from=starts)


def law_of(day):
    return list(Rule.objects.in_force(day).order_by("code").values_list("code", "pack", "valid_from", "valid_to"))


def test_the_law_is_what_it_was_before_the_override(reviewer):
    row = Rule.objects.get(code="CSTDT-01")
    before = {day: law_of(day) for day in (FIRST - timedelta(days=1), FIRST, LATER)}
    own = replaced(row, reviewer, FIRST, 2)
    assert in_place_of(row) == [own]
    assert law_of(LATER) != before[LATER]

    reopen_entry(row=row, actor=reviewer, **PAPER)

    assert {day: law_of(day) for day in before} == before
    assert Rule.objects.valid_on(LATER).filter(code="CSTDT-01").count() == 1
    moves = list(LawStep.objects.order_by("pk").values_list("move", "pack"))
    assert moves == [("override", row.pack), ("withdraw", "dia-phuong"), ("reopen", row.pack)]
    assert LawStep.objects.get(move="withdraw").before["parameters"]["times"] == 2


def test_it_can_be_replaced_again_from_the_same_day(reviewer):
    row = Rule.objects.get(code="CSTDT-01")
    replaced(row, reviewer, FIRST, 2)
    reopen_entry(row=row, actor=reviewer, **PAPER)
    row.refresh_from_db()

    replaced(row, reviewer, FIRST, 4)

    assert Rule.objects.in_force(LATER).get(code="CSTDT-01").parameters["times"] == 4


def test_an_own_row_holds_again_for_as_long_as_it_did(reviewer):
    row = Rule.objects.get(code="CSTDT-01")
    own = replaced(row, reviewer, FIRST, 2)
    before = law_of(LATER)
    replaced(own, reviewer, SECOND, 4)

    reopen_entry(row=own, actor=reviewer, **PAPER)

    assert law_of(LATER) == before
    assert Rule.objects.in_force(LATER).get(code="CSTDT-01").parameters["times"] == 2


def test_other_awards_of_a_row_written_for_several_keep_theirs(reviewer):
    row = Threshold.objects.in_force(FIRST).filter(award_code="*").first()
    written = {"awards": ["*", "CSTDCS"], "share": "0.7", "citation": "Quy chế", "mark": "LOCAL"}
    add_entry(section="thresholds", written=written | {"valid_from": f"{FIRST}"}, actor=reviewer, **PAPER)
    Threshold.objects.filter(pk=row.pk).update(closed_on=FIRST - timedelta(days=1))
    row.refresh_from_db()

    reopen_entry(row=row, actor=reviewer, **PAPER)

    own = Threshold.objects.filter(pack="dia-phuong")
    assert [each.award_code for each in own] == ["CSTDCS"]
    assert LawPack.objects.get(pk="dia-phuong").content["thresholds"][0]["awards"] == ["CSTDCS"]
