"""The acts on an import: write, undo, drop, try again, leave out what is wrong."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from thiduakt.base.sittings import wants_proof
from thiduakt.base.views import ActView
from units.actions.imports.opening import ask_to_apply, ask_to_undo, cancel_import, retry_import, skip_errors
from units.actions.imports.traces import trace_obstacles
from units.actions.imports.undoing import obstacles
from units.choices import ImportOutcome
from units.policies.imports import ImportPolicy
from units.views.imports import batch_of
from units.views.keys import key_of


@method_decorator(wants_proof, name="dispatch")
class ApplyView(View):
    """The interruption page before the list is written, with the exact numbers."""

    def get(self, request, pk):
        batch = batch_of(request, pk)
        ImportPolicy(request.actor, batch).can_apply().require()
        context = {
            "batch": batch,
            "new": batch.count(ImportOutcome.NEW),
            "changed": batch.count(ImportOutcome.CHANGED),
            "same": batch.count(ImportOutcome.SAME),
            "skipped": batch.count(ImportOutcome.SKIP),
            "cancel_url": batch.get_absolute_url(),
        }
        return render(request, "units/import_apply.html", context)

    def post(self, request, pk):
        ask_to_apply(batch=batch_of(request, pk), actor=request.actor, key=key_of(request))
        return redirect("units:import", pk)


@method_decorator(wants_proof, name="dispatch")
class UndoView(View):
    """What undoing would take back, or what stands in its way."""

    def get(self, request, pk):
        batch = batch_of(request, pk)
        ImportPolicy(request.actor, batch).can_undo().require()
        context = {
            "batch": batch,
            "new": batch.count(ImportOutcome.NEW),
            "changed": batch.count(ImportOutcome.CHANGED),
            "standing": _standing(batch),
            "cancel_url": batch.get_absolute_url(),
        }
        return render(request, "units/import_undo.html", context)

    def post(self, request, pk):
        ask_to_undo(batch=batch_of(request, pk), actor=request.actor, key=key_of(request))
        return redirect("units:import", pk)


def _standing(batch) -> list[str]:
    """What stands in the way of undoing."""
    if batch.listing:
        return batch.listing.obstacles(batch)
    return trace_obstacles(batch) if batch.is_of_records or batch.is_of_units else obstacles(batch)


class _StepView(ActView):
    """An act on an import that leads back to it."""

    def act(self, pk):
        self.step(batch_of(self.request, pk))
        return self.back(pk)

    def back(self, pk):
        return batch_of(self.request, pk)


class CancelView(_StepView):
    """Drop an import before anything is written."""

    def step(self, batch):
        cancel_import(batch=batch, actor=self.request.actor)
        messages.success(self.request, "Đã bỏ lần nhập này. Chưa có gì được ghi.")


class RetryView(_StepView):
    """Try again what failed."""

    def step(self, batch):
        retry_import(batch=batch, actor=self.request.actor)


class SkipView(_StepView):
    """Leave out all lines with errors."""

    def step(self, batch):
        count = skip_errors(batch=batch, actor=self.request.actor)
        messages.success(self.request, f"Đã bỏ qua {count} dòng có lỗi.")
