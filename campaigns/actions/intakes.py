"""Bringing a text in, and correcting what was read from it."""

from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.actions.readings import GROUPS, reading_of
from campaigns.intake import extract_plan
from campaigns.models import Intake, OfficeSetting
from campaigns.policies import IntakePolicy, may_draft
from thiduakt.base.acts import lock
from thiduakt.base.clock import today
from units.actions.files import keep_file
from units.models import Post, StoredFile, Unit

NO_PLAN = frozenset({"not_a_plan", "empty"})


@transaction.atomic
def open_intake(
    *, text: str, actor: Post, content: bytes = b"", name: str = "", media_type: str = "", key: UUID | None = None
) -> Intake:
    """Read a text and keep what was found for review. `content` is the file it came from, if any.

    The key becomes the intake's own: a second press opens the first one's review. Raises ValidationError on `text`
    when it is no plan.
    """
    may_draft(actor).require()
    lock(actor)  # two presses of one button take turns
    again = Intake.objects.visible_to(actor).filter(pk=key).first() if key else None
    if again:
        return again
    findings = extract_plan(text)
    refusal = next((found for found in findings["warnings"] if found["code"] in NO_PLAN), None)
    if refusal:
        raise ValidationError({"text": f"{refusal['message']} Chưa có gì được lưu; hãy kiểm tra lại văn bản."})
    is_free = key is not None and not Intake.objects.filter(pk=key).exists()
    return Intake.objects.create(
        id=key if is_free else uuid4(),
        text=text,
        file=_kept(content, name, media_type, actor),
        findings=reading_of(findings, list(Unit.objects.alive(today()))),
        before_includes_day=before_includes_day(actor.unit),
        created_by=actor,
    )


def _kept(content: bytes, name: str, media_type: str, actor: Post) -> StoredFile | None:
    return keep_file(content=content, name=name, media_type=media_type, actor=actor) if content else None


def before_includes_day(office: Unit) -> bool:
    """How the office reads "trước ngày X": whether day X still counts."""
    setting = OfficeSetting.objects.filter(office=office).first()
    return setting is not None and setting.before_includes_day


@transaction.atomic
def choose_reading(*, intake: Intake, includes_day: bool, actor: Post, for_all: bool = False) -> Intake:
    """Say whether "trước ngày X" counts day X in this text; `for_all` keeps it for later texts of the office."""
    intake = _held(intake, actor)
    intake.before_includes_day = includes_day
    intake.save(update_fields=["before_includes_day"])
    if for_all:
        OfficeSetting.objects.update_or_create(office=actor.unit, defaults={"before_includes_day": includes_day})
    return intake


@transaction.atomic
def correct_part(*, intake: Intake, changes: dict, actor: Post) -> Intake:
    """Correct the metadata: `changes` are keys of the findings."""
    intake = _held(intake, actor)
    intake.findings |= changes
    intake.save(update_fields=["findings"])
    return intake


@transaction.atomic
def keep_fact(*, intake: Intake, group: str, fact: dict, actor: Post, fact_id: str | None = None) -> Intake:
    """Correct a found fact, or add one. Raises ValidationError when the fact was dropped meanwhile."""
    intake = _held(intake, actor)
    facts = intake.findings[group]
    if fact_id is None:
        facts.append({**fact, "id": _new_id(intake.findings, group), "added": True})
    else:
        place = _place(facts, fact_id)
        if place is None:
            raise ValidationError("Mục này đã được bỏ; hãy thêm lại nếu cần.")
        facts[place] = {**facts[place], **fact}
    if group == "sections":
        facts.sort(key=lambda section: section.get("line") or 0)
    intake.save(update_fields=["findings"])
    return intake


@transaction.atomic
def drop_fact(*, intake: Intake, group: str, fact_id: str, actor: Post) -> Intake:
    """Leave a fact out; dropping it twice changes nothing more."""
    intake = _held(intake, actor)
    intake.findings[group] = [fact for fact in intake.findings[group] if fact["id"] != fact_id]
    intake.save(update_fields=["findings"])
    return intake


def _held(intake: Intake, actor: Post) -> Intake:
    intake = lock(intake)
    IntakePolicy(actor, intake).can_edit().require()
    return intake


def _place(facts: list[dict], fact_id: str) -> int | None:
    return next((place for place, fact in enumerate(facts) if fact["id"] == fact_id), None)


def _new_id(findings: dict, group: str) -> str:
    findings["last_ids"][group] += 1
    return f"{GROUPS[group]}{findings['last_ids'][group]}"
