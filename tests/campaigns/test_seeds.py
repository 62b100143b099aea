"""Three real plans from intake to issue; skipped where their texts are not at hand."""

import json
from pathlib import Path

import pytest
from django.urls import reverse

from campaigns.choices import PlanState
from campaigns.models import Intake, Plan
from thiduakt.base.clock import today

SHARED = Path(__file__).resolve().parents[3] / "shared"
FACTS = SHARED / "domain" / "seed_plans.json"
PLANS = json.loads(FACTS.read_text(encoding="utf-8"))["plans"] if FACTS.exists() else []
SIGNED = {
    "signer_capacity": "head",
    "signer_for": "",
    "signer_position": "CHÁNH VĂN PHÒNG",
    "signer_name": "Trần Văn Mẫu",
}


@pytest.mark.skipif(not PLANS, reason="the texts lie outside of the project")
@pytest.mark.parametrize("facts", PLANS, ids=lambda facts: facts["seed"])
def test_a_real_plan_is_read_saved_and_issued(login, office_officer, unit, board_unit, facts):
    text = (SHARED / "seeds" / facts["file"]).read_text(encoding="utf-8")
    client = login(office_officer)
    review = client.post("/ke-hoach/nhap/", {"text": text}).url
    page = client.get(review)
    intake = Intake.objects.get()
    client.post(reverse("campaigns:intake_part", args=[intake.pk, "nguoi-ky"]), SIGNED)
    draft = client.post(reverse("campaigns:intake_save", args=[intake.pk])).url
    plan = Plan.objects.get()

    assert page.status_code == 200
    assert (plan.number, plan.symbol) == (facts["metadata"]["so"], facts["metadata"]["ky_hieu"])
    assert str(plan.issued_on) == facts["metadata"]["ngay"]
    assert plan.targets.filter(parent=None).count() == len(facts["chi_tieu"])
    assert plan.sections.count() == len(list(_flat(facts["sections"])))
    assert [line for line in plan.sections.values_list("title", "body") if not any(line)] == []

    issue = reverse("campaigns:plan_issue", args=[plan.pk])
    typed = {"number": "", "issued_on": f"{today():%d/%m/%Y}", "carriers": [str(unit.pk)], "confirmed": "1"}
    assert client.post(issue, typed).url == draft
    plan.refresh_from_db()
    assert (plan.state, plan.number) == (PlanState.ISSUED, 1)
    assert client.get(draft).status_code == 200


def _flat(sections):
    for section in sections:
        yield section
        yield from _flat(section["children"])
