"""One button pressed twice at the same moment: the act is done once."""

from uuid import uuid4

import pytest
from django.db import IntegrityError

from awards.actions import applying, submissions
from awards.actions.applying import apply_decision
from awards.actions.submissions import submit_dossier
from awards.choices import AttachmentKind, NomineeState
from awards.models import Attachment, Award, DecisionStep, DossierCopy, DossierStep
from campaigns.actions import rounds
from campaigns.actions.intakes import open_intake
from campaigns.actions.rounds import open_round
from campaigns.choices import RoundKind
from campaigns.models import Deadline, Intake, Round, RoundStep
from tests.campaigns.texts import PLAN
from tests.factories.awards import DossierFactory, NomineeFactory
from tests.factories.councils import (
    AuthorityFactory,
    BaseSalaryFactory,
    PrizeRateFactory,
    appraised,
    drafted,
    numbered,
)
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.actions.files import keep_file
from units.models import Counter, Letter

pytestmark = ON_POSTGRESQL


@pytest.fixture
def dossier(unit):
    """Ready to be handed in."""
    dossier = DossierFactory(unit=unit, opinion="Nhất trí đề nghị.")
    NomineeFactory(dossier=dossier, achievement="Hoàn thành tốt mọi nhiệm vụ được giao trong cả năm công tác.")
    file = keep_file(content=b"bien ban", name="bien-ban.docx", media_type="application/msword", actor=None)
    Attachment.objects.create(dossier=dossier, kind=AttachmentKind.MINUTES, file=file)
    return dossier


def submit_twice(dossier, head, first=None, second=None):
    def press(key):
        return lambda: submit_dossier(dossier=dossier, actor=head, on=today(), key=key)

    return at_once(press(first), press(second))


def submitted(dossier) -> tuple[int, int, int]:
    """How many journal lines, frozen copies and numbers of tờ trình there are."""
    lines = DossierStep.objects.filter(dossier=dossier, move="submit").count()
    counter = Counter.objects.filter(issuer=dossier.unit, series="proposal").first()
    return lines, DossierCopy.objects.filter(dossier=dossier).count(), counter.last if counter else 0


def test_a_double_press_hands_the_dossier_in_once(dossier, unit_head, reviewer):
    key = uuid4()
    first, second = submit_twice(dossier, unit_head, key, key)

    assert first == second
    assert submitted(dossier) == (1, 1, 1)
    assert Letter.objects.filter(to=reviewer.user, channel="app").count() == 1


def test_two_open_tabs_hand_the_dossier_in_once(dossier, unit_head):
    answers = submit_twice(dossier, unit_head, uuid4(), uuid4())

    assert sorted(type(answer).__name__ for answer in answers) == ["DossierStep", Refused.__name__]
    assert submitted(dossier) == (1, 1, 1)


def test_control_without_the_lock_both_get_to_the_number(dossier, unit_head, monkeypatch):
    without_locks(monkeypatch)
    drawn = []

    def draw(**series):
        number = submissions_draw(**series)
        drawn.append(number)
        return number

    submissions_draw = submissions.draw_number
    monkeypatch.setattr(submissions, "draw_number", Meeting(2).before(draw))

    answers = submit_twice(dossier, unit_head, uuid4(), uuid4())

    assert len(drawn) == 2
    assert sorted(type(answer).__name__ for answer in answers) == ["DossierStep", IntegrityError.__name__]


@pytest.fixture
def decision(province, unit, leader, secretary, clerk):
    """Numbered, with three recipients."""
    AuthorityFactory()
    PrizeRateFactory()
    BaseSalaryFactory()
    nominees = appraised(3, state=NomineeState.PASSED, unit=unit)
    return numbered(drafted(nominees, leader, secretary), leader, clerk)


def apply_twice(decision, clerk, secretary, key=None):
    return at_once(
        lambda: apply_decision(decision=decision, actor=clerk, key=key),
        lambda: apply_decision(decision=decision, actor=secretary, key=key),
    )


def test_a_double_press_enters_the_awards_once(decision, clerk, secretary):
    first, second = apply_twice(decision, clerk, clerk, uuid4())

    assert first == second
    assert Award.objects.filter(decision=decision).count() == 3


def test_clerk_and_secretary_at_once_enter_the_awards_once(decision, clerk, secretary):
    answers = apply_twice(decision, clerk, secretary)

    assert sorted(type(answer).__name__ for answer in answers) == ["DecisionStep", Refused.__name__]
    assert Award.objects.filter(decision=decision).count() == 3
    assert DecisionStep.objects.filter(decision=decision, move="apply").count() == 1


def test_control_without_the_lock_both_begin_to_enter(decision, clerk, secretary, monkeypatch):
    without_locks(monkeypatch)
    monkeypatch.setattr(applying, "enter_awards", Meeting(2).before(applying.enter_awards))

    answers = apply_twice(decision, clerk, secretary)

    assert sorted(type(answer).__name__ for answer in answers) == ["DecisionStep", IntegrityError.__name__]


def round_opened_by(officer, key):
    facts = {"name": "Đợt cuối năm", "kind": RoundKind.ANNUAL, "year": today().year, "award_codes": ["CSTDCS"]}
    return lambda: open_round(
        **facts, opens_on=today(), closes_on=today(), units=[officer.unit], actor=officer, key=key
    )


def test_a_double_press_opens_one_round(office_officer, unit_head):
    key = uuid4()
    first, second = at_once(*[round_opened_by(office_officer, key)] * 2)

    assert first == second
    assert (Round.objects.count(), RoundStep.objects.count(), Deadline.objects.count()) == (1, 1, 1)


def test_control_without_the_lock_both_begin_to_open_the_round(office_officer, unit_head, monkeypatch):
    without_locks(monkeypatch)
    monkeypatch.setattr(rounds, "Round", Meeting(2).before(rounds.Round))
    key = uuid4()

    answers = at_once(*[round_opened_by(office_officer, key)] * 2)

    assert sorted(type(answer).__name__ for answer in answers) == [IntegrityError.__name__, "Round"]


def test_a_double_press_reads_a_text_once(office_officer):
    key = uuid4()
    answers = at_once(*[lambda: open_intake(text=PLAN, actor=office_officer, key=key)] * 2)

    assert {type(answer).__name__ for answer in answers} == {"Intake"}
    assert Intake.objects.count() == 1
