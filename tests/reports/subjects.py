"""A plan, a dossier, a session and a decision of the same invented province, ready for paper."""

from datetime import date, time

from awards.choices import Attendance, CouncilRole, DecisionState, DossierState, SessionState
from awards.models import Council, CouncilMember, CouncilSession, Decision, LegalGround, Tally
from campaigns.models import PlanSection, Recipient
from tests.factories.awards import AwardTypeFactory, DossierFactory, NomineeFactory
from tests.factories.campaigns import PlanFactory
from tests.factories.units import PostFactory, UnitFactory
from units.choices import Capacity, Role, UnitKind

HELD = date(2026, 3, 9)


def make_province():
    return UnitFactory(
        kind=UnitKind.PROVINCE, name="Ủy ban nhân dân tỉnh Hòa Giang", symbol="UBND", place_name="Hòa Giang"
    )


def make_plan(province, **facts):
    office = UnitFactory(kind=UnitKind.OFFICE, name="Văn phòng UBND tỉnh", symbol="VP", parent=province)
    known = {
        "issuer": office,
        "parent_issuer_name": province.name,
        "symbol": "KH-VP",
        "preamble": "Văn phòng ban hành Kế hoạch như sau:",
        "closing": "Trên đây là Kế hoạch.",
        "signer_capacity": Capacity.KT,
        "signer_for": "CHÁNH VĂN PHÒNG",
        "signer_position": "PHÓ CHÁNH VĂN PHÒNG",
        "signer_name": "Hà Thị Vân",
    }
    plan = PlanFactory(**known | facts)
    first = PlanSection.objects.create(plan=plan, position=1, label="I", title="Mục đích")
    PlanSection.objects.create(plan=plan, parent=first, position=2, label="1", body="Thi đua sôi nổi.\n- Mọi phòng.")
    PlanSection.objects.create(plan=plan, position=3, label="II", title="Tổ chức", body="Các phòng thực hiện.")
    Recipient.objects.create(plan=plan, position=1, text="Các phòng, ban")
    Recipient.objects.create(plan=plan, position=2, text="Lưu: VT, HCTC")
    return plan


def make_dossier(province, *, people=2, units=1, **facts):
    unit = UnitFactory(name="Sở Xây dựng", symbol="SXD", parent=province)
    board = UnitFactory(name="Ban Thi đua - Khen thưởng", symbol="BTĐKT", parent=province)
    PostFactory(unit=board, role=Role.REVIEWER)
    LegalGround.objects.create(
        paper="proposal", position=1, text="Căn cứ Luật Thi đua, khen thưởng", citation="", mark="VERIFIED",
        valid_from=date(2024, 1, 1), pack="thu",
    )  # fmt: skip
    known = {"unit": unit, "signer_position": "GIÁM ĐỐC", "signer_name": "Trần Văn Bình", "round__name": "Năm học mới"}
    dossier = DossierFactory(**known | facts)
    for _ in range(people):
        NomineeFactory(dossier=dossier)
    collective = AwardTypeFactory(code="TTLDXS", name="Tập thể lao động xuất sắc", precedence=400)
    for _ in range(units):
        NomineeFactory(dossier=dossier, person=None, unit=UnitFactory(parent=unit), award_type=collective)
    return dossier


def make_session(province, *, dossier=None):
    dossier = dossier or make_dossier(province, state=DossierState.APPRAISED)
    council = Council.objects.create(
        unit=province, name="Hội đồng Thi đua - Khen thưởng tỉnh", starts_on=date(2025, 1, 1)
    )
    session = CouncilSession.objects.create(
        council=council, round=dossier.round, held_on=HELD, starts_at=time(8), ends_at=time(10, 5),
        place="Phòng họp số 2", minutes_number=4, state=SessionState.CLOSED,
    )  # fmt: skip
    roles = (CouncilRole.CHAIR, CouncilRole.VICE, CouncilRole.SECRETARY, CouncilRole.MEMBER, CouncilRole.MEMBER)
    ways = (Attendance.PRESENT, Attendance.PRESENT, Attendance.PRESENT, Attendance.WRITTEN, Attendance.ABSENT)
    for order, (role, way) in enumerate(zip(roles, ways, strict=True), 1):
        member = CouncilMember.objects.create(
            council=council, full_name=f"Lê Thành Viên {order}", position="Lãnh đạo sở", role=role, order=order,
            starts_on=date(2025, 1, 1),
        )  # fmt: skip
        session.seats.create(member=member, attendance=way)
    for yes, nominee in zip((5, 4, 3), dossier.nominees.order_by("position"), strict=False):
        Tally.objects.create(
            session=session, nominee=nominee, yes=yes, no=5 - yes, base=5, threshold="0.8000",
            threshold_citation="khoản 7 Điều 30 (tạm áp dụng)",
        )  # fmt: skip
    return session


def make_decision(province, *, dossier=None, **facts):
    dossier = dossier or make_dossier(province, units=0, state=DossierState.APPRAISED)
    nominees = list(dossier.nominees.select_related("award_type").order_by("position"))
    known = {
        "issuer": province,
        "issuer_name": province.name,
        "authority_line": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA GIANG",
        "place": "Hòa Giang",
        "round": dossier.round,
        "award_type": nominees[0].award_type if nominees else AwardTypeFactory(),
        "title": "Về việc tặng danh hiệu Chiến sĩ thi đua cơ sở",
        "grounds": ["Căn cứ Luật Thi đua, khen thưởng"],
        "proposal": "Theo đề nghị của Giám đốc Sở Nội vụ",
        "symbol": "QĐ-UBND",
        "number": 7,
        "year": 2026,
        "issued_on": HELD,
        "state": DecisionState.NUMBERED,
        "signer_position": "CHỦ TỊCH",
        "signer_name": "Nguyễn Hoàng Giang",
        "created_by": PostFactory(unit=province, role=Role.SECRETARY),
    }
    decision = Decision.objects.create(**known | facts)
    for position, nominee in enumerate(nominees, 1):
        decision.lines.create(position=position, nominee=nominee)
    return decision


MAKERS = {"plan": make_plan, "proposal": make_dossier, "minutes": make_session, "decision": make_decision}
