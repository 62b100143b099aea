"""What an act refused, said on the form that asked for it."""

from django import forms
from django.core.exceptions import ValidationError


def tell(form: forms.Form, error: ValidationError) -> None:
    """Put each sentence at its field; what names no field of the form stands above it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error.messages)
        return
    for field, sentences in error.message_dict.items():
        form.add_error(field if field in form.fields else None, sentences)
