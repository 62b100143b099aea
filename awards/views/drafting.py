"""Drafting a decision: what waits, then the words and the list."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property

from awards.actions.decisions import draft_decision, edit_decision
from awards.actions.lines import in_order
from awards.forms.decisions import DecisionForm
from awards.models import AwardType, Decision, Nominee
from awards.policies.authorities import Signers, is_within_reach, may_decide
from awards.policies.decisions import DecisionPolicy, may_draft
from awards.policies.wording import counted, proposed_by, proposed_grounds, proposed_title
from awards.views.acting import ActFormView
from awards.views.decisions import find_decision
from campaigns.models import Round
from thiduakt.base.clock import today
from units.models import Unit


def waiting_groups(on) -> list[dict]:
    """Who waits for a decision, by round, award and the office that may decide it; three queries."""
    signers, groups = Signers(on), {}
    rows = Nominee.objects.ready_for_decision().select_related("award_type", "dossier__round", "dossier__unit")
    for nominee in rows.order_by("dossier__round__name", "award_type__precedence", "dossier__unit__path"):
        able = signers.offices(nominee.award_type_id)
        offices = [office for office in able if is_within_reach(office, nominee.dossier.unit)]
        office = offices[-1] if offices else None
        key = (nominee.dossier.round_id, nominee.award_type_id, office.pk if office else None)
        group = groups.setdefault(
            key,
            {
                "round": nominee.dossier.round,
                "award_type": nominee.award_type,
                "office": office,
                "counts": Counter(),
            },
        )
        group["counts"][nominee.group] += 1
    return [
        {**group, "words": counted(group["counts"]), "titles": signers.titles(group["award_type"].code)}
        for group in groups.values()
    ]


class DraftView(ActFormView):
    """The form of a draft; subclasses say whether it is new."""

    template_name = "awards/decision_form.html"
    form_class = DecisionForm

    @cached_property
    def nominees(self) -> list[Nominee]:
        """Who may stand on this decision: those who wait, and those already on it."""
        ready = Nominee.objects.ready_for_decision()
        if self.thing:
            ready = ready | Nominee.objects.filter(decision_lines__decision=self.thing)
        ready = ready.filter(award_type=self.award_type, dossier__round=self.round)
        found = ready.for_list().distinct()
        return in_order(nominee for nominee in found if is_within_reach(self.office, nominee.dossier.unit))

    @cached_property
    def signers(self):
        return Signers(today()).of(self.award_type.code, self.office)

    def get_form_kwargs(self):
        on_it = {line.nominee_id for line in self.thing.lines.all()} if self.thing else None
        left = {nominee.pk for nominee in self.nominees if on_it is not None and nominee.pk not in on_it}
        return {**super().get_form_kwargs(), "signers": self.signers, "nominees": self.nominees, "left_out": left}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        facts = {"round": self.round, "award_type": self.award_type, "office": self.office, "decision": self.thing}
        return {**context, **facts, "authority": may_decide(self.office, self.award_type, today())}


class DecisionCreateView(DraftView):
    """First what waits, to choose from; then the draft itself."""

    def may(self):
        return may_draft(self.request.actor)

    def get(self, request, *args, **kwargs):
        if "round" not in request.GET:
            return render(request, "awards/decision_choose.html", {"groups": waiting_groups(today())})
        return super().get(request, *args, **kwargs)

    @cached_property
    def round(self):
        return _chosen(Round.objects.visible_to(self.request.actor), self.request.GET.get("round"))

    @cached_property
    def award_type(self):
        return get_object_or_404(AwardType, code=self.request.GET.get("award", ""))

    @cached_property
    def office(self):
        return _chosen(Unit.objects.visible_to(self.request.actor), self.request.GET.get("office"))

    def get_initial(self):
        on = today()
        return {
            "title": proposed_title(self.award_type, self.round.year),
            "grounds": "\n".join(proposed_grounds(on)),
            "proposal": proposed_by(self.request.actor.unit, on),
        }

    def act(self, form, key):
        return draft_decision(
            round=self.round,
            award_type=self.award_type,
            **form.words,
            actor=self.request.actor,
            on=today(),
            key=key,
        )


class DecisionEditView(DraftView):
    """Change a draft that is not signed yet."""

    def find(self) -> Decision:
        return find_decision(self.request, self.kwargs["pk"])

    def may(self):
        return DecisionPolicy(self.request.actor, self.thing).can_edit()

    @property
    def round(self):
        return self.thing.round

    @property
    def award_type(self):
        return self.thing.award_type

    @property
    def office(self):
        return self.thing.issuer

    def get_initial(self):
        grounds = "\n".join(self.thing.grounds)
        signer = next((str(p.pk) for p in self.signers if p.user.full_name == self.thing.signer_name), None)
        return {"title": self.thing.title, "grounds": grounds, "proposal": self.thing.proposal, "signer": signer}

    def act(self, form, key):
        edit_decision(decision=self.thing, **form.words, actor=self.request.actor, on=today(), key=key)
        return self.thing


def _chosen(rows, pk):
    """The row with a key from the address; a broken key is a 404 like an unknown one."""
    try:
        return get_object_or_404(rows, pk=pk)
    except (ValueError, ValidationError) as error:
        raise Http404("Địa chỉ không đúng.") from error
