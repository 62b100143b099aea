"""What is kept about a person: the record, work, ratings, discipline, initiatives, who changed and who looked."""

from collections.abc import Iterator

from django.db.models import Value

from units.choices import DisciplineForm, HoldReason
from units.facts.own_data import Owner, Section, section
from units.models import Person, SensitiveRead

LASTING = ("Từ ngày", "Đến ngày", "Văn bản")


def tell_person(owner: Owner) -> Iterator[Section]:
    """The record and the work; nothing for an account without a record."""
    person = owner.person
    if person is None:
        return
    facts = (
        ("Họ và tên", person.full_name),
        ("Ngày sinh", person.birth_date or person.birth_year),
        ("Giới tính", person.get_sex_display()),
        ("Dân tộc", person.ethnic_group),
        ("Đảng viên", person.is_party_member),
        ("Ngày vào Đảng", person.party_joined_on),
        ("Số định danh", person.citizen_id if owner.in_clear else person.citizen_id_masked),
    )
    yield section("Hồ sơ cá nhân", ("Mục", "Nội dung"), facts)
    jobs = person.employments.select_related("unit").order_by("-starts_on", "-pk")
    yield section(
        "Quá trình công tác",
        ("Đơn vị", "Chức vụ", "Nhóm chức vụ", "Hình thức", *LASTING),
        (
            (job.unit.name, job.position, job.get_position_class_display(), job.get_kind_display(),
             job.starts_on, job.ends_on, job.document)
            for job in jobs
        ),
    )  # fmt: skip
    households = person.households.select_related("unit").order_by("pk")
    yield section("Hộ gia đình", ("Chủ hộ", "Địa chỉ", "Xã, phường"), ((h, h.address, h.unit.name) for h in households))


def tell_judgements(owner: Owner) -> Iterator[Section]:
    """Ratings, discipline, holds, initiatives."""
    person = owner.person
    if person is None:
        return
    ratings = person.ratings.order_by("-year")
    yield section(
        "Xếp loại", ("Năm", "Xếp loại", "Văn bản"), ((r.year, r.get_grade_display(), r.document) for r in ratings)
    )
    lasting = _disciplines_and_holds(person)
    yield section("Kỷ luật", ("Hình thức", *LASTING), lasting["discipline"])
    yield section("Tạm dừng xét", ("Lý do", *LASTING), lasting["hold"])
    works = person.authorships.select_related("initiative").order_by("-initiative__year", "pk")
    yield section(
        "Sáng kiến",
        ("Tên", "Năm", "Phạm vi", "Phần đóng góp (%)", "Quyết định công nhận"),
        (
            (w.initiative.name, w.initiative.year, w.initiative.get_scope_display(), w.share, w.initiative.document)
            for w in works
        ),
    )


def _disciplines_and_holds(person: Person) -> dict[str, list[tuple]]:
    """Both kinds in one query, the latest first: (words, from, to, document)."""
    dated = ("starts_on", "ends_on", "document")
    both = person.disciplines.order_by().values_list(Value("discipline"), "form", *dated)
    both = both.union(person.holds.order_by().values_list(Value("hold"), "reason", *dated), all=True)
    words = {"discipline": dict(DisciplineForm.choices), "hold": dict(HoldReason.choices)}
    found: dict[str, list[tuple]] = {kind: [] for kind in words}
    for kind, code, *facts in sorted(both, key=lambda row: row[2], reverse=True):
        found[kind].append((words[kind][code], *facts))
    return found


def tell_watchers(owner: Owner) -> Iterator[Section]:
    """Who changed the record, and who saw this citizen id alone; lists of many stand in the journal of the office."""
    person = owner.person
    if person is None:
        return
    steps = person.steps.select_related("actor__user", "actor__unit").order_by("-pk")
    yield section(
        "Ai đã thay đổi hồ sơ",
        ("Lúc", "Ai", "Việc", "Ghi chú"),
        ((step.at, step.who, step.label, step.note) for step in steps),
    )
    reads = SensitiveRead.objects.filter(person=person).select_related("actor__user", "actor__unit").order_by("-pk")
    yield section(
        "Ai đã xem số định danh của bạn",
        ("Lúc", "Ai", "Đơn vị", "Việc"),
        ((r.at, r.actor.user.full_name, r.actor.unit.name, r.get_what_display()) for r in reads),
    )
