"""Random histories straight into the tables: many people, little of each, and every oddity often enough."""

import uuid
from datetime import date
from random import Random

from django.utils import timezone

from awards.models import Award, ConfirmedGap
from reports.management.volume.insert import insert
from thiduakt.base.clock import end_of
from units.models import Discipline, Hold, Initiative, InitiativeAuthor, Person, Rating

LAST = 2026
HELD = ("CSTDCS",) * 6 + ("LDTT", "CSTD_TINH", "BK_TINH", "BK_TINH", "BKTTG", "HCLD3", "CSTDTQ", "HCLD2")
KINDS = ("cong_trang",) * 8 + ("dot_xuat", "chuyen_de", "phong_trao")
SIGNERS = ("", "", "", "CHU_TICH_UBND_TINH", "CHU_TICH_UBND_XA", "CHU_TICH_UBND_HUYEN", "THU_TRUONG_SO_NGANH")
GRADES = ("hoan_thanh_xuat_sac",) * 4 + ("hoan_thanh_tot",) * 4 + ("hoan_thanh", "khong_hoan_thanh")
SCOPES = ("co_so", "tinh", "tinh", "toan_quoc")
GIVERS = ("CHU_TICH_UBND_TINH", "CHU_TICH_UBND_TINH", "THU_TRUONG_SO_NGANH", "")
FORMS = ("khien_trach", "canh_cao", "giang_chuc")
BATCH = 4_000
AWARD = (
    "id", "person_id", "holder_unit_id", "award_type_id", "year", "name", "decided_on", "kind", "authority",
    "decision_number", "decided_by", "state", "search_key",
)  # fmt: skip
RATING = ("person_id", "year", "grade")


def write_histories(count: int, *, unit, by, seed: int) -> list[Person]:
    """So many people with awards, grades, initiatives, discipline and holds of their own."""
    chance = Random(seed)
    people = [Person(full_name=f"Người Thử {n}") for n in range(count)]
    for person in people:
        person.set_keys()
    Person.objects.bulk_create(people, batch_size=BATCH)
    moment = end_of(date(LAST, 1, 1))
    awards = (row for person in people for row in _awards(chance, person, unit))
    insert(Award, AWARD, awards, at=moment)
    insert(Rating, RATING, (row for person in people for row in _ratings(chance, person)), at=moment)
    _write(Discipline, [row for person in people if chance.random() < 0.12 for row in _disciplines(chance, person)])
    _write(Hold, [_hold(chance, person) for person in people if chance.random() < 0.08])
    _write(ConfirmedGap, [_gap(chance, person, by) for person in people if chance.random() < 0.15])
    _initiatives(chance, people)
    return people


def _write(model, rows) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH // 4)


def _awards(chance, person, unit):
    likely = chance.random()
    first = chance.randint(LAST - 9, LAST - 2)
    for year in range(first, LAST + 1):
        if chance.random() < likely:
            yield _award(chance, person, unit, "CSTDCS", year)
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        yield _award(chance, person, unit, chance.choice(HELD), chance.randint(LAST - 11, LAST))


def _award(chance, person, unit, code, year):
    day = date(year, 12, 1) if chance.random() < 0.5 else date(year + 1, chance.randint(1, 3), 10)
    state = "revoked" if chance.random() < 0.05 else "valid"
    return (
        uuid.UUID(int=chance.getrandbits(128), version=4).hex, person.pk.hex, unit.pk.hex, code, year,
        person.full_name, day.isoformat(), chance.choice(KINDS), chance.choice(SIGNERS), "1/QĐ", "Ai đó", state,
        person.search_key,
    )  # fmt: skip


def _ratings(chance, person):
    likely = chance.choice([0.3, 0.9, 1.0])
    good = GRADES if chance.random() < 0.5 else GRADES[:8]
    for year in range(LAST - 9, LAST + 1):
        if chance.random() < likely:
            yield person.pk.hex, year, chance.choice(good)


def _disciplines(chance, person):
    for _ in range(chance.choice([1, 1, 2])):
        start = date(chance.randint(LAST - 7, LAST), chance.choice([1, 3, 12]), 1)
        ends = chance.choice([None, date(start.year, 12, 31), date(start.year + 1, 3, 1)])
        yield Discipline(person=person, form=chance.choice(FORMS), starts_on=start, ends_on=ends)


def _hold(chance, person):
    start = date(chance.randint(LAST - 2, LAST), 2, 1)
    return Hold(
        person=person, reason="khieu_nai", starts_on=start, ends_on=chance.choice([None, date(start.year, 6, 30)])
    )


def _gap(chance, person, by):
    withdrawn = timezone.now() if chance.random() < 0.1 else None
    paper = {"reason": "Đi học", "document_number": "1/XN", "document_on": date(LAST, 1, 5), "by": by}
    return ConfirmedGap(person=person, year=chance.randint(LAST - 6, LAST), withdrawn_at=withdrawn, **paper)


def _initiatives(chance, people):
    made, authors = [], []
    for person in people:
        for _ in range(chance.choice([0, 0, 1, 1, 2, 3])):
            initiative = Initiative(
                name="Sáng kiến", year=chance.randint(LAST - 6, LAST), scope=chance.choice(SCOPES),
                recognised_by=chance.choice(GIVERS),
            )  # fmt: skip
            made.append(initiative)
            authors.append((initiative, person))
    _write(Initiative, made)
    _write(InitiativeAuthor, [InitiativeAuthor(initiative=each, person=person) for each, person in authors])
