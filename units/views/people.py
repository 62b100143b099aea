"""People: the list to search, a page for each, and the two ways to a citizen id, both written down."""

from django.contrib import messages
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base.clock import today
from thiduakt.base.methods import post_only
from thiduakt.base.paging import counted, page_of
from thiduakt.base.sealing import fingerprints
from thiduakt.base.sittings import wants_proof
from units.actions.sensitive import note_sensitive_read, reveal_citizen_id
from units.choices import JUDGES, SensitiveSight
from units.forms.people_filters import PeopleFilter
from units.matching.citizen_id import bare, problems
from units.models import Initiative, Person, PersonStep
from units.policies.people import may_judge, may_keep, may_keep_at, may_look_for_ids, may_see_id, may_see_judgements

REVEALED = "revealed_person"
STEPS_SHOWN = 20


@require_GET
def people(request):
    """People the reader may see, by given name; every filter stands in the address."""
    chosen = PeopleFilter(request.GET, on=today(), actor=request.actor)
    found = chosen.apply(Person.objects.visible_to(request.actor))
    page = page_of(found.with_work(today()), order=("sort_key", "pk"), after=request.GET.get("after", ""))
    context = {
        "page": page,
        "total": counted(found),
        "filter": chosen,
        "may_add": may_keep_at(request.actor, None),
        "may_judge": request.actor.role in JUDGES,
        "may_look_for_ids": may_look_for_ids(request.actor),
    }
    return render(request, "units/people.html", context)


@post_only
def person_by_id(request):
    """Look for one person by the whole citizen id; the number never stands in an address."""
    if not may_look_for_ids(request.actor):
        raise Http404("Không tìm theo số định danh được.")
    number = request.POST.get("citizen_id", "")[:30]
    wrong = problems(number)
    if wrong:
        messages.error(request, wrong[0])
        return redirect("units:people")
    note_sensitive_read(actor=request.actor, what=SensitiveSight.SEARCH)
    own = Person.objects.kept_by(request.actor, today()).filter(citizen_id_hash__in=fingerprints(bare(number)))
    found = own.first()
    if found is None:
        messages.info(request, "Không có hồ sơ nào của bạn mang số định danh này.")
        return redirect("units:people")
    return redirect(found)


@require_GET
def person(request, pk):
    """One person: who, where, how rated, what recognised; an address of a merged record leads to the kept one."""
    found = person_or_404(request, pk)
    if found.pk != pk:
        messages.info(request, "Hồ sơ này đã được gộp; đây là hồ sơ hiện nay.")
        return redirect(found)
    actor = request.actor
    revealed = request.session.pop(REVEALED, None) == str(found.pk)
    may_see_all = may_see_judgements(actor, found)
    context = {
        "person": found,
        "number": found.citizen_id if revealed and may_see_id(actor, found) else "",
        "works": found.employments.select_related("unit").order_by("-starts_on", "-pk"),
        "ratings": found.ratings.order_by("-year"),
        "initiatives": Initiative.objects.filter(authors=found).prefetch_related("shares__person"),
        "may_see_judgements": may_see_all,
        "disciplines": found.disciplines.order_by("-starts_on") if may_see_all else [],
        "holds": found.holds.order_by("-starts_on") if may_see_all else [],
        "may_keep": may_keep(actor, found),
        "may_judge": may_judge(actor, found),
        "may_see_id": may_see_id(actor, found),
        "steps": _steps(found),
    }
    return render(request, "units/person.html", context)


def person_or_404(request, pk) -> Person:
    """A person the actor may see; for a merged record the one it went into."""
    meant = Person.objects.filter(pk=pk).values(meant=Coalesce("merged_into", "pk"))
    return get_object_or_404(Person.objects.visible_to(request.actor), pk__in=meant)


def _steps(found: Person):
    """The journal, with the lines of the records that went into this one; the newest first."""
    both = PersonStep.objects.filter(person=found) | PersonStep.objects.filter(person__merged_into=found)
    return both.select_related("actor__user").order_by("-pk")[:STEPS_SHOWN]


@method_decorator(wants_proof, name="dispatch")
class RevealView(View):
    """Ask first, then show the number once, with a line that says who saw it."""

    def dispatch(self, request, pk):
        self.person = get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)
        may_see_id(request.actor, self.person).require()
        return super().dispatch(request)

    def get(self, request):
        context = {"person": self.person, "cancel_url": self.person.get_absolute_url()}
        return render(request, "units/person_reveal.html", context)

    def post(self, request):
        if not reveal_citizen_id(person=self.person, actor=request.actor):
            messages.info(request, "Hồ sơ này chưa có số định danh.")
        request.session[REVEALED] = str(self.person.pk)
        return redirect(f"{self.person.get_absolute_url()}#so-dinh-danh")
