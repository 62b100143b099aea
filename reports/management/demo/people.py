"""About 300 people, their work, the accounts of those with a role."""

from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from reports.management.demo.source import PASSWORD, fact_date, facts
from units.choices import PositionClass, Role, Sex, UnitKind
from units.models import Employment, Household, Person, Post, Unit, User

PER_SECTION = 14
PER_COMMUNE = 11
FIRST_YEAR, NOWHERE = 1900, "999"


def make_people(units: dict[str, Unit], random: Random) -> dict[str, list[Person]]:
    """People by the key of the unit they work in now, heads first."""
    people: dict[str, list[Person]] = {}
    for key, unit in units.items():
        number = _headcount(key)
        people[key] = [_person(random) for _ in range(number)]
        Employment.objects.bulk_create(_employments(people[key], unit, units, key, random))
    _describe([person for staff in people.values() for person in staff])
    _make_households(units, people)
    return people


def _describe(people: list[Person]) -> None:
    """Party, ethnic group, invented citizen ids (of a country that does not exist) for most: some data is lacking."""
    for place, person in enumerate(people):
        person.ethnic_group = "Kinh" if place % 7 else ""
        person.is_party_member = None if place % 11 == 0 else place % 3 == 0
        if place % 9:
            century = (person.birth_year - FIRST_YEAR) // 100 * 2 + (person.sex == Sex.FEMALE)
            person.set_citizen_id(f"{NOWHERE}{century}{person.birth_year % 100:02}{place:06}")
    fields = ["ethnic_group", "is_party_member", "citizen_id_sealed", "citizen_id_hash"]
    Person.objects.bulk_update(people, fields, batch_size=500)


def _make_households(units: dict[str, Unit], people: dict[str, list[Person]]) -> None:
    """Two in each commune, one of them of a civil servant."""
    rows = []
    for key, unit in units.items():
        if key.startswith("commune") and "/" not in key:
            first, second = people[key][:2]
            rows.append(Household(head_name=first.full_name, person=first, address="Thôn Đông", unit=unit))
            rows.append(Household(head_name=f"{second.full_name}", address="Thôn Tây", unit=unit))
    for row in rows:
        row.set_keys()
    Household.objects.bulk_create(rows)


def _headcount(key: str) -> int:
    if key.startswith("commune"):
        return PER_COMMUNE
    if "/" in key:
        return PER_SECTION
    return 0 if key in {"province", "district"} else 4


def _person(random: Random) -> Person:
    sex = random.choice(list(Sex))
    suffix = "f" if sex == Sex.FEMALE else "m"
    name = " ".join(random.choice(facts()[part]) for part in ("families", f"middles_{suffix}", f"givens_{suffix}"))
    born = fact_date("founded_on") - timedelta(days=random.randint(20 * 365, 42 * 365))
    return Person.objects.create(full_name=name, birth_date=born, sex=sex)


def _employments(people: list[Person], unit: Unit, units: dict[str, Unit], key: str, random: Random):
    for place, person in enumerate(people):
        position, position_class = _position(place, unit, random)
        started = fact_date("founded_on") + timedelta(days=random.randint(0, 9 * 365))
        if key.startswith("commune"):
            # They came over from the district that ended.
            yield _employment(person, units["district"], "Công chức huyện", started, fact_date("district_ended_on"))
            started = unit.founded_on
        yield Employment(person=person, unit=unit, position=position, position_class=position_class, starts_on=started)


def _employment(person: Person, unit: Unit, position: str, starts_on: date, ends_on: date) -> Employment:
    return Employment(
        person=person, unit=unit, position=position, position_class=PositionClass.DIRECT_WORKER,
        starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip


def _position(place: int, unit: Unit, random: Random) -> tuple[str, str]:
    if place == 0:
        titles = facts()["section_heads"] if unit.kind == UnitKind.SECTION else facts()["deputies"]
        word = unit.name.split()[0] if unit.kind == UnitKind.SECTION else unit.kind
        return titles[word], PositionClass.OTHER_LEADER
    if place == 1 and unit.kind == UnitKind.SECTION:
        return "Chuyên viên chính", PositionClass.DIRECT_WORKER
    return random.choice(facts()["positions"]), PositionClass.DIRECT_WORKER


def make_accounts(units: dict[str, Unit]) -> dict[str, Post]:
    """One account per role and unit of the facts, all with the demo password."""
    password = make_password(PASSWORD)
    posts = {}
    for login, name, key, role, capacity, title in facts()["accounts"]:
        system = role == Role.SYSTEM_OFFICER
        user = User.objects.create(
            username=login, full_name=name, email=f"{login}@hoagiang.example", password=password,
            is_staff=system, is_superuser=system,
        )  # fmt: skip
        starts_on = max(units[key].founded_on, fact_date("founded_on"))
        posts[login] = Post.objects.create(
            user=user, unit=units[key], role=role, capacity=capacity, title=title, starts_on=starts_on
        )
    return posts


def link_people(posts: dict[str, Post], units: dict[str, Unit], people: dict[str, list[Person]]) -> None:
    """Each account becomes somebody of its unit, so that everybody has an own record to look at."""
    keys = {unit.pk: key for key, unit in units.items()}
    for post in posts.values():
        staff = people[keys[post.unit_id]]
        sex = Sex.FEMALE if " Thị " in f" {post.user.full_name} " else Sex.MALE
        person = _nobody_yet(staff, sex) or Person(birth_date=fact_date("founded_on") - timedelta(days=12000))
        if person not in staff:
            staff.append(person)
        person.full_name, person.sex = post.user.full_name, sex
        person.save()
        _employ(person, post)
        post.user.person = person
        post.user.save(update_fields=["person"])


def _nobody_yet(staff: list[Person], sex: str) -> Person | None:
    """The last on the list who has no account, one of that sex if there is any; the first of the list leads."""
    linked = set(User.objects.exclude(person=None).values_list("person", flat=True))
    free = [person for person in reversed(staff[1:]) if person.pk not in linked]
    return next((person for person in free if person.sex == sex), free[0] if free else None)


def _employ(person: Person, post: Post) -> None:
    work = person.employments.filter(ends_on=None).first() or Employment(
        person=person, unit=post.unit, starts_on=post.starts_on
    )
    leads = post.role in {Role.UNIT_HEAD, Role.LEADER}
    work.position = post.title
    work.position_class = PositionClass.DEPARTMENT_LEADER if leads else PositionClass.DIRECT_WORKER
    if post.role == Role.LEADER:
        work.position_class = PositionClass.PROVINCE_LEADER
    work.save()
