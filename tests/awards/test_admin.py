"""The system officer's side: catalogues grow, what was decided is only read."""

from datetime import time

import pytest
from django.contrib import admin
from django.urls import reverse

from awards.admin import Lasting, ReadOnly
from awards.choices import NomineeState
from awards.models import ClearanceAgency, Threshold
from tests.factories.councils import (
    AuthorityFactory,
    BaseSalaryFactory,
    LegalGroundFactory,
    PrizeRateFactory,
    ThresholdFactory,
    applied,
    appraised,
    council_of,
    drafted,
    numbered,
    opened,
)

OURS = {model: site for model, site in admin.site._registry.items() if model._meta.app_label == "awards"}
BOOKS = [model for model, site in OURS.items() if isinstance(site, ReadOnly)]
CATALOGUES = [model for model, site in OURS.items() if isinstance(site, Lasting)]


@pytest.fixture
def officer(system_officer, login):
    """The system officer, signed in."""
    system_officer.user.is_staff = system_officer.user.is_superuser = True
    system_officer.user.save()
    return login(system_officer)


@pytest.fixture
def everything(province, unit, leader, clerk, secretary):
    """A row of each kind."""
    for factory in (AuthorityFactory, BaseSalaryFactory, LegalGroundFactory, PrizeRateFactory, ThresholdFactory):
        factory()
    people = appraised(1, state=NomineeState.PASSED, unit=unit)
    opened(council_of(province, 3), people[0].dossier.round, secretary, starts_at=time(9))
    applied(numbered(drafted(people, leader, secretary), leader, clerk), clerk)


def address(model, what, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{what}", args=args)


def test_every_model_is_either_a_book_or_a_catalogue():
    assert set(BOOKS) | set(CATALOGUES) == set(OURS)
    assert sorted(model.__name__ for model in CATALOGUES) == ["ClearanceAgency", "Council"]


@pytest.mark.parametrize("model", BOOKS, ids=lambda model: model.__name__)
def test_a_book_is_read_and_never_written(officer, everything, model):
    assert officer.get(address(model, "changelist")).status_code == 200
    assert officer.get(address(model, "add")).status_code == 403
    row = model.objects.first()
    if row is not None:
        assert officer.get(address(model, "change", row.pk)).status_code == 200
        assert officer.post(address(model, "change", row.pk), {}).status_code == 403
        assert officer.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", CATALOGUES, ids=lambda model: model.__name__)
def test_a_catalogue_grows_and_loses_nothing(officer, everything, model):
    assert officer.get(address(model, "changelist")).status_code == 200
    assert officer.get(address(model, "add")).status_code == 200
    row = model.objects.first()
    if row is not None:
        assert officer.get(address(model, "change", row.pk)).status_code == 200
        assert officer.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403


def test_an_agency_that_is_asked_from_now_on_is_entered_there(officer):
    reason = ClearanceAgency._meta.get_field("hold_reason").default
    row = {"name": "Kiểm toán khu vực", "topic": "kiểm toán", "hold_reason": reason, "position": 9, "is_active": "on"}

    response = officer.post(address(ClearanceAgency, "add"), row)

    assert response.status_code == 302
    assert ClearanceAgency.objects.get(name="Kiểm toán khu vực").is_active


@pytest.mark.parametrize("role", ["secretary", "unit_head", "leader"])
def test_nobody_else_comes_in(request, login, role):
    response = login(request.getfixturevalue(role)).get(address(Threshold, "changelist"))

    assert response.status_code == 403
