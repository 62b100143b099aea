"""A catalogue, and somebody of the books."""

import pytest

from tests.factories.history import catalogue, employed


@pytest.fixture(autouse=True)
def types(db):
    catalogue()


@pytest.fixture
def hoa(unit):
    return employed(unit)
