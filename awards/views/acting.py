"""Pages with a form that does one act."""

from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import FormView

from thiduakt.base.verdict import Verdict


def key_of(request) -> UUID | None:
    """The key of the form that was sent; None when it is missing or no key at all."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None


class ActFormView(FormView):
    """GET asks, POST does `act()` and goes to the address it returns; what was refused stands at its field.

    Subclasses implement `find()` (the thing, or 404), `may()` (asked before anything is shown or done) and `act()`.
    """

    @cached_property
    def thing(self):
        """What the page is about; None for a new one."""
        return self.find()

    def find(self):
        return None

    def may(self) -> Verdict:
        raise NotImplementedError

    def act(self, form, key: UUID | None):
        """Do it; returns what `redirect` understands."""
        raise NotImplementedError

    def again(self):
        """Where a second press of the same button leads."""
        return self.thing

    def dispatch(self, request, *args, **kwargs):
        verdict = self.may()
        if not verdict and self._is_pressed_again():
            return redirect(self.again())
        verdict.require()
        return super().dispatch(request, *args, **kwargs)

    def _is_pressed_again(self) -> bool:
        key = key_of(self.request)
        return bool(self.thing and key and self.thing.steps.filter(key=key).exists())

    def form_valid(self, form):
        try:
            return redirect(self.act(form, key_of(self.request)))
        except ValidationError as error:
            _place(form, error)
            return self.form_invalid(form)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "has_errors": bool(context["form"].is_bound and context["form"].errors)}


def _place(form, error: ValidationError) -> None:
    """Each sentence at its field; those of fields the form has not, above it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for field, errors in error.error_dict.items():
        form.add_error(field if field in form.fields and field != NON_FIELD_ERRORS else None, errors)
