"""Columns of an award that fill themselves when its row is made, alone or in bulk."""

import secrets

from django.db import models

from thiduakt.base.text import given_name_key, name_sort_key

# Letters only, none that looks or sounds like another; sixteen of them, so that the database makes codes from
# hexadecimal digits as well.
CODE_LETTERS = "ABCDEFHKMNPRTWXY"
CODE_LENGTH = 12
_FROM_HEX = str.maketrans("0123456789abcdef", CODE_LETTERS)


def new_code() -> str:
    """Twelve letters out of sixteen: one of 2^48, nobody guesses one of a million awards.

    Two awards may come to have the same code, once in many provinces; whoever asks is then shown both.
    """
    return secrets.token_hex(CODE_LENGTH // 2).translate(_FROM_HEX)


def spelled(code: str) -> str:
    """ABCDEFHKMNPR -> ABCD-EFHK-MNPR."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


class LookupCodeField(models.CharField):
    """The code on the certificate by which anybody may ask for the award; empty in old rows until one is given."""

    def __init__(self, *args, **kwargs):
        given = {"max_length": CODE_LENGTH, "null": True, "blank": True, "editable": False}
        super().__init__(*args, **{**given, **kwargs})

    def pre_save(self, model_instance, add):
        if add and not getattr(model_instance, self.attname):
            setattr(model_instance, self.attname, new_code())
        return getattr(model_instance, self.attname)


class BookKeyField(models.CharField):
    """The place in the golden book: people and heads of households by given name, collectives by their name."""

    def __init__(self, *args, **kwargs):
        kwargs = {"editable": False, "default": "", "db_default": "", **kwargs}
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        key = name_sort_key if model_instance.unit_id else given_name_key
        value = key(model_instance.name)[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value
