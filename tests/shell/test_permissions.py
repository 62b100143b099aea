"""Every address, every role: exactly the declared answer, and nothing changes for those who may not."""

import hashlib
import json
from datetime import date
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.shell.samples import Samples, typed
from thiduakt.permissions import joining
from thiduakt.permissions.door import MISSING, MOVED, NOT_SO, REFUSED, SEES, UNITS, Door
from thiduakt.permissions.joining import addresses, doors_of
from thiduakt.permissions.table import ADMIN, DOORS, WITHOUT_POST
from units.choices import Role
from units.models import Post

PASSING = {"sessions.session", "units.signin", "contenttypes.contenttype", "auth.permission"}


def label(door: Door) -> str:
    return f"{door.name}-{door.about.replace(' ', '_')}".strip("-")


each_door = pytest.mark.parametrize("door", DOORS, ids=label)
each_form = pytest.mark.parametrize("door", [door for door in DOORS if door.may is not None], ids=label)


@pytest.fixture(scope="module")
def samples(demo):
    return Samples()


@pytest.fixture(autouse=True)
def media(settings, request):
    """The files of the demo province, where it is loaded."""
    if "samples" in request.fixturenames:
        settings.MEDIA_ROOT = request.getfixturevalue("demo")


def digest() -> str:
    """All rows of all tables in one hash; sessions come and go with every login."""
    sum_ = hashlib.sha256()
    for model in sorted(apps.get_models(), key=lambda model: model._meta.label_lower):
        if model._meta.label_lower not in PASSING:
            fields = [field.attname for field in model._meta.concrete_fields if field.attname != "last_login"]
            for row in model._base_manager.order_by("pk").values_list(*fields):
                sum_.update(repr(row).encode())
    return sum_.hexdigest()


def code_of(response) -> int:
    """The answer's code; a file that is sent is read to its end, so that it is closed."""
    if response.streaming:
        response.getvalue()
    return response.status_code


def people(door: Door, samples: Samples) -> dict:
    """Who asks: each role at its own desk, and the roles of units once more from another unit."""
    unit = samples.unit_of(door)
    asking = {role.value: samples.actor(role, unit) for role in Role}
    if door.elsewhere:
        asking |= {f"{role} elsewhere": samples.stranger(role, unit) for role in sorted(UNITS)}
    return asking


def expected(door: Door, answer, method: str) -> dict:
    codes = {role.value: answer(role) for role in Role}
    if door.elsewhere:
        codes |= {f"{role} elsewhere": door.elsewhere for role in UNITS if method in door.methods}
    return codes


def test_every_address_is_declared_and_every_declared_name_exists():
    assert {name for name in addresses() if not doors_of(name)} == set()
    assert {door.name for door in DOORS} - set(addresses()) == set()


def test_a_forgotten_address_stops_the_command(monkeypatch):
    monkeypatch.setattr(joining, "DOORS", [door for door in DOORS if door.name != "awards:dossier"])

    with pytest.raises(CommandError, match=r"Bảng quyền còn thiếu: awards:dossier\."):
        call_command("permission_table", json=True)


def test_the_command_prints_the_table_of_the_contract():
    printed = StringIO()
    call_command("permission_table", json=True, stdout=printed)
    rows = {row["name"]: row for row in json.loads(printed.getvalue())}
    dossier = rows["awards:dossier"]

    assert rows.keys() == addresses().keys()
    assert {key: dossier[key] for key in ("path", "methods", "anonymous")} == {
        "path": "/ho-so/<uuid>/",
        "methods": ["GET"],
        "anonymous": MOVED,
    }
    assert dossier["roles"] == {role.value: MISSING if role == Role.SYSTEM_OFFICER else SEES for role in Role}
    assert rows["units:login"]["anonymous"] == rows["health"]["anonymous"] == SEES


@each_door
def test_each_role_gets_the_declared_page(door, samples, client, db):
    codes = {}
    for who, actor in people(door, samples).items():
        client.force_login(actor.user)
        codes[who] = code_of(client.get(reverse(door.name, args=samples.args(door, actor))))
    wanted = expected(door, door.on_get, "GET")
    if "GET" not in door.methods:
        wanted = dict.fromkeys(codes, NOT_SO)

    assert codes == wanted


@each_door
def test_without_login_there_is_only_the_door_itself(door, samples, client, db):
    path = reverse(door.name, args=samples.args(door, samples.actor(Role.CLERK)))
    response = client.get(path)

    assert response.status_code == door.anonymous
    if door.anonymous == MOVED:
        assert response.url.startswith(f"{reverse('units:login')}?next=/")


@each_form
def test_an_act_is_refused_to_those_who_may_not(door, samples, client, db):
    codes, wanted = {}, {}
    before = None
    for who, actor in people(door, samples).items():
        code = door.on_post(who) if who in Role else door.elsewhere
        if code != MOVED:
            path = reverse(door.name, args=samples.args(door, actor))
            client.force_login(actor.user)
            before = before or digest()
            wanted[who], codes[who] = code, client.post(path, typed(door, samples)).status_code

    assert codes == wanted
    assert set(codes.values()) <= {REFUSED, MISSING}
    assert before is None or digest() == before


@pytest.mark.parametrize("door", [door for door in DOORS if door.may is None], ids=label)
def test_a_page_to_read_takes_no_post(door, samples, client, db):
    actor = samples.actor(next(iter(sorted(door.sees or {Role.CLERK}))), samples.unit_of(door))
    client.force_login(actor.user)

    assert client.post(reverse(door.name, args=samples.args(door, actor))).status_code == NOT_SO


@each_door
def test_who_holds_no_post_any_more_opens_only_what_is_their_own(door, samples, client, db):
    actor = samples.actor(next(iter(sorted(door.sees or door.may or {Role.CLERK}))), samples.unit_of(door))
    Post.objects.filter(user=actor.user).update(starts_on=date(2020, 1, 1), ends_on=date(2020, 12, 31))
    client.force_login(actor.user)
    response = getattr(client, "get" if door.sees is not None else "post")(
        reverse(door.name, args=samples.args(door, actor))
    )

    if door.name in WITHOUT_POST:
        assert code_of(response) in {door.on_get(actor.role), door.on_post(actor.role)} - {REFUSED}
    else:
        assert (response.status_code, response.templates[0].name) == (REFUSED, "registration/no_post.html")


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_the_admin_site_opens_for_the_system_officer_only(role, samples, client, db):
    pages = [name for name in addresses() if name.startswith("admin:")]
    paths = [reverse(name) for name in pages if name.endswith(("_changelist", "_add", ":index"))]
    client.force_login(samples.actor(role).user)
    codes = {client.get(path).status_code for path in paths}

    # What is read only has no page to add.
    assert codes - {REFUSED if role == Role.SYSTEM_OFFICER else None} == {ADMIN.on_get(role)}
