"""Acts that cannot be taken back, or show what is sealed, ask an old login for the password again."""

from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, resolve, reverse

GRAVE = [
    *("awards:decision_sign", "awards:decision_number", "awards:decision_apply"),
    *("units:reorganisation_apply", "units:reorganisation_undo", "units:import_apply", "units:import_undo"),
    *("units:person_reveal", "units:account_invite", "units:account_lock", "units:account_leave"),
    *("units:account_return", "units:second_factor_reset"),
]
OWN = ["units:second_factor_new", "units:second_factor_remove", "units:recovery_codes_new"]


@pytest.mark.parametrize("name", GRAVE + OWN)
def test_a_grave_act_is_marked(name):
    address = reverse(name, args=[uuid4()] if name in GRAVE else [])

    assert resolve(address).func.wants_proof


def test_the_admin_site_sets_no_password():
    with pytest.raises(NoReverseMatch):
        reverse("admin:auth_user_password_change", args=[uuid4()])


def test_other_pages_are_not():
    assert not hasattr(resolve(reverse("desk")).func, "wants_proof")
