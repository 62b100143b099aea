"""Councils, the law's rows and what waits for a vote or a decision, for tests."""

from datetime import date, time

import factory

from awards.actions.applying import apply_decision
from awards.actions.councils import open_session, plan_session
from awards.actions.decisions import draft_decision, number_decision, sign_decision
from awards.choices import CouncilRole, DossierState, NomineeState
from awards.models import AwardType, Council, CouncilSession, Decision, Nominee
from tests.factories.awards import CITED, AwardTypeFactory, DossierFactory, NomineeFactory
from thiduakt.base.clock import today

PROVINCE_AWARD = {"code": "CSTD_TINH", "name": "Chiến sĩ thi đua cấp tỉnh", "precedence": 300}


class CitedFactory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    citation = CITED["citation"]
    mark = CITED["mark"]
    valid_from = CITED["valid_from"]
    pack = CITED["pack"]


class AuthorityFactory(CitedFactory):
    class Meta:
        model = "awards.Authority"

    award_type = factory.LazyFunction(lambda: AwardTypeFactory(**PROVINCE_AWARD))
    code = "CHU_TICH_UBND_TINH"
    title = "Chủ tịch Ủy ban nhân dân cấp tỉnh"


class ThresholdFactory(CitedFactory):
    class Meta:
        model = "awards.Threshold"

    award_code = "*"
    share = "0.501"


class PrizeRateFactory(CitedFactory):
    class Meta:
        model = "awards.PrizeRate"

    award_type = factory.LazyFunction(lambda: AwardTypeFactory(**PROVINCE_AWARD))
    subject = "ca_nhan"
    multiple = "3"


class BaseSalaryFactory(CitedFactory):
    class Meta:
        model = "awards.BaseSalary"

    amount = 2_340_000


class LegalGroundFactory(CitedFactory):
    class Meta:
        model = "awards.LegalGround"

    paper = "decision"
    text = factory.Sequence(lambda n: f"Căn cứ văn bản thử nghiệm số {n}")
    position = factory.Sequence(lambda n: n + 1)


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "awards.CouncilMember"

    full_name = factory.Sequence(lambda n: f"Lê Văn Ủy {n}")
    position = "Giám đốc Sở Thử nghiệm"
    order = factory.Sequence(lambda n: n + 1)
    starts_on = date(2024, 1, 1)


def council_of(unit, members: int) -> Council:
    """A council with a chair, a secretary and the rest."""
    council = Council.objects.create(unit=unit, name="Hội đồng Thi đua - Khen thưởng tỉnh", starts_on=date(2024, 1, 1))
    roles = [CouncilRole.CHAIR, CouncilRole.SECRETARY] + [CouncilRole.MEMBER] * members
    for role in roles[:members]:
        MemberFactory(council=council, role=role)
    return council


def appraised(count: int, *, state=NomineeState.FOR, award: AwardType | None = None, **of_dossier) -> list[Nominee]:
    """People in one dossier that the Board has concluded."""
    award = award or AwardTypeFactory(**PROVINCE_AWARD)
    dossier = DossierFactory(state=DossierState.APPRAISED, **of_dossier)
    return NomineeFactory.create_batch(count, dossier=dossier, award_type=award, state=state)


def opened(council: Council, round_, secretary, **values) -> CouncilSession:
    """A session of today that has begun."""
    values = {"held_on": today(), "starts_at": time(8, 0), "place": "Phòng họp số 1", **values}
    session = plan_session(council=council, round=round_, actor=secretary, **values)
    open_session(session=session, actor=secretary, on=today())
    session.refresh_from_db()
    return session


def drafted(nominees: list[Nominee], signer, secretary, **values) -> Decision:
    """A draft for these nominees of one round and award."""
    first = nominees[0]
    words = {"title": "Về việc tặng danh hiệu", "grounds": ["Căn cứ thử"], "proposal": "Theo đề nghị của Sở Nội vụ"}
    return draft_decision(
        round=first.dossier.round,
        award_type=first.award_type,
        nominees=nominees,
        signer=signer,
        actor=secretary,
        on=today(),
        **{**words, **values},
    )


def numbered(decision: Decision, leader, clerk, issued_on: date | None = None) -> Decision:
    """The draft, signed and numbered."""
    sign_decision(decision=decision, actor=leader, on=today())
    number_decision(decision=decision, issued_on=issued_on or today(), actor=clerk, on=today())
    decision.refresh_from_db()
    return decision


def applied(decision: Decision, clerk) -> Decision:
    """The numbered decision, in the register."""
    apply_decision(decision=decision, actor=clerk)
    decision.refresh_from_db()
    return decision


class PrizeRoundingFactory(CitedFactory):
    class Meta:
        model = "awards.PrizeRounding"

    step = 10_000
    direction = "up"
