"""Trying a pack: who changes verdict, by which condition; nothing is written. Old dossiers keep what they were told."""

import json
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.actions.packs import activate_pack, load_packs, offer_pack
from awards.facts.packs import as_pack
from awards.facts.simulation import open_nominees, simulate
from awards.models import AwardType, Dossier, LawPack
from awards.views.standings import standings_of
from tests.factories.dossiers import submitted_dossier
from tests.shell.test_permissions import digest
from thiduakt.base.clock import today
from units.models import Rating

pytestmark = pytest.mark.django_db
STARTS = date(2027, 1, 1)
RULE = {
    "id": "LDTT-01",
    "award": "LDTT",
    "subject": "ca_nhan",
    "severity": "block",
    "kind": "rating",
    "parameters": {"at_least": "hoan_thanh_xuat_sac"},
    "citation": "Quy chế mới, Điều 1",
    "mark": "VERIFIED",
    "valid_from": STARTS.isoformat(),
    "valid_to": None,
}
PACK = {"id": "tinh-moi", "title": "Quy chế mới", "scope": "province", "valid_from": "2027-01-01", "rules": [RULE]}


@pytest.fixture
def dossier(unit_head):
    """Two people rated well and excellently; the new rule asks for excellence."""
    load_packs()
    dossier = submitted_dossier(
        unit_head, names=["Lê Thị Tốt", "Lê Văn Giỏi"], award=AwardType.objects.get(code="LDTT")
    )
    for nominee, grade in zip(dossier.nominees.order_by("position"), grades(), strict=True):
        Rating.objects.create(person=nominee.person, unit=None, year=nominee.year, grade=grade)
    return dossier


def grades():
    return ("hoan_thanh_tot", "hoan_thanh_xuat_sac")


@pytest.fixture
def offered(dossier, reviewer):
    return offer_pack(raw=json.dumps(PACK).encode(), name="goi.json", actor=reviewer, document="QĐ 01")


def tried(dossier, pack, on=STARTS):
    return simulate(open_nominees(dossier.round, Dossier.objects.all()), pack, as_pack(pack), on)


def test_the_one_who_changes_is_named_with_the_condition_and_nothing_is_written(dossier, offered):
    before = digest()

    found = tried(dossier, offered)

    assert (found.judged, digest()) == (2, before)
    [change] = found.changes
    assert (change.nominee.name, change.after.verdict) == ("Lê Thị Tốt", "not_eligible")
    assert (change.finding.rule, change.finding.citation) == ("LDTT-01", "Quy chế mới, Điều 1")


def test_before_its_day_a_pack_changes_nobody(dossier, offered):
    assert tried(dossier, offered, on=today()).changes == ()


def test_a_pack_in_force_is_compared_with_its_absence(dossier, offered, reviewer):
    activate_pack(pack=offered, actor=reviewer, seen=offered.sha256, document="QĐ 01")
    offered.refresh_from_db()

    assert [change.nominee.name for change in tried(dossier, offered).changes] == ["Lê Thị Tốt"]


def test_the_cost_is_the_same_for_one_and_for_many(dossier, offered, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        tried(dossier, offered)


def test_the_page_and_its_workbook(client, dossier, offered, reviewer):
    client.force_login(reviewer.user)
    query = {"round": dossier.round_id, "pack": offered.pk}
    page = client.get(reverse("awards:simulation"), query).content.decode()
    book = load_workbook(BytesIO(client.get(reverse("awards:simulation_xlsx"), query).content))

    assert "trong 2 đề nghị đổi kết quả" in page
    assert "Quy chế mới, Điều 1" in page
    rows = list(book.active.iter_rows(min_row=4, values_only=True))
    assert [(row[2], row[5]) for row in rows] == [("Lê Thị Tốt", "chưa đủ điều kiện")]


def test_a_unit_does_not_try_packs(client, dossier, unit_head):
    client.force_login(unit_head.user)

    assert client.get(reverse("awards:simulation")).status_code == 404


def test_an_old_dossier_shows_the_rules_it_was_judged_by(dossier, offered, reviewer):
    """Citation, mark and day stay as frozen at submission, though the law has changed since."""
    nominee = dossier.nominees.get(person__full_name="Lê Thị Tốt")
    frozen = {finding["rule"]: finding for finding in nominee.findings["findings"]}
    content = {**PACK, "id": "tu-nay", "valid_from": "2024-02-01", "rules": [RULE | {"valid_from": "2024-02-01"}]}
    pack = offer_pack(raw=json.dumps(content).encode(), name="goi.json", actor=reviewer, document="QĐ 02")
    activate_pack(pack=LawPack.objects.get(pk="tu-nay"), actor=reviewer, seen=pack.sha256, document="QĐ 02")
    nominee.refresh_from_db()
    told = standings_of(dossier, [nominee], STARTS)[nominee.pk].findings
    [shown] = [finding for finding in told if finding["rule"] == RULE["id"]]

    assert frozen["LDTT-01"]["citation"] == shown["citation"] == "Luật Thi đua, khen thưởng, Điều 24 khoản 1 điểm a"
    assert (frozen["LDTT-01"]["mark"], nominee.findings["on"]) == ("VERIFIED", today().isoformat())
    assert {finding["rule"]: finding for finding in nominee.findings["findings"]} == frozen
