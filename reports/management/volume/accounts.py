"""Accounts for loads of data: a head and an officer for each department and commune, the offices of the province."""

from django.contrib.auth.hashers import make_password

from reports.management.demo.source import PASSWORD, fact_date
from reports.management.volume.names import PersonNames
from reports.management.volume.organisation import Organisation
from units.choices import Role
from units.models import Post, User

BATCH = 1_000
OFFICES = (
    ("van.phong", Role.OFFICE_OFFICER), ("van.thu", Role.CLERK), ("ban.tdkt", Role.REVIEWER),
    ("thu.ky", Role.SECRETARY), ("lanh.dao", Role.LEADER), ("quan.tri", Role.SYSTEM_OFFICER),
)  # fmt: skip
OF_A_UNIT = (("thu.truong", Role.UNIT_HEAD), ("chuyen.vien", Role.UNIT_OFFICER))


def make_accounts(made: Organisation, names: PersonNames, *, with_password: bool) -> None:
    """Posts at the province and at each department and commune; without a password nobody can sign in."""
    password = make_password(PASSWORD if with_password else None)
    starts_on = fact_date("communes_founded_on")
    wanted = [(login, role, made.province) for login, role in OFFICES]
    for n, unit in enumerate([*made.departments, *made.communes], start=1):
        wanted += [(f"{login}.{n}", role, unit) for login, role in OF_A_UNIT]
    users = [_user(login, role, names, password) for login, role, _ in wanted]
    posts = [
        Post(user=user, unit=unit, role=role, starts_on=max(unit.founded_on, starts_on))
        for user, (_, role, unit) in zip(users, wanted, strict=True)
    ]
    User.objects.bulk_create(users, batch_size=BATCH)
    Post.objects.bulk_create(posts, batch_size=BATCH)


def _user(login: str, role: str, names: PersonNames, password: str) -> User:
    system = role == Role.SYSTEM_OFFICER
    return User(
        username=login, full_name=names.draw()[0], email=f"{login}@hoagiang.example", password=password,
        is_staff=system, is_superuser=system,
    )  # fmt: skip
