"""One thing for every situation of the permission table, in the demo province; and the people who ask for it."""

from datetime import time, timedelta
from io import BytesIO
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from awards.actions.councils import open_session, plan_session
from awards.choices import AttachmentKind, DecisionState, DossierState, ReturnState, SessionState
from awards.models import Attachment, Award, Council, CouncilSession, Decision, Dossier, ReturnItem
from campaigns.choices import DeadlineKind, PlanState, RegistrationState, ReportState
from campaigns.models import Deadline, Intake, Plan, Registration, Round, UnitReport
from reports.choices import PaperKind
from reports.models import Rendering
from tests.factories.units import PostFactory
from tests.shell import book, deciding, law, measures, past, who
from thiduakt.base.clock import today
from thiduakt.base.jobs import JobState
from thiduakt.permissions.door import UNITS, Door
from units.actions.files import keep_file
from units.actions.sign_ins import begin_sign_in
from units.choices import Channel, Role
from units.models import Employment, Letter, Post, Unit

LONG_ENOUGH = "Hoàn thành vượt mức mọi nhiệm vụ được giao trong năm, có sáng kiến được áp dụng tại đơn vị."

NOWHERE = {"address": "203.0.113.1", "device": "Chrome", "session_key": None}


class Samples:
    """Built once in the loaded province; `args(door, actor)` leads to the thing the door is about."""

    def __init__(self):
        self.units = {unit.symbol: unit for unit in Unit.objects.exclude(symbol="")}
        self.things = {
            "": None,
            "unit": Unit.objects.get(posts__user__username="gd.xd"),
            "round": Round.objects.get(),
            "intake": self._intake(),
            "plan issued": Plan.objects.get(state=PlanState.ISSUED),
            "plan draft": Plan.objects.get(state=PlanState.DRAFT),
            "registration draft": Registration.objects.get(state=RegistrationState.DRAFT),
            "registration submitted": Registration.objects.get(state=RegistrationState.SUBMITTED),
            "dossier draft": self._draft(),
            "dossier submitted": Dossier.objects.get(state=DossierState.SUBMITTED),
            "dossier returned": Dossier.objects.get(state=DossierState.RETURNED),
            "dossier in appraisal": Dossier.objects.get(state=DossierState.IN_APPRAISAL),
            "session closed": CouncilSession.objects.get(state=SessionState.CLOSED),
            "session planned": self._session(),
            "decision applied": Decision.objects.filter(state=DecisionState.APPLIED).first(),
        }
        self.things["session open"] = self._session(begins=True)
        self.things["person"] = Employment.objects.main().on(today()).filter(unit=self.things["unit"]).first().person
        self.things["deadline of the unit"] = self._deadline()
        self.things["report submitted"] = self._report()
        for number, state in enumerate((DecisionState.DRAFT, DecisionState.SIGNED, DecisionState.NUMBERED), 900):
            self.things[f"decision {state}"] = self._decision(state, number)
        self.item = self._item(self.things["dossier in appraisal"], ReturnState.ANSWERED)
        self.paper = self._paper(self.things["dossier submitted"])
        self.things |= measures.things(self)
        self.things |= book.things(self)
        self.things |= deciding.things(self)
        self.things |= past.things(self)
        self.things |= who.things(self)
        self.things |= law.things(self)

    def unit_of(self, door: Door) -> Unit | None:
        """The unit whose thing it is."""
        thing = self.things.get(door.about)
        if isinstance(thing, Deadline):
            return thing.assignments.get().unit
        if isinstance(thing, Award):
            return thing.holder_unit
        return self.things["unit"] if door.about in {"unit", "person"} else getattr(thing, "unit", None)

    def actor(self, role: str, unit: Unit | None = None) -> Post:
        """The account of the role; for a unit's role the one of that unit, made where the demo has none."""
        posts = Post.objects.filter(role=role).order_by("user__username")
        if role not in UNITS:
            return posts.get()
        unit = unit or self.things["unit"]
        return posts.filter(unit=unit).first() or PostFactory(role=role, unit=unit, title="Người thử")

    def stranger(self, role: str, unit: Unit) -> Post:
        """A person with the same role in another unit."""
        return self.actor(role, Unit.objects.exclude(pk=unit.pk).filter(posts__role=Role.UNIT_HEAD).last())

    def args(self, door: Door, actor: Post) -> list:
        """What the address needs."""
        thing = self.things.get(door.about)
        own = {
            "own post": lambda: [actor.pk],
            "post of another": lambda: [Post.objects.exclude(user=actor.user).first().pk],
            "own letter": lambda: [self._letter(actor).pk],
            "own sign-in": lambda: [begin_sign_in(user=actor.user, way="password", **NOWHERE).pk],
            "letter of another": lambda: [self._letter(Post.objects.exclude(user=actor.user).first()).pk],
        }
        if door.about in own:
            return own[door.about]()
        return ([thing.pk] if thing else []) if door.name not in MORE else MORE[door.name](self, thing)

    def _intake(self) -> Intake:
        saved = Intake.objects.order_by("pk").first()
        return Intake.objects.create(
            text=saved.text, findings=saved.findings, created_by=saved.created_by, before_includes_day=False
        )

    def _draft(self) -> Dossier:
        """Nothing is lacking any more."""
        dossier = Dossier.objects.get(state=DossierState.DRAFT, unit__posts__user__username="gd.xd")
        dossier.nominees.update(achievement=LONG_ENOUGH)
        dossier.opinion = "Tập thể nhất trí."
        dossier.save()
        file = keep_file(content=b"bien ban", name="bien-ban.docx", media_type="application/msword", actor=None)
        Attachment.objects.create(dossier=dossier, kind=AttachmentKind.MINUTES, file=file)
        return dossier

    def _session(self, *, begins=False) -> CouncilSession:
        secretary = self.actor(Role.SECRETARY)
        session = plan_session(
            council=Council.objects.get(), round=Round.objects.get(), held_on=today(), starts_at=time(14),
            place="Phòng họp số 1", actor=secretary,
        )  # fmt: skip
        if begins:
            open_session(session=session, actor=secretary, on=today())
        return session

    def _decision(self, state: str, number: int) -> Decision:
        like = self.things["decision applied"]
        decision = Decision.objects.get(pk=like.pk)
        decision.pk, decision.state, decision._state.adding = uuid4(), state, True
        if state != DecisionState.NUMBERED:
            decision.number = decision.year = decision.issued_on = None
        else:
            decision.number = number
        decision.save()
        return decision

    def _deadline(self) -> Deadline:
        deadline = Deadline.objects.create(
            plan=self.things["plan issued"], kind=DeadlineKind.FINAL_REPORT, what="Báo cáo", due_on=today()
        )
        deadline.assignments.create(unit=self.things["unit"])
        return deadline

    def _report(self) -> UnitReport:
        deadline = Deadline.objects.create(
            plan=self.things["plan issued"], kind=DeadlineKind.INTERIM_REPORT, what="Báo cáo sơ kết", due_on=today()
        )
        file = keep_file(content=b"bao cao", name="bao-cao.pdf", media_type="application/pdf", actor=None)
        unit = self.things["unit"]
        return UnitReport.objects.create(deadline=deadline, unit=unit, file=file, state=ReportState.SUBMITTED)

    def _item(self, dossier: Dossier, state: str) -> ReturnItem:
        due_on = today() + timedelta(days=5)
        return dossier.return_items.create(
            section="tai-lieu", lacking="Biên bản", ground="Thiếu chữ ký", due_on=due_on, state=state
        )

    def _paper(self, dossier: Dossier) -> Rendering:
        rendering = Rendering.objects.get(kind=PaperKind.PROPOSAL, subject_id=dossier.pk)
        file = keep_file(content=b"%PDF-1.7", name="to-trinh.pdf", media_type="application/pdf", actor=None)
        rendering.file, rendering.state = file, JobState.DONE
        rendering.save()
        return rendering

    def _letter(self, post: Post) -> Letter:
        return Letter.objects.create(
            key=f"thu:{uuid4().hex}", to=post.user, channel=Channel.APP, subject="Thư", body="Nội dung"
        )


