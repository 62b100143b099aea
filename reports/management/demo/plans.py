"""One plan issued, one still a draft, registrations in every state, an open round."""

from datetime import date, timedelta
from pathlib import Path

from campaigns.actions.drafting import save_intake
from campaigns.actions.intakes import open_intake
from campaigns.actions.issuing import Orders, issue_plan
from campaigns.actions.registrations import (
    add_titles,
    move_registration,
    open_registration,
    register_targets,
)
from campaigns.actions.rounds import open_round
from campaigns.choices import DeadlineKind, RoundKind
from campaigns.models import Plan, Round
from units.models import Person, Post, Unit

SOURCE = Path(__file__).parent / "ke-hoach.txt"
CODES = ["CSTD_TINH", "CSTDCS", "LDTT", "TTLDXS", "BK_TINH"]
REGISTERED_BY = ["gd.xd", "gd.tc", "gd.yt", "gd.gd", "gd.nn", "ct.anphu"]


def make_plan(posts: dict[str, Post], units: dict[str, Unit], on: date) -> Plan:
    """The yearly plan, through intake and issue as an officer would do it."""
    officer, workers = posts["van.phong"], working_units(units)
    plan = save_intake(intake=open_intake(text=_text(on), actor=officer), actor=officer)
    deadlines = plan.deadlines.all()
    by_deadline = {
        deadline.pk: [units["home"]] if deadline.kind == DeadlineKind.INTERIM_REPORT else workers
        for deadline in deadlines
    }
    orders = Orders(carriers=workers, by_deadline=by_deadline, registration_due_on=on + timedelta(days=3))
    issue_plan(plan=plan, actor=officer, issued_on=on - timedelta(days=25), orders=orders)
    save_intake(intake=open_intake(text=_text(on + timedelta(days=365)), actor=officer), actor=officer)
    plan.refresh_from_db()
    return plan


def _text(on: date) -> str:
    return SOURCE.read_text(encoding="utf-8").format(
        year=on.year,
        report_day=f"{on + timedelta(days=17):%d/%m/%Y}",
        interim_day=f"{on + timedelta(days=6):%d/%m/%Y}",
    )


def working_units(units: dict[str, Unit]) -> list[Unit]:
    """The offices, departments and communes that carry a plan."""
    return [unit for key, unit in units.items() if "/" not in key and key not in {"province", "district"}]


def make_registrations(posts: dict[str, Post], people: dict[str, list[Person]], plan: Plan) -> None:
    """Some accepted, one handed in, one returned, one still a draft; the rest have none."""
    for place, login in enumerate(REGISTERED_BY):
        head = posts[login]
        registration = open_registration(plan=plan, actor=head)
        targets = plan.targets.filter(parent=None, value__isnull=False)
        values = {target.pk: target.value + (place + 1) % 3 for target in targets}
        register_targets(registration=registration, values=values, actor=head)
        key = next(name for name, staff in people.items() if staff and _is_of(head, staff))
        add_titles(registration=registration, code="CSTDCS", actor=head, people=people[key][:2])
        add_titles(registration=registration, code="TTLDXS", actor=head, units=[head.unit])
        _move_on(registration, place, head, posts["van.phong"])


def _is_of(head: Post, staff: list[Person]) -> bool:
    return staff[0].employments.filter(ends_on=None, unit=head.unit).exists()


def _move_on(registration, place: int, head: Post, officer: Post) -> None:
    if place == len(REGISTERED_BY) - 1:
        return  # still a draft
    move_registration(registration=registration, move="submit", actor=head)
    if place == 0:
        note = "Mức đăng ký của chỉ tiêu số 4 cao hơn mức của kế hoạch; đề nghị xem lại."
        move_registration(registration=registration, move="return", actor=officer, note=note)
    elif place != 1:
        move_registration(registration=registration, move="accept", actor=officer)


def make_round(posts: dict[str, Post], units: dict[str, Unit], plan: Plan, on: date) -> Round:
    """The yearly round, closing in ten days."""
    return open_round(
        name=f"Tổng kết phong trào thi đua năm {on.year}", kind=RoundKind.ANNUAL, year=on.year, award_codes=CODES,
        opens_on=on - timedelta(days=20), closes_on=on + timedelta(days=10), units=working_units(units),
        actor=posts["ban.tdkt"], plan=plan,
    )  # fmt: skip
