"""People named by their posts, and a clean place for files."""

import shutil
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings

from tests.factories.units import PostFactory, UnitFactory
from units.choices import Role, UnitKind


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Every test has its own folder of files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    yield settings.MEDIA_ROOT
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture
def province(db):
    return UnitFactory(
        kind=UnitKind.PROVINCE, name="Ủy ban nhân dân tỉnh Hòa Giang", short_name="UBND tỉnh", symbol="UBND"
    )


@pytest.fixture
def office(province):
    return UnitFactory(
        kind=UnitKind.OFFICE,
        name="Văn phòng Ủy ban nhân dân tỉnh",
        short_name="Văn phòng UBND tỉnh",
        symbol="VP",
        parent=province,
    )


@pytest.fixture
def board_unit(province):
    return UnitFactory(name="Sở Nội vụ", short_name="Sở Nội vụ", symbol="SNV", parent=province)


@pytest.fixture
def unit(province):
    return UnitFactory(name="Sở Xây dựng", short_name="Sở Xây dựng", symbol="SXD", parent=province)


@pytest.fixture
def office_officer(office):
    return PostFactory(unit=office, role=Role.OFFICE_OFFICER, title="Chuyên viên")


@pytest.fixture
def unit_officer(unit):
    return PostFactory(unit=unit, role=Role.UNIT_OFFICER, title="Chuyên viên")


@pytest.fixture
def unit_head(unit):
    return PostFactory(unit=unit, role=Role.UNIT_HEAD, title="Giám đốc Sở Xây dựng")


@pytest.fixture
def reviewer(board_unit):
    return PostFactory(unit=board_unit, role=Role.REVIEWER, title="Chuyên viên Ban Thi đua - Khen thưởng")


@pytest.fixture
def secretary(board_unit):
    return PostFactory(unit=board_unit, role=Role.SECRETARY, title="Thư ký Hội đồng")


@pytest.fixture
def leader(province):
    return PostFactory(unit=province, role=Role.LEADER, title="Chủ tịch Ủy ban nhân dân tỉnh")


@pytest.fixture
def clerk(office):
    return PostFactory(unit=office, role=Role.CLERK, title="Văn thư")


@pytest.fixture
def system_officer(office):
    return PostFactory(unit=office, role=Role.SYSTEM_OFFICER, title="Quản trị hệ thống")


@pytest.fixture
def stranger(db):
    """A unit officer of some other unit."""
    return PostFactory(role=Role.UNIT_OFFICER, title="Chuyên viên")


@pytest.fixture
def login(client):
    """`login(post)` signs the client in as the post's user."""

    def as_post(post):
        client.force_login(post.user)
        return client

    return as_post


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """PostgreSQL drops no database somebody still looks at: a server thread may close its connection a moment late."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo province, loaded once for a module and rolled back after it; the folder of its files."""
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        call_command("demo", stdout=StringIO())
        yield folder
        transaction.set_rollback(True)
