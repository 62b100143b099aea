"""Taking out what was entered by mistake, behind a page that shows it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from thiduakt.base.acts import repeated
from units.actions.removing import may_remove, remove_record, told
from units.forms.removing import RemovalForm
from units.forms.told import tell
from units.models import Discipline, Hold, Person, Rating, Unit
from units.views.keys import key_of


class RemovalView(View):
    """`of` is the class of the subject, `kind` that of the row."""

    of: type[Person | Unit] = Person
    kind: type[Rating | Discipline | Hold] = Rating

    def dispatch(self, request, pk, row):
        self.subject = get_object_or_404(self.of.objects.visible_to(request.actor), pk=pk)
        if request.method == "POST" and repeated(self.subject.steps, key_of(request)):
            return redirect(self.subject)
        self.row = get_object_or_404(self.kind, pk=row, **{self.of.__name__.lower(): self.subject})
        may_remove(request.actor, self.row).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(RemovalForm())

    def post(self, request):
        form = RemovalForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            remove_record(row=self.row, actor=request.actor, key=key_of(request), **form.cleaned_data)
        except ValidationError as error:
            tell(form, error)
            return self._page(form)
        messages.success(request, "Đã gỡ bỏ dòng ghi nhầm; nhật ký còn ghi nội dung và lý do.")
        return redirect(self.subject)

    def _page(self, form):
        context = {
            "form": form,
            "subject": self.subject,
            "told": told(self.row),
            "has_end": not isinstance(self.row, Rating),
            "cancel_url": self.subject.get_absolute_url(),
            "has_errors": bool(form.errors),
        }
        return render(self.request, "units/record_remove.html", context)
