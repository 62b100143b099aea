"""Trying a pack: who changes verdict, by which condition; nothing is written. Old dossiers keep what they were told."""

import json
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.actions.law_entries import end_entry
from awards.actions.packs import activate_pack, load_pack, load_packs, offer_pack
from awards.choices import DossierState
from awards.facts.packs import as_pack
from awards.facts.simulation import open_nominees, simulate
from awards.models import AwardType, Dossier, LawPack, Rule
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


def test_a_long_list_is_judged_in_parts_and_the_page_says_how_far(client, dossier, offered, reviewer, monkeypatch):
    monkeypatch.setattr("awards.facts.simulation.PART", 1)
    monkeypatch.setattr("awards.views.simulation.SECONDS", 0)
    client.force_login(reviewer.user)
    query = {"round": dossier.round_id, "pack": offered.pk}
    sent_back = client.get(reverse("awards:simulation_xlsx"), query)
    done = client.get(reverse("awards:simulation"), query).text
    again = client.get(reverse("awards:simulation"), query | {"tinh-lai": "1"}).text

    assert sent_back.url.startswith(f"{reverse('awards:simulation')}?round=")
    assert "trong 2 đề nghị đổi kết quả" in done
    assert "đã xong 1 trong 2 đề nghị" in again
    assert 'value="50"' in again
    assert "tinh-lai" not in again
    assert "trong 2 đề nghị đổi kết quả" not in again


def test_what_was_found_is_forgotten_when_the_law_changes(client, dossier, offered, reviewer):
    client.force_login(reviewer.user)
    query = {"round": dossier.round_id, "pack": offered.pk, "on": STARTS.isoformat()}
    before = client.get(reverse("awards:simulation"), query).text
    Rating.objects.all().delete()
    kept = client.get(reverse("awards:simulation"), query).text
    row = Rule.objects.get(code="LDTT-01")
    end_entry(row=row, on=today(), note="Thôi dùng.", document="QĐ 02", actor=reviewer)
    after = client.get(reverse("awards:simulation"), query).text

    assert "<b>1</b> trong 2 đề nghị đổi kết quả" in before
    assert "<b>1</b> trong 2 đề nghị đổi kết quả" in kept
    assert "<b>1</b> trong 2 đề nghị đổi kết quả" not in after


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


def test_the_pages_of_a_decided_dossier_show_what_was_frozen(client, reviewer, unit_head):
    """Article and how sure it was read, as of the day of handing in, for the Board and for the unit."""
    load_packs()
    since = {"valid_from": "2024-02-01"}
    unsure = RULE | since | {"mark": "RECALLED", "citation": "Quy chế cũ, Điều 9"}
    load_pack(PACK | since | {"rules": [unsure]})
    dossier = submitted_dossier(unit_head, names=["Lê Thị Tốt"], award=AwardType.objects.get(code="LDTT"))
    load_pack(PACK | since | {"rules": [RULE | since]})
    Dossier.objects.filter(pk=dossier.pk).update(state=DossierState.DECIDED)

    for reader in (reviewer, unit_head):
        client.force_login(reader.user)
        for url in (dossier.nominees.get().get_absolute_url(), reverse("awards:dossier_standards", args=[dossier.pk])):
            page = client.get(url).text
            assert "Căn cứ: Quy chế cũ, Điều 9 <i>(chưa đối chiếu được)</i>" in page
            assert "Quy chế mới, Điều 1" not in page
