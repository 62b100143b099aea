"""Random histories in the shape of the contract: by hypothesis, or fast and many by a seeded generator."""

import random
from collections.abc import Iterator
from datetime import date

from hypothesis import strategies as st

from .records import YEAR, collective, initiative, person, title

XS = "hoan_thanh_xuat_sac"
GRADES = ("khong_hoan_thanh", "hoan_thanh", "hoan_thanh_tot", XS)
FIRST, LAST = 2014, 2026
DAYS = ("2024-06-01", "2025-06-30", "2025-07-01", "2026-01-15", "2026-09-30", "2026-11-20")
KINDS = ("cong_trang", "dot_xuat", "chuyen_de", None)
OF_PEOPLE = ("LDTT", "CSTDCS", "CSTD_TINH", "CSTDTQ", "BK_TINH", "BKTTG", "HCLD3", "HCLD2", "HCLD1")
OF_UNITS = ("TTLDTT", "TTLDXS", "CO_TINH", "CO_CP", "BK_TINH", "BKTTG", "HCLD3", "HCLD2", "HCDL3", "HCHCM")
HELD_BY_PEOPLE = ("LDTT", "CSTDCS", "CSTDCS", "CSTDCS", "CSTD_TINH", "BK_TINH", "BKTTG", "HCLD3", "GK_SO")
HELD_BY_UNITS = ("TTLDTT", "TTLDXS", "TTLDXS", "CO_TINH", "CO_CP", "BK_TINH", "BKTTG", "HCLD3", "HCLD2", "HCDL1")
SIGNERS = (None, None, "CHU_TICH_UBND_TINH", "CHU_TICH_UBND_XA", "CHU_TICH_UBND_HUYEN", "THU_TRUONG_SO_NGANH")
SCOPES = ("co_so", "tinh", "toan_quoc", None)
RECOGNISERS = ("CHU_TICH_UBND_TINH", "THU_TRUONG_SO_NGANH", None)

years = st.integers(FIRST, LAST)
grades = st.sampled_from(GRADES)


def award_rows(codes) -> st.SearchStrategy[dict]:
    """One award of the register; the day follows the year, or is not known."""
    return st.builds(
        lambda code, year, kind, by, dated: title(
            code, year, kind=kind, decided_by=by, **({} if dated else {"decided_on": None})
        ),
        st.sampled_from(codes),
        years,
        st.sampled_from(KINDS),
        st.sampled_from(SIGNERS),
        st.sampled_from([True, True, True, False]),
    )


initiatives = st.builds(initiative, st.sampled_from(SCOPES), st.sampled_from(RECOGNISERS), years)
discipline = st.builds(
    lambda form, year, length: {"form": form, "from": f"{year}-03-01", "to": f"{year + length}-03-01"},
    st.sampled_from(["khien_trach", "canh_cao"]),
    years,
    st.integers(0, 2),
)
holds = st.builds(
    lambda year, length: {"reason": "khieu_nai", "from": f"{year}-02-01", "to": length and f"{year + length}-02-01"},
    years,
    st.sampled_from([None, 1, 2]),
)
counts = st.integers(0, 20).flatmap(
    lambda n: st.fixed_dictionaries({"count": st.just(n)} | {
        key: st.integers(0, n) for key in ("not_completed", "ldtt", "cstdcs", "canh_cao_or_more")
    })
)  # fmt: skip
blocs = st.fixed_dictionaries(
    {
        "year": st.just(YEAR),
        "rank": st.integers(1, 3) | st.none(),
        "organised_by": st.sampled_from(["tinh", "xa", "trung_uong", None]),
        "targets_exceeded": st.booleans() | st.none(),
    }
)
movements = st.fixed_dictionaries(
    {
        "launched_by": st.sampled_from(["tinh", "THU_TUONG", "xa", None]),
        "years": st.integers(0, 6) | st.none(),
        "outstanding": st.booleans() | st.none(),
        "at": st.sampled_from(["so_ket", "tong_ket", None]),
    }
)
shared_facts = {
    "on": st.sampled_from(DAYS),
    "award_year": st.integers(2023, 2026),
    "kind": st.sampled_from(["cong_trang", "cong_trang", "dot_xuat", None]),
    "ratings": st.dictionaries(years.map(str), grades) | st.none(),
    "discipline": st.lists(discipline, max_size=2) | st.none(),
    "holds": st.lists(holds, max_size=2) | st.none(),
    "confirmed_gaps": st.lists(years, max_size=3),
}
people = st.builds(
    person,
    award=st.sampled_from(OF_PEOPLE),
    awards=st.lists(award_rows(HELD_BY_PEOPLE), max_size=14) | st.none(),
    initiatives=st.lists(initiatives, max_size=4) | st.none(),
    service_months=st.dictionaries(years.map(str), st.integers(0, 12)) | st.none(),
    **shared_facts,
)
units = st.builds(
    lambda count, year, **facts: collective(**facts) | {"members": {str(year): count}},
    count=counts,
    year=st.integers(2024, 2026),
    award=st.sampled_from(OF_UNITS),
    awards=st.lists(award_rows(HELD_BY_UNITS), max_size=14) | st.none(),
    bloc=blocs | st.none(),
    movement=movements | st.none(),
    exists_since=st.integers(1960, 2024) | st.none(),
    dissolved_on=st.sampled_from([None, "2025-12-31", "2027-01-01"]),
    declared=st.dictionaries(st.just("not_eligible_for_flag"), st.booleans()),
    **shared_facts,
)
histories = people | units


