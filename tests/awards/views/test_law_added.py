"""A standard is added in two steps: its kind, then the figures of that kind under their names."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.actions.packs import load_packs
from awards.models import Rule
from thiduakt.base.clock import today

pytestmark = pytest.mark.django_db


def test_a_standard_is_added_by_its_kind_for_the_award_one_comes_from(client, reviewer):
    load_packs()
    client.force_login(reviewer.user)
    url = reverse("awards:law_entry_add", args=["rules"])

    first = client.get(f"{url}?award=LDTT").text
    assert "Số lần liên tục" in first
    assert "times_in_a_row" not in first.replace('value="times_in_a_row"', "")
    second = client.get(f"{url}?award=LDTT&kind=service")
    assert "Điều kiện: số tháng" in second.text
    assert second.context["form"]["award"].value() == "LDTT"
    said = {"id": "T-01", "award": "LDTT", "subject": "any", "severity": "block", "is_active": "on"}
    said |= {"parameter-0": "9", "valid_from": f"{today() + timedelta(days=30):%d/%m/%Y}", "citation": "Quy chế"}
    said |= {"note": "Theo quy chế.", "document": "Quyết định 01"}
    assert client.post(f"{url}?award=LDTT&kind=service", said).status_code == 302

    row = Rule.objects.get(code="T-01")
    assert (row.kind, row.award_code, row.parameters) == ("service", "LDTT", {"months": 9})
