"""A dossier in every state, each carried there by the acts that people press."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from io import BytesIO

from docx import Document

from awards.actions.applying import apply_decision
from awards.actions.appraisals import (
    Demand,
    conclude_dossier,
    give_verdict,
    reject_dossier,
    return_dossier,
    take_dossier,
)
from awards.actions.attachments import attach_file
from awards.actions.councils import open_session, plan_session, record_attendance
from awards.actions.decisions import draft_decision, number_decision, sign_decision
from awards.actions.dossiers import open_dossier, withdraw_dossier, write_opinions
from awards.actions.nominees import nominate, write_achievement
from awards.actions.submissions import submit_dossier
from awards.actions.votes import close_session, record_votes
from awards.actions.wishes import Wish
from awards.choices import AppraisalVerdict, AttachmentKind, Attendance, DossierState, Section
from awards.eligibility.votes import Ballots
from awards.models import AwardType, Council, Dossier, LegalGround, Nominee
from awards.policies.dossiers import DossierPolicy
from campaigns.models import Round
from thiduakt.base.acts import lock, take_move
from units.models import Household, Person, Post

PROVINCIAL, GRASSROOTS = "CSTD_TINH", "CSTDCS"
FOR_HOUSEHOLDS = "BK_TINH"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# The unit's key, its head's login, and how far the dossier goes.
STORIES = [
    ("building", "gd.xd", DossierState.DRAFT),
    ("finance", "gd.tc", DossierState.SUBMITTED),
    ("health", "gd.yt", DossierState.IN_APPRAISAL),
    ("education", "gd.gd", DossierState.RETURNED),
    ("farming", "gd.nn", DossierState.APPRAISED),
    ("science", "gd.kh", DossierState.DECIDED),
    ("home", "gd.nv", DossierState.ARCHIVED),
    ("commune1", "ct.anphu", DossierState.WITHDRAWN),
    ("commune2", "ct.anlam", DossierState.REJECTED),
    ("commune1", "ct.anphu", DossierState.DRAFT),
]
# A dossier is decided when all its nominees are: these ask only for what the province decides.
PROVINCE_ALONE = frozenset({DossierState.DECIDED, DossierState.ARCHIVED})


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays in the stories, in which round, on which day."""

    posts: dict[str, Post]
    people: dict[str, list[Person]]
    round: Round
    on: date

    @property
    def reviewer(self) -> Post:
        return self.posts["ban.tdkt"]


def make_dossiers(cast: Cast, council: Council) -> None:
    """All stories; those with a decision go through the council first, the appraised one waits for the next."""
    made = {}
    for key, login, state in STORIES:
        dossier = _draft(cast, key, cast.posts[login], state)
        _carry(cast, dossier, cast.posts[login], state)
        made[state] = dossier
    waiting = made[DossierState.APPRAISED]
    for state in (DossierState.DECIDED, DossierState.ARCHIVED):
        _appraise(cast, made[state])
    _decide(cast, council)
    _archive(cast, made[DossierState.ARCHIVED])
    _appraise(cast, waiting)


def _draft(cast: Cast, key: str, head: Post, state: str) -> Dossier:
    whole = state != DossierState.DRAFT
    dossier = open_dossier(round=cast.round, actor=head, on=cast.on)
    staff = [person for name, people in cast.people.items() if name.split("/")[0] == key for person in people]
    codes = [PROVINCIAL] * 4 if state in PROVINCE_ALONE else [PROVINCIAL] * 2 + [GRASSROOTS] * 3
    types = AwardType.objects.in_bulk([*codes, FOR_HOUSEHOLDS], field_name="code")
    wishes = [Wish(types[code], person=person) for code, person in zip(codes, staff[::4], strict=False)]
    wishes += [Wish(types[FOR_HOUSEHOLDS], household=each) for each in Household.objects.of_unit(dossier.unit)[:1]]
    nominees = nominate(dossier=dossier, wishes=wishes, actor=head, on=cast.on)
    for nominee in nominees if whole else nominees[:2]:
        write_achievement(nominee=nominee, text=_achievement(nominee), actor=head)
    if whole:
        opinion = "Tập thể nhất trí đề nghị bằng phiếu kín; cấp ủy thống nhất danh sách."
        write_opinions(dossier=dossier, summary="Hoàn thành các chỉ tiêu đã đăng ký.", opinion=opinion, actor=head)
        attach_file(
            dossier=dossier, kind=AttachmentKind.MINUTES, content=_minutes(dossier), name="bien-ban-binh-xet.docx",
            media_type=DOCX, actor=head,
        )  # fmt: skip
    return dossier


def _achievement(nominee: Nominee) -> str:
    return (
        f"Trong năm, {nominee.name} hoàn thành toàn bộ nhiệm vụ được giao, chủ động rút ngắn thời gian xử lý hồ sơ, "
        "hướng dẫn đồng nghiệp dùng dữ liệu chung và có sáng kiến được áp dụng tại đơn vị."
    )


