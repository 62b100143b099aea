"""Benchmarks run in a database of their own and print what the contract says; how fast is no test's business."""

import json
import os
import subprocess
import sys

import pytest

from reports.management.bench.measure import ROUNDS, Case, growth, turn_by_turn
from tests.house.tree import ROOT

SEARCHES = {
    "rare_name", "common_name", "two_words_any_order", "prefix", "one_word", "typo", "nothing", "unit",
}  # fmt: skip
PEOPLE = {
    "unit", "unit_awards", "person", "person_awards", "people", "people_of_a_unit", "people_by_name",
    "people_women_unrated", "register_by_name", "reorganisation_preview", "subtree_at_a_date",
}  # fmt: skip
PAGES = {"dossiers", "dossiers_in_appraisal", "appraisals", "register", "desk"}


def bench(folder, *words) -> subprocess.CompletedProcess:
    command = [sys.executable, "-W", "error", "manage.py", "bench", *words]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'office.sqlite3'}"}
    environment["DJANGO_SETTINGS_MODULE"] = "thiduakt.settings.dev"
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """One run of the pages at two tiny scales."""
    folder = tmp_path_factory.mktemp("bench")
    return folder, bench(folder, "lists", "--scales", "8,4", "--json")


def test_the_last_line_is_the_json_of_the_contract(run):
    _, done = run
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])["benches"]["lists"]
    cases = result["cases"]

    assert {(case["case"], case["scale"]) for case in cases} == {(page, scale) for page in PAGES for scale in (4, 8)}
    assert {frozenset(case) for case in cases} == {
        frozenset({"case", "scale", "ours_ms", "other", "other_ms", "ratio", "queries", "bytes"})
    }
    assert {case["case"] for case in cases if case["other_ms"]} == {"dossiers"}
    assert result["growth"] > 0


def test_a_page_asks_as_often_at_every_scale(run):
    _, done = run
    asked = {}
    for case in json.loads(done.stdout.splitlines()[-1])["benches"]["lists"]["cases"]:
        asked.setdefault(case["case"], set()).add(case["queries"])

    assert {page: len(counts) for page, counts in asked.items()} == dict.fromkeys(PAGES, 1)
    assert {page for page, counts in asked.items() if max(counts) > 10} <= {"desk"}


@pytest.fixture(scope="module")
def run_of_people(tmp_path_factory):
    """One run of the search and of the pages of people at two small scales."""
    done = bench(tmp_path_factory.mktemp("bench"), "search", "people", "--scales", "120,60", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])["benches"]


def test_names_are_looked_for_beside_a_scan_that_forgives_no_slip(run_of_people):
    cases = run_of_people["search"]["cases"]

    assert {(case["case"], case["scale"]) for case in cases} == {
        (name, scale) for name in SEARCHES for scale in (60, 120)
    }
    assert {case["case"] for case in cases if case["other_ms"] is None} == {"typo"}


def test_pages_of_people_ask_as_often_at_every_scale(run_of_people):
    asked = {}
    for case in run_of_people["people"]["cases"]:
        asked.setdefault(case["case"], set()).add(case["queries"])

    assert {name: len(counts) for name, counts in asked.items()} == dict.fromkeys(PEOPLE, 1)


def test_a_list_is_judged_beside_a_question_a_person(tmp_path):
    done = bench(tmp_path, "eligibility", "--scales", "100,50", "--json")
    assert done.returncode == 0, done.stderr
    cases = json.loads(done.stdout.splitlines()[-1])["benches"]["eligibility"]["cases"]

    assert {(case["case"], case["scale"]) for case in cases} == {
        (name, scale) for name in ("cstd_tinh_2000", "findings_2000", "cstd_tinh_counts") for scale in (50, 100)
    }
    assert {case["case"] for case in cases if case["other"] == "per-person loop"} == {"cstd_tinh_2000"}
    assert {case["queries"] for case in cases if case["case"].startswith("cstd_tinh")} == {1}


def test_no_database_is_left_behind(run):
    folder, _ = run
    assert list(folder.glob("*bench*")) == []


def test_an_unknown_name_is_one_sentence(tmp_path):
    done = bench(tmp_path, "nhanh", "--json")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip() == "Không có phép đo nhanh. Có: eligibility, lists, people, register, search."


def test_both_ways_take_turns():
    order = []
    ours, other = turn_by_turn(lambda: order.append("ours"), lambda: order.append("other"))

    assert order == ["ours", *["ours", "other"] * ROUNDS]
    assert ours >= 0
    assert other >= 0


def test_growth_is_that_of_the_worst_page():
    def case(name, scale, milliseconds):
        return Case(name, scale, milliseconds, "", None, None)

    cases = [case("a", 10, 2.0), case("a", 1000, 3.0), case("b", 10, 4.0), case("b", 1000, 4.4)]

    assert growth(cases) == 1.5
