"""Numbers that say who somebody is: sealed, opened by any key at hand, found by fingerprint only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduakt.base.sealing import UnsealError, fingerprint, fingerprints, seal, unseal

NUMBER = "048085001234"


@given(st.text(alphabet="0123456789", min_size=1, max_size=20))
def test_what_is_sealed_comes_back_and_cannot_be_read(text):
    token = seal(text)

    assert unseal(token) == text
    assert len(token) > 60
    assert text not in token or len(text) < 4


def test_the_same_number_never_looks_the_same_but_has_one_fingerprint():
    assert seal(NUMBER) != seal(NUMBER)
    assert fingerprint(NUMBER) == fingerprint(NUMBER) != fingerprint("048085001235")
    assert len(fingerprint(NUMBER)) == 64


def test_a_new_key_opens_what_the_old_one_sealed(settings):
    settings.PERSONAL_DATA_KEYS = ["cu"]
    token, old = seal(NUMBER), fingerprint(NUMBER)
    settings.PERSONAL_DATA_KEYS = ["moi", "cu"]

    assert unseal(token) == NUMBER
    assert fingerprint(NUMBER) != old
    assert fingerprints(NUMBER)[1] == old


def test_without_the_key_it_stays_shut(settings):
    token = seal(NUMBER)
    settings.PERSONAL_DATA_KEYS = ["khac"]
    with pytest.raises(UnsealError, match="thiếu khóa cũ trong PERSONAL_DATA_KEYS"):
        unseal(token)
