"""All units of a division on one page: each in its bloc, as what."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.views import View

from thiduakt.base.paging import counted, page_of
from units.actions.placing import place_units
from units.choices import UnitKind
from units.facts.blocs import candidates, without_bloc
from units.forms.placing import posted_units, rows_of
from units.policies.blocs import DivisionPolicy
from units.views.divisions import division_or_404
from units.views.keys import key_of


class DivisionPlaceView(View):
    """Put units into blocs, move them, take them out; only the rows of this page are sent."""

    def dispatch(self, request, pk):
        self.division = division_or_404(request, pk)
        DivisionPolicy(request.actor, self.division).can_edit().require()
        query = request.GET
        self.words, self.with_lower = query.get("q", "").strip()[:100], query.get("lower") == "1"
        self.kind = query.get("kind") if query.get("kind") in UnitKind else ""
        self.only_left = query.get("left") == "1"
        self.blocs = list(self.division.blocs.values_list("pk", "name"))
        return super().dispatch(request)

    def get(self, request):
        page = self._units()
        return self._page(rows_of(self.division, page.rows, self.blocs), page)

    def post(self, request):
        units = posted_units(request.POST, candidates(self.division, with_lower=True))
        rows = rows_of(self.division, units, self.blocs, request.POST)
        if not all(row.is_valid() for row in rows):
            return self._page(rows, None, ["Có khối hoặc vai trò không có trong danh sách. Hãy chọn lại."])
        placings = [row.placing for row in rows]
        try:
            step = place_units(division=self.division, placings=placings, actor=request.actor, key=key_of(request))
        except ValidationError as error:
            return self._page(rows, None, error.messages)
        messages.success(request, "Đã lưu danh sách khối." if step else "Chưa có đơn vị nào được xếp lại.")
        return redirect(request.get_full_path())

    def _units(self):
        found = candidates(self.division, with_lower=self.with_lower).search(self.words)
        found = found.filter(kind=self.kind) if self.kind else found
        found = without_bloc(found, self.division) if self.only_left else found
        self.total = counted(found)
        after = self.request.GET.get("after", "")
        return page_of(found.select_related("parent"), order=("sort_key", "pk"), after=after)

    def _page(self, rows, page, problems=()):
        context = {
            "division": self.division,
            "rows": rows,
            "page": page,
            "total": self.total if page else len(rows),
            "problems": problems,
            "has_errors": bool(problems),
            "words": self.words,
            "kind": self.kind,
            "kinds": [(value, capfirst(label)) for value, label in UnitKind.choices],
            "with_lower": self.with_lower,
            "only_left": self.only_left,
            "has_blocs": bool(self.blocs),
        }
        return render(self.request, "units/division_place.html", context)