def random_people(seed: int, count: int, award: str = "CSTD_TINH") -> Iterator[dict]:
    """`count` histories of people as the register would hold them: fully dated, close to the standard."""
    chance = random.Random(seed)
    for place in range(count):
        yield _random_person(chance, f"p{place}", award)


def _random_person(chance: random.Random, name: str, award: str) -> dict:
    year = chance.choice([2024, 2025, 2026])
    likely = chance.random()
    held = [y for y in range(year - 7, year + 1) if chance.random() < likely]
    rows = [_random_award(chance, "CSTDCS", y) for y in held]
    rows += [_random_award(chance, chance.choice(HELD_BY_PEOPLE), chance.randint(FIRST, year)) for _ in range(4)]
    made = [_random_initiative(chance, year) for _ in range(chance.choice([0, 1, 1, 2]))]
    return person(
        award,
        id=name,
        award_year=year,
        on=f"{year + 1}-01-15",
        awards=rows,
        ratings={str(y): chance.choice(GRADES[1:]) for y in range(year - 6, year + 1) if chance.random() < 0.9},
        initiatives=made,
        discipline=[_random_discipline(chance, year)] if chance.random() < 0.1 else [],
        holds=[_random_hold(chance, year)] if chance.random() < 0.08 else [],
        service_months={str(year): chance.choice([12, 12, 12, 6, 5, 3])},
        confirmed_gaps=[chance.randint(year - 4, year)] if chance.random() < 0.15 else [],
    )


def _random_award(chance: random.Random, code: str, year: int) -> dict:
    day = date(year, 12, 1) if chance.random() < 0.5 else date(year + 1, chance.randint(1, 3), 10)
    kind = chance.choice(["cong_trang"] * 8 + ["dot_xuat", "chuyen_de"])
    return title(code, year, decided_on=day.isoformat(), kind=kind, decided_by=chance.choice(SIGNERS))


def _random_initiative(chance: random.Random, year: int) -> dict:
    by = chance.choice(["CHU_TICH_UBND_TINH", "CHU_TICH_UBND_TINH", "THU_TRUONG_SO_NGANH"])
    return initiative(chance.choice(SCOPES[:3]), by, chance.randint(year - 3, year))


def _random_discipline(chance: random.Random, year: int) -> dict:
    started = chance.randint(year - 5, year)
    ended = f"{started + 1}-{chance.choice(['03-01', '12-31'])}"
    return {"form": chance.choice(["khien_trach", "canh_cao"]), "from": f"{started}-03-01", "to": ended}


def _random_hold(chance: random.Random, year: int) -> dict:
    return {"reason": "khieu_nai", "from": f"{year}-06-01", "to": chance.choice([None, f"{year}-12-31"])}
