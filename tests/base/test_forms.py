"""Days as they are typed: what nobody means is asked again."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from thiduakt.base.clock import today
from thiduakt.base.forms import DateField


@pytest.mark.parametrize("typed", ["01/01/1900", f"31/12/{today().year + 30}"])
def test_days_an_office_may_mean_are_taken(typed):
    day, month, year = (int(part) for part in typed.split("/"))

    assert DateField().clean(typed) == date(year, month, day)


@pytest.mark.parametrize(
    "typed", ["01/01/0001", "30/06/0206", "31/12/1899", f"01/01/{today().year + 31}", "31/12/9999"]
)
def test_a_year_nobody_means_is_asked_again(typed):
    with pytest.raises(ValidationError, match=rf"Năm {int(typed[-4:])} không đúng"):
        DateField().clean(typed)
