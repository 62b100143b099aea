"""Everything a person found in the real plans is found by the rules."""

import pytest

from campaigns.intake import extract_plan
from tests.campaigns.intake.samples import bare, real_plans, tree

REAL = real_plans()
pytestmark = pytest.mark.skipif(not REAL, reason="the real plans are not part of the project")


@pytest.fixture(params=REAL, ids=lambda plan: plan[1]["seed"])
def pair(request):
    text, facts = request.param
    return extract_plan(text), facts


def test_metadata(pair):
    found, facts = pair
    said = facts["metadata"]

    assert (found["kind"], found["number"], found["symbol"]) == ("kế hoạch", said["so"], said["ky_hieu"])
    assert (found["full_number"], found["place"]) == (said["so_ky_hieu"], said["dia_danh"])
    assert (found["issued_on"], found["year"], bare(found["title"])) == (
        said["ngay"],
        said["nam"],
        bare(said["trich_yeu"]),
    )
    assert bare(found["theme"]) == bare(said.get("chu_de"))


def test_issuer(pair):
    found, facts = pair
    said = facts["metadata"]
    inferred = {warning["code"] for warning in found["warnings"]} >= {"header_missing", "issuer_inferred"}

    assert bare(said["co_quan_ban_hanh"]).startswith(bare(found["issuer"]))
    if not said.get("co_quan_in_header", False):
        assert inferred


def test_period(pair):
    found, facts = pair
    period = facts["metadata"].get("period") or {}

    assert found["period"] == {"starts_on": period.get("from_date"), "ends_on": period.get("to_date")}


def test_signer(pair):
    found, facts = pair
    signer = facts["signer"]
    capacity = " ".join(filter(None, (signer["prefix"], signer["on_behalf_of"]))) or None

    assert found["signer"] == {"capacity": capacity, "position": signer["position"], "name": signer["name"]}


def test_headings(pair):
    found, facts = pair

    assert tree(found["sections"]) == tree(facts["sections"], "number")


def test_heading_lines(pair):
    found, facts = pair

    def lines(sections):
        return [(one["line"], lines(one["children"])) for one in sections]

    assert lines(found["sections"]) == lines(facts["sections"])


def test_targets(pair):
    found, facts = pair

    def figures(target):
        return bare(target["name"]), target["comparator"], target["value"], target["unit"]

    assert [
        (target["no"], *figures(target), [figures(part) for part in target["parts"]], target["line"])
        for target in found["targets"]
    ] == [
        (target["no"], *figures(target), [figures(part) for part in target["sub_values"]], target["line"])
        for target in facts["chi_tieu"]
    ]


def test_deadlines(pair):
    found, facts = pair

    def owed(deadline, day):
        return deadline[day], deadline["rule"], deadline["line"], deadline["raw"]

    def words(deadline):
        return [bare(deadline[key]).replace(" - ", " ") for key in ("who", "what", "to")]

    assert [owed(one, "due_on") for one in found["deadlines"]] == [owed(one, "date") for one in facts["deadlines"]]
    assert [words(one) for one in found["deadlines"]] == [words(one) for one in facts["deadlines"]]


def test_movements(pair):
    found, facts = pair
    names = [bare(one["name"]) for one in found["movements"]]
    own = bare(found["title"].split(" ", 2)[2])  # the plan's own, as the title words it

    def is_found(name):
        start = bare(name.removesuffix("..."))[:60]
        return any(one.replace("2023 -2030", "2023 - 2030").startswith(start) for one in names)

    missing = [
        one["name"] for one in facts["phong_trao"] if not is_found(one["name"]) and one.get("role") != "this plan"
    ]
    assert missing == []
    assert names[0] == own


def test_no_movement_is_made_up(pair):
    found, facts = pair

    assert len(found["movements"]) <= len(facts["phong_trao"]) + 1


def test_references(pair):
    found, facts = pair
    said = {one["number"]: (one["date"], one["type"]) for one in facts["references"] if one["number"][0].isdigit()}

    numbered = [one for one in found["references"] if one["number"]]
    assert {one["number"]: (one["issued_on"], one["kind"]) for one in numbered} == said
    assert len(numbered) == len(said)


def test_reference_issuers_and_lines(pair):
    found, facts = pair
    said = {one["number"]: one for one in facts["references"]}

    for reference in found["references"]:
        if reference["number"]:
            expected = said[reference["number"]]
            assert bare(expected["issuer"] or "").startswith(bare(reference["issuer"] or ""))
            assert (reference["issuer"] is None) == (expected["issuer"] is None)
            assert reference["line"] == expected["line"]


def test_recipients(pair):
    found, facts = pair

    assert [bare(one) for one in found["recipients"]] == [bare(one["raw"]) for one in facts["recipients"]]


def test_every_raw_stands_on_its_line():
    for text, _ in REAL:
        lines = text.split("\n")
        for deadline in extract_plan(text)["deadlines"]:
            assert deadline["raw"] in lines[deadline["line"] - 1]