MORE = {
    "campaigns:intake_part": lambda s, intake: [intake.pk, "trich-yeu"],
    "campaigns:intake_fact_new": lambda s, intake: [intake.pk, "targets"],
    "campaigns:intake_fact": lambda s, intake: [intake.pk, "targets", intake.findings["targets"][0]["id"]],
    "campaigns:intake_fact_drop": lambda s, intake: [intake.pk, "targets", intake.findings["targets"][0]["id"]],
    "campaigns:plan_part": lambda s, plan: [plan.pk, "trich-yeu"],
    "campaigns:plan_fact_new": lambda s, plan: [plan.pk, "recipients"],
    "campaigns:plan_fact": lambda s, plan: [plan.pk, "recipients", plan.recipients.first().pk],
    "campaigns:plan_fact_drop": lambda s, plan: [plan.pk, "recipients", plan.recipients.first().pk],
    "campaigns:plan_move": lambda s, plan: [plan.pk, "cancel"],
    "campaigns:registration_title_drop": lambda s, row: [row.pk, row.titles.first().pk],
    "awards:nominee": lambda s, dossier: [dossier.pk, dossier.nominees.first().pk],
    "awards:attachment": lambda s, dossier: [dossier.pk, dossier.attachments.first().pk],
    "awards:dossier_item": lambda s, dossier: [dossier.pk, s.item.pk],
    "reports:paper": lambda s, thing: ["proposal" if isinstance(thing, Dossier) else "minutes", thing.pk],
    "reports:request_paper": lambda s, dossier: ["proposal", dossier.pk],
    "reports:rendering": lambda s, dossier: [s.paper.pk],
    "reports:download": lambda s, dossier: [s.paper.pk],
    **measures.ARGUMENTS,
    **law.ARGUMENTS,
    **book.ARGUMENTS,
    **deciding.ARGUMENTS,
    **past.ARGUMENTS,
    **who.ARGUMENTS,
}


