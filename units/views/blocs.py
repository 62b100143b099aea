"""Blocs to read: the divisions of a year, one division, one bloc."""

from django.db.models import Count, Prefetch, Window
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from thiduakt.base.clock import today
from thiduakt.base.paging import page_of
from units.actions.dividing import lacking_to_issue, leaders_of
from units.choices import BlocDocumentKind, BlocRole, DivisionState
from units.facts.amendments import ended_in, founded_in
from units.facts.blocs import candidates, undecided, without_bloc, year_cycle
from units.forms.bloc_filter import BlocFilter
from units.models import Bloc, BlocDivision, BlocMember, PledgeSignature
from units.policies.blocs import BlocPolicy, DivisionPolicy, may_divide

SHOWN_WITHOUT_BLOC = 30
LED_BY = Prefetch(
    "members", BlocMember.objects.filter(role=BlocRole.HEAD).select_related("unit"), to_attr="heads"
)  # fmt: skip


@require_GET
def blocs(request):
    """Blocs of a year, this one when none is chosen, with their heads and how many units have signed."""
    seen = BlocDivision.objects.visible_to(request.actor)
    chosen = BlocFilter(request.GET, seen, on=today())
    rows = chosen.apply(Bloc.objects.visible_to(request.actor)).with_progress(today())
    rows = rows.select_related("division").prefetch_related(LED_BY)
    page = page_of(rows, order=("kind", "position", "pk"), after=request.GET.get("after", ""))
    context = {
        "page": page,
        "filter": chosen,
        "divisions": chosen.apply(seen.standing()).order_by("kind", "pk")[:50],
        "may_divide": may_divide(request.actor),
    }
    return render(request, "units/blocs.html", context)


@require_GET
def division(request, pk):
    """One division: its blocs, and while it is a draft what is lacking and whom nobody has placed."""
    seen = BlocDivision.objects.visible_to(request.actor).select_related("issuer", "created_by", "copied_from")
    found = get_object_or_404(seen, pk=pk)
    policy = DivisionPolicy(request.actor, found)
    members = Prefetch("members", BlocMember.objects.select_related("unit").by_rank())
    blocs = list(found.blocs.order_by("position", "pk").prefetch_related(members))
    for bloc in blocs:
        bloc.standing = [place for place in bloc.members.all() if place.holds_on(today())]
    context = {
        "division": found,
        "blocs": blocs,
        "may_edit": policy.can_edit(),
        "may_issue": policy.can("issue"),
        "may_drop": policy.can("drop"),
        "may_amend": policy.can_amend(),
        "may_divide": may_divide(request.actor),
        "has_paper": found.state in {DivisionState.DRAFT, DivisionState.ISSUED},
        "steps": found.steps.select_related("actor__user").order_by("-pk")[:12],
    }
    context |= _of_a_draft(found, blocs) if found.state == DivisionState.DRAFT else _of_the_year(request, found, blocs)
    return render(request, "units/division.html", context)


def _of_a_draft(division: BlocDivision, blocs: list[Bloc]) -> dict:
    """What is lacking, and whom nobody has placed."""
    members = [member for bloc in blocs for member in bloc.standing]
    left = without_bloc(candidates(division), division).annotate(in_all=Window(Count("*"))).order_by("sort_key")
    left = list(left[:SHOWN_WITHOUT_BLOC])
    return {
        "lacks": lacking_to_issue(division, blocs),
        "undecided": undecided(division, {member.unit_id for member in members}),
        "left": left,
        "left_count": left[0].in_all if left else 0,
    }


def _of_the_year(request, division: BlocDivision, blocs: list[Bloc]) -> dict:
    """The amendments, and for who may draw one up the units that call for it."""
    amendments = division.amendments.visible_to(request.actor).standing().annotate(line_count=Count("lines"))
    context = {"amendments": amendments.order_by("effective_on", "created_at")}
    if DivisionPolicy(request.actor, division).can_amend():
        places = [place for bloc in blocs for place in bloc.members.all() if not place.ends_on]
        context["ended"] = ended_in(division, places)
        context["young"] = list(founded_in(division)[:SHOWN_WITHOUT_BLOC])
    return context


@require_GET
def bloc(request, pk):
    """One bloc: its year, its members and who of them has signed, its papers."""
    seen = Bloc.objects.visible_to(request.actor).select_related("division__issuer", "division__created_by")
    found = get_object_or_404(seen, pk=pk)
    places = list(found.members.select_related("unit").by_rank())
    members = [place for place in places if place.holds_on(today())]
    signed_by = PledgeSignature.objects.filter(member__bloc=found).select_related("member")
    signatures = {signature.member.unit_id: signature for signature in signed_by}
    for member in members:
        member.signed = signatures.get(member.unit_id)
    signed = sum(member.signed is not None for member in members)
    place = next((member for member in members if member.unit_id == request.actor.unit_id), None)
    policy = BlocPolicy(request.actor, found, place)
    documents = list(found.documents.standing().select_related("file", "posted_by__unit"))
    pledge = next((document for document in documents if document.kind == BlocDocumentKind.PLEDGE), None)
    context = {
        "bloc": found,
        "place": place,
        "members": members,
        "signed_count": signed,
        "cycle": year_cycle([document.kind for document in documents], members, signed=signed),
        "documents": documents,
        "terms": leaders_of(found),
        "changes": sorted(filter(_is_dated, places), key=lambda place: place.starts_on or place.ends_on, reverse=True),
        "pledge": pledge,
        "may_post": policy.can_post(),
        "may_sign": policy.can_sign(has_pledge=pledge is not None, is_signed=bool(place and place.signed)),
        "may_remind": policy.can_follow_up() and pledge is not None and signed < len(members),
        "may_appoint": DivisionPolicy(request.actor, found.division).can_appoint(),
    }
    return render(request, "units/bloc.html", context)


def _is_dated(place: BlocMember) -> bool:
    """Whether it was taken or left during the year."""
    return bool(place.starts_on or place.ends_on)
