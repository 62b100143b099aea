"""What a line of a list would change of a person: fields, work, ratings. Compares only; nothing is written."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from thiduakt.base.vietnamese import short_date
from units.choices import Grade, Sex
from units.intake.facts import Facts
from units.models import Employment, Person, Rating, Unit


class ClashError(Exception):
    """The line contradicts what is known; the text is a sentence for the list of findings."""


@dataclass(slots=True)
class Plan:
    """All that a line would write. `closes` is the work that ends the day before `starts_on`; `writes`
    are those of a list of records.
    """

    fields: dict = field(default_factory=dict)
    citizen_id: str = ""
    position: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    closes: Employment | None = None
    ratings: dict[int, str] = field(default_factory=dict)
    old_ratings: dict[int, Rating] = field(default_factory=dict)
    writes: list = field(default_factory=list)
    shown: list[dict] = field(default_factory=list)

    def show(self, label: str, old, new) -> None:
        """Note a change for the preview."""
        self.shown.append({"label": label, "old": str(old or ""), "new": str(new)})

    @property
    def is_empty(self) -> bool:
        return not (self.fields or self.citizen_id or self.starts_on or self.ratings or self.writes)


def new_person(facts: Facts) -> Plan:
    """What makes the record of somebody not known yet."""
    plan = Plan(citizen_id=facts.citizen_id, ratings=dict(facts.ratings))
    plan.fields = {"full_name": facts.name, "sex": facts.sex, "ethnic_group": facts.ethnic, **_birth(facts)}
    plan.fields |= _party(facts)
    return plan


def known_person(facts: Facts, person: Person, ratings: dict[int, Rating]) -> Plan:
    """What of a known person's record differs from the line; what the line does not say stays."""
    plan = Plan()
    if facts.name.casefold() != person.full_name.casefold():
        plan.fields["full_name"] = facts.name
        plan.show("Họ và tên", person.full_name, facts.name)
    _compare_birth(plan, facts, person)
    if facts.sex and facts.sex != person.sex:
        plan.fields["sex"] = facts.sex
        plan.show("Giới tính", person.get_sex_display(), Sex(facts.sex).label)
    if facts.ethnic and facts.ethnic.casefold() != person.ethnic_group.casefold():
        plan.fields["ethnic_group"] = facts.ethnic
        plan.show("Dân tộc", person.ethnic_group, facts.ethnic)
    _compare_party(plan, facts, person)
    for year, grade in facts.ratings.items():
        old = ratings.get(year)
        if old is None or old.grade != grade:
            plan.ratings[year] = grade
            if old:
                plan.old_ratings[year] = old
            plan.show(f"Xếp loại năm {year}", old.get_grade_display() if old else "", Grade(grade).label)
    return plan


def add_citizen_id(plan: Plan, facts: Facts, marks: list[str], person: Person) -> None:
    """Take over the citizen id of the line. Raises ClashError when another is known."""
    if not facts.citizen_id or person.citizen_id_hash in marks:
        return
    if person.citizen_id_hash:
        raise ClashError("Số định danh khác với số đã có của người này. Hãy kiểm tra trên thẻ.")
    plan.citizen_id = facts.citizen_id
    plan.show("Số CCCD", "", "có trong danh sách")


def add_work(plan: Plan, facts: Facts, unit: Unit, jobs: list[Employment], as_of: date) -> None:
    """Begin work in the unit unless the person already does that work there on the day of the list.

    `jobs` is the person's main work, oldest first. Raises ClashError when the dates cannot be.
    """
    current = next((job for job in jobs if job.starts_on <= as_of and (not job.ends_on or job.ends_on >= as_of)), None)
    since = facts.since.day if facts.since else None
    if current and current.unit_id == unit.pk and (not facts.position or _same(current.position, facts.position)):
        return
    if not facts.position and not current:
        raise ClashError("Hãy ghi chức vụ.")
    start = since or as_of
    before = current or next((job for job in reversed(jobs) if job.starts_on <= as_of), None)
    later = next((job for job in jobs if job.starts_on > as_of), None)
    if before and (start <= before.starts_on or (before is not current and before.ends_on >= start)):
        raise ClashError(
            f"Ngày bắt đầu {short_date(start)} trùng với thời gian làm {before.position} tại {before.unit.label} "
            f"(từ {short_date(before.starts_on)}). Hãy ghi ngày nhận việc mới."
        )
    plan.position, plan.starts_on = facts.position or current.position, start
    plan.ends_on = later.starts_on - timedelta(days=1) if later else unit.ended_on
    if current and current.ends_on:
        plan.ends_on = current.ends_on
    plan.closes = current
    if plan.ends_on and plan.ends_on < start:
        raise ClashError(f"{unit.label} đã kết thúc ngày {short_date(unit.ended_on)}. Hãy xem lại ngày của danh sách.")
    old = f"{current.position}, {current.unit.label}" if current else ""
    plan.show("Công tác", old, f"{plan.position}, {unit.label} từ {short_date(start)}")


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _birth(facts: Facts) -> dict:
    if facts.birth is None:
        return {}
    return {"birth_date": facts.birth.day, "birth_year": facts.birth.year}


def _compare_birth(plan: Plan, facts: Facts, person: Person) -> None:
    """A year alone says nothing against a day in that year."""
    if facts.birth is None:
        return
    is_same = facts.birth.day == person.birth_date if facts.birth.day else facts.birth.year == person.birth_year
    if not is_same:
        plan.fields |= _birth(facts)
        known = short_date(person.birth_date) if person.birth_date else person.birth_year
        plan.show("Ngày sinh", known, facts.birth)


def _party(facts: Facts) -> dict:
    if facts.party is None:
        return {}
    return {"is_party_member": facts.party, "party_joined_on": facts.party_on.day if facts.party_on else None}


def _compare_party(plan: Plan, facts: Facts, person: Person) -> None:
    said = _party(facts)
    if not said:
        return
    if facts.party != person.is_party_member:
        plan.fields |= said
        words = {True: "đảng viên", False: "chưa là đảng viên", None: ""}
        plan.show("Đảng viên", words[person.is_party_member], words[facts.party])
    elif said["party_joined_on"] and said["party_joined_on"] != person.party_joined_on:
        plan.fields["party_joined_on"] = said["party_joined_on"]
        known = short_date(person.party_joined_on) if person.party_joined_on else ""
        plan.show("Ngày vào Đảng", known, short_date(said["party_joined_on"]))