def _minutes(dossier: Dossier) -> bytes:
    paper = Document()
    paper.add_heading("BIÊN BẢN BÌNH XÉT", level=1)
    paper.add_paragraph(f"Đơn vị: {dossier.unit.name}. Hồ sơ: {dossier.code}.")
    for nominee in dossier.nominees.select_related("award_type"):
        paper.add_paragraph(f"{nominee.name}: {nominee.award_type.name}", style="List Number")
    target = BytesIO()
    paper.save(target)
    return target.getvalue()


def _carry(cast: Cast, dossier: Dossier, head: Post, state: str) -> None:
    if state == DossierState.DRAFT:
        return
    submit_dossier(dossier=dossier, actor=head, on=cast.on)
    if state == DossierState.WITHDRAWN:
        withdraw_dossier(dossier=dossier, note="Đơn vị rà soát lại danh sách.", actor=head, on=cast.on)
    elif state != DossierState.SUBMITTED:
        take_dossier(dossier=dossier, actor=cast.reviewer)
    if state == DossierState.REJECTED:
        note = "Hồ sơ lập cho tập thể đã giải thể trước ngày mở đợt."
        reject_dossier(dossier=dossier, note=note, actor=cast.reviewer, on=cast.on)
    elif state == DossierState.RETURNED:
        return_dossier(dossier=dossier, demands=_demands(cast, dossier), actor=cast.reviewer, on=cast.on)


def _demands(cast: Cast, dossier: Dossier) -> list[Demand]:
    first, second = dossier.nominees.all()[:2]
    due_on = cast.on + timedelta(days=4)
    return [
        Demand(
            section=Section.FILES, lacking=f"Giấy chứng nhận sáng kiến cấp tỉnh của {first.name}",
            ground="Danh hiệu cấp tỉnh cần sáng kiến có hiệu quả và khả năng nhân rộng trong tỉnh",
            due_on=due_on, nominee=first,
        ),
        Demand(
            section=Section.REPORTS, lacking=f"Số liệu kết quả cụ thể trong báo cáo của {second.name}",
            ground="Báo cáo chưa nêu kết quả so với năm trước", due_on=due_on, nominee=second,
        ),
    ]  # fmt: skip


def _appraise(cast: Cast, dossier: Dossier) -> None:
    nominees = list(dossier.nominees.all())
    for nominee in nominees[:-1]:
        give_verdict(nominee=nominee, verdict=AppraisalVerdict.FOR, actor=cast.reviewer, on=cast.on)
    note = "Thành tích chưa nổi trội so với mặt bằng chung của đơn vị."
    give_verdict(nominee=nominees[-1], verdict=AppraisalVerdict.AGAINST, actor=cast.reviewer, on=cast.on, note=note)
    conclude_dossier(dossier=dossier, actor=cast.reviewer, on=cast.on)


def _decide(cast: Cast, council: Council) -> None:
    secretary = cast.posts["thu.ky"]
    session = plan_session(
        council=council, round=cast.round, held_on=cast.on, starts_at=time(8), actor=secretary,
        place="Phòng họp số 2, Trụ sở Ủy ban nhân dân tỉnh",
    )  # fmt: skip
    open_session(session=session, actor=secretary, on=cast.on)
    seats = list(session.seats.all())
    written = Attendance.WRITTEN
    attendance = {seat.pk: written if seat == seats[-1] else Attendance.PRESENT for seat in seats}
    record_attendance(session=session, attendance=attendance, actor=secretary)
    waiting = Nominee.objects.awaiting_vote().order_by("dossier__code", "position")
    votes = {each.pk: Ballots(yes=len(seats) - place % 3, no=place % 3) for place, each in enumerate(waiting)}
    record_votes(session=session, votes=votes, actor=secretary)
    opinion = "Hội đồng thảo luận từng trường hợp và bỏ phiếu kín."
    close_session(session=session, ends_at=time(10, 30), opinion=opinion, actor=secretary)
    _apply(cast)


def _apply(cast: Cast) -> None:
    """One decision per award that passed; grassroots titles stand in the same list by the same signer's office."""
    secretary, leader, clerk = (cast.posts[login] for login in ("thu.ky", "lanh.dao", "van.thu"))
    nominees = list(Nominee.objects.ready_for_decision().filter(award_type=PROVINCIAL))
    grounds = LegalGround.objects.in_force(cast.on).filter(paper="decision").values_list("text", flat=True)
    award_type = AwardType.objects.get(code=PROVINCIAL)
    decision = draft_decision(
        round=cast.round, award_type=award_type, nominees=nominees, signer=leader,
        title=f"Về việc tặng danh hiệu {award_type.name}", grounds=list(grounds), actor=secretary, on=cast.on,
        proposal="Theo đề nghị của Giám đốc Sở Nội vụ.",
    )  # fmt: skip
    sign_decision(decision=decision, actor=leader, on=cast.on)
    number_decision(decision=decision, issued_on=cast.on, actor=clerk, on=cast.on)
    apply_decision(decision=decision, actor=clerk)


def _archive(cast: Cast, dossier: Dossier) -> None:
    dossier = lock(dossier)
    policy = DossierPolicy(cast.reviewer, dossier)
    take_move(dossier, policy.moves["archive"], policy=policy, steps=dossier.steps)