def typed(door: Door, samples: Samples) -> dict:
    """A form filled in as by somebody who knows what it wants."""
    thing = samples.things.get(door.about)
    filled = {"note": "Vì lý do chính đáng.", "key": str(uuid4())}
    if isinstance(thing, Dossier):
        filled |= _about_dossier(door, thing)
    if door.name == "awards:dossier_new":
        filled["round"] = str(Round.objects.get().pk)
    if door.name == "campaigns:report":
        filled["body"] = "Đã thực hiện đủ."
    if build := (measures.TYPED | law.TYPED | book.TYPED | deciding.TYPED | past.TYPED | who.TYPED).get(door.name):
        filled |= build(samples, thing)
    return filled


def _about_dossier(door: Door, dossier: Dossier) -> dict:
    nominee = dossier.nominees.first()
    person = Employment.objects.main().on(today()).filter(unit__path__startswith=dossier.unit.path).last().person
    item = dossier.return_items.first()
    forms = {
        "awards:dossier_subjects": {"award_type": str(nominee.award_type.pk), "people": [str(person.pk)]},
        "awards:dossier_opinions": {"summary": "Tóm tắt", "opinion": "Nhất trí"},
        "awards:dossier_files": {"tep-kind": AttachmentKind.OTHER, "tep-file": upload()},
        "awards:nominee": {"act": "thanh-tich", "achievement": LONG_ENOUGH},
        "awards:appraisal": {"nominee": str(nominee.pk), "verdict": "for"},
        "awards:dossier_item": {"accept": "1"},
    }
    if door.name == "awards:dossier_mend":
        return {"item": str(item.pk), f"muc-{item.pk}-answer": "Đã bổ sung."}
    return forms.get(door.name, {})


def upload() -> SimpleUploadedFile:
    """A PDF of one blank page."""
    content, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.write(content)
    return SimpleUploadedFile("minh-chung.pdf", content.getvalue(), "application/pdf")
