"""The second step: codes of the moment, each taken once; ten codes on paper, each taken once; taking it off."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories.units import PostFactory
from thiduakt.base.verdict import Refused
from units.actions.second_factors import (
    NOT_OURS,
    USED,
    WRONG,
    has_second_factor,
    new_recovery_codes,
    new_secret,
    remove_second_factor,
    reseal_second_factors,
    reset_second_factor,
    set_up_second_factor,
    take_code,
    why_not,
)
from units.actions.sign_ins import begin_sign_in
from units.models import Letter, RecoveryCode, SecondFactor, SecurityStep, SignIn

NOW = datetime(2026, 11, 20, 8, 0, 0, tzinfo=UTC)
STEP = timedelta(seconds=30)


@pytest.fixture
def secret():
    return new_secret()


@pytest.fixture
def codes(unit_officer, secret):
    """Set up an hour ago; the recovery codes."""
    then = NOW - timedelta(hours=1)
    return set_up_second_factor(
        user=unit_officer.user, actor=unit_officer, secret=secret, code=pyotp.TOTP(secret).at(then), now=then
    )


def at(secret: str, steps: int) -> str:
    """The code of a phone whose clock is off by so many steps."""
    return pyotp.TOTP(secret).at(NOW + steps * STEP)


def test_it_is_on_once_the_phone_has_shown_a_code(unit_officer, codes, secret):
    factor = SecondFactor.objects.get()

    assert has_second_factor(unit_officer.user)
    assert secret not in factor.sealed
    assert len(set(codes)) == RecoveryCode.objects.count() == 10
    assert all(code.replace("-", "") not in str(RecoveryCode.objects.values_list()) for code in codes)
    assert [(step.user, step.actor, step.move) for step in SecurityStep.objects.all()] == [
        (unit_officer.user, unit_officer, "second_factor_on")
    ]


@pytest.mark.parametrize("code", ["000000", "", "abc", "12345", "1234567", "０００００0"])
def test_a_wrong_first_code_leaves_it_off(unit_officer, secret, code):
    with pytest.raises(ValidationError, match="Mã không đúng hoặc đã hết hạn"):
        set_up_second_factor(user=unit_officer.user, actor=unit_officer, secret=secret, code=code, now=NOW)

    assert not has_second_factor(unit_officer.user)


@pytest.mark.parametrize(("steps", "way"), [(-2, None), (-1, "code"), (0, "code"), (1, "code"), (2, None)])
def test_a_clock_may_be_one_step_off(unit_officer, codes, secret, steps, way):
    assert take_code(user=unit_officer.user, code=at(secret, steps), now=NOW) == way


def test_no_code_is_taken_twice_nor_one_before_it(unit_officer, codes, secret):
    user = unit_officer.user
    taken = [take_code(user=user, code=at(secret, steps), now=NOW) for steps in (0, 0, -1, 1, 1)]

    assert taken == ["code", None, None, "code", None]


def test_the_code_that_set_it_up_does_not_open(unit_officer, secret):
    code = at(secret, 0)
    set_up_second_factor(user=unit_officer.user, actor=unit_officer, secret=secret, code=code, now=NOW)

    assert take_code(user=unit_officer.user, code=code, now=NOW) is None


def test_spaces_do_not_matter(unit_officer, codes, secret):
    code = at(secret, 0)

    assert take_code(user=unit_officer.user, code=f" {code[:3]} {code[3:]} ", now=NOW) == "code"


def test_each_recovery_code_opens_once_however_it_is_typed(unit_officer, codes):
    user = unit_officer.user
    typed = [codes[0], codes[0], codes[1].replace("-", " ").upper(), "aaaaa-aaaaa", ""]

    assert [take_code(user=user, code=code, now=NOW) for code in typed] == ["recovery", None, "recovery", None, None]
    assert RecoveryCode.objects.filter(used_at=None).count() == 8


def test_why_a_code_opens_nothing(unit_officer, codes):
    user = unit_officer.user
    take_code(user=user, code=codes[0], now=NOW)

    assert [why_not(user=user, code=code) for code in (codes[0].upper(), "aaaaa-aaaaa", "000000")] == [
        USED,
        NOT_OURS,
        WRONG,
    ]


def test_codes_are_nobody_elses(unit_officer, codes, secret):
    other = PostFactory().user

    assert [take_code(user=other, code=code, now=NOW) for code in (at(secret, 0), codes[0])] == [None, None]


def test_new_codes_end_the_old(unit_officer, codes):
    fresh = new_recovery_codes(user=unit_officer.user, actor=unit_officer)

    assert take_code(user=unit_officer.user, code=codes[0], now=NOW) is None
    assert take_code(user=unit_officer.user, code=fresh[0], now=NOW) == "recovery"
    assert RecoveryCode.objects.count() == 10


def test_the_owner_turns_it_off_once(unit_officer, codes):
    remove_second_factor(user=unit_officer.user, actor=unit_officer)

    assert (has_second_factor(unit_officer.user), RecoveryCode.objects.count()) == (False, 0)
    with pytest.raises(ValidationError, match="chưa bật"):
        remove_second_factor(user=unit_officer.user, actor=unit_officer)


def test_the_system_officer_takes_it_off_with_a_letter_and_ends_every_session(unit_officer, codes, system_officer):
    begin_sign_in(user=unit_officer.user, way="code", address="192.0.2.1", device="Chrome", session_key=None)
    reset_second_factor(user=unit_officer.user, actor=system_officer)
    letter = Letter.objects.get(channel="app")

    assert not has_second_factor(unit_officer.user)
    assert [(row.end, row.session_key) for row in SignIn.objects.all()] == [("reset", None)]
    assert SecurityStep.objects.latest("pk").move == "second_factor_reset"
    assert (letter.to, letter.link) == (unit_officer.user, reverse("units:second_factor"))
    assert letter.body.startswith(f"{system_officer.user.full_name} đã tắt xác thực hai bước của tài khoản")


def test_a_reset_pressed_twice_does_nothing_more(unit_officer, codes, system_officer):
    reset_second_factor(user=unit_officer.user, actor=system_officer)
    with pytest.raises(ValidationError, match="chưa bật"):
        reset_second_factor(user=unit_officer.user, actor=system_officer)

    assert Letter.objects.filter(channel="app").count() == 1


def test_nobody_else_takes_it_off(unit_officer, codes, unit_head, reviewer):
    for actor in (unit_head, reviewer, unit_officer):
        with pytest.raises(Refused):
            reset_second_factor(user=unit_officer.user, actor=actor)

    assert has_second_factor(unit_officer.user)


def test_the_key_of_the_office_may_change(unit_officer, codes, secret, settings):
    old = settings.PERSONAL_DATA_KEYS
    settings.PERSONAL_DATA_KEYS = ["khoa-moi", *old]
    assert reseal_second_factors() == 1
    settings.PERSONAL_DATA_KEYS = ["khoa-moi"]

    assert take_code(user=unit_officer.user, code=at(secret, 0), now=NOW) == "code"


def test_a_key_that_is_gone_opens_nothing_and_breaks_nothing(unit_officer, codes, secret, settings):
    settings.PERSONAL_DATA_KEYS = ["khoa-moi"]

    assert take_code(user=unit_officer.user, code=at(secret, 0), now=NOW) is None
