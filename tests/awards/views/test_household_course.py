"""One household from the dossier of its commune to the register: every page on the way names it."""

from datetime import time

import pytest
from django.urls import reverse

from awards.actions.appraisals import conclude_dossier, give_verdict, take_dossier
from awards.actions.attachments import attach_file
from awards.actions.councils import record_attendance
from awards.actions.dossiers import open_dossier, write_opinions
from awards.actions.nominees import nominate
from awards.actions.submissions import submit_dossier
from awards.actions.votes import close_session, record_votes
from awards.actions.wishes import Wish
from awards.choices import Attendance
from awards.eligibility.votes import Ballots
from awards.models import Award
from tests.factories.awards import AwardTypeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.councils import (
    PROVINCE_AWARD,
    AuthorityFactory,
    BaseSalaryFactory,
    PrizeRateFactory,
    ThresholdFactory,
    applied,
    council_of,
    drafted,
    numbered,
    opened,
)
from tests.factories.dossiers import PDF, REPORT
from tests.factories.people import HouseholdFactory
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today

NAME, PLACE = "Hộ Lê Văn Hòa", "Thôn Đông, xã An Phú"


@pytest.fixture
def award(province):
    award = AwardTypeFactory(**PROVINCE_AWARD, for_household=True)
    AuthorityFactory()
    BaseSalaryFactory()
    ThresholdFactory(share="0.8")
    PrizeRateFactory(award_type=award, subject="ho_gia_dinh")
    return award


@pytest.fixture
def dossier(province, award):
    """Handed in by the commune, with nobody but the household."""
    commune = UnitFactory(kind="commune", name="Ủy ban nhân dân xã An Phú", parent=province)
    head = PostFactory(unit=commune, role="unit_head")
    dossier = open_dossier(round=RoundFactory(award_codes=[award.code]), actor=head, on=today())
    household = HouseholdFactory(unit=commune, head_name="Lê Văn Hòa")
    wish = Wish(award, household=household, achievement=REPORT)
    nominate(dossier=dossier, wishes=[wish], actor=head, on=today())
    write_opinions(dossier=dossier, summary="", opinion="Nhất trí.", actor=head)
    attach_file(
        dossier=dossier, kind="bien_ban_binh_xet", content=PDF, name="bb.pdf", media_type="application/pdf", actor=head
    )
    submit_dossier(dossier=dossier, actor=head, on=today())
    dossier.refresh_from_db()
    return dossier


def test_every_page_on_the_way_names_the_household(login, dossier, province, award, reviewer, secretary, leader, clerk):
    def text(post, name, *args, **query):
        return login(post).get(reverse(f"awards:{name}", args=args), query).text

    nominee = dossier.nominees.get()
    assert '<td class="num" data-label="Hộ">1</td>' in text(reviewer, "appraisals")
    take_dossier(dossier=dossier, actor=reviewer)
    shown = text(reviewer, "appraisal", dossier.pk)
    assert [word in shown for word in ("1 hộ gia đình", NAME, PLACE)] == [True, True, True]

    give_verdict(nominee=nominee, verdict="for", actor=reviewer, on=today())
    conclude_dossier(dossier=dossier, actor=reviewer, on=today())
    session = opened(council_of(province, 3), dossier.round, secretary)
    record_attendance(
        session=session, attendance={seat.pk: Attendance.PRESENT for seat in session.seats.all()}, actor=secretary
    )
    assert NAME in text(secretary, "session_votes", session.pk)
    record_votes(session=session, votes={nominee.pk: Ballots(yes=3, no=0)}, actor=secretary)
    close_session(session=session, ends_at=time(10), opinion="", actor=secretary)

    assert "1 hộ gia đình" in text(secretary, "decision_new")
    nominee.refresh_from_db()
    decision = numbered(drafted([nominee], leader, secretary), leader, clerk)
    shown = text(leader, "decision", decision.pk)
    assert [word in shown for word in ("1 hộ gia đình", NAME, PLACE)] == [True, True, True]
    applied(decision, clerk)
    assert "1 hộ gia đình" in text(clerk, "decision_done", decision.pk)

    won = Award.objects.get()
    assert (won.household, won.holder_unit, won.name, won.unit_name) == (
        nominee.household,
        dossier.unit,
        NAME,
        PLACE,
    )
    assert decision.full_number in text(reviewer, "household", nominee.household.pk)
    assert f"{award.name} cho hộ gia đình" in text(reviewer, "unit_awards", dossier.unit.pk)
