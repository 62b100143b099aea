"""Which kinds of paper there are: whose, how built, and when the paper is the official one."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models

from awards.choices import WITH_UNIT, DecisionState, DossierState, SessionState
from awards.models import CouncilSession, Decision, Dossier
from campaigns.choices import PlanState
from campaigns.models import Plan
from reports.choices import PaperKind
from reports.documents.builders.amendments import amendment_paper
from reports.documents.builders.decisions import decision_paper
from reports.documents.builders.divisions import division_paper
from reports.documents.builders.minutes import minutes_paper
from reports.documents.builders.plans import plan_paper
from reports.documents.builders.proposals import proposal_paper
from reports.documents.paper import OfficialPaper
from units.choices import DivisionState
from units.models import BlocDivision, DivisionAmendment


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of paper. In one of the `final` states the subject can no longer change.

    `has_copies`: each submission is kept frozen, so its paper can be built at any later time.
    """

    model: type[models.Model]
    build: Callable[..., OfficialPaper]
    final: frozenset[str]
    related: tuple[str, ...] = ()
    has_copies: bool = False

    def is_final(self, subject: models.Model) -> bool:
        """Whether the paper of this subject is the official one and is kept for ever."""
        return subject.state in self.final

    def version(self, subject: models.Model) -> int:
        """Submissions of a dossier count; other papers are made final once; drafts are 0."""
        return getattr(subject, "version", 1) if self.is_final(subject) else 0

    def paper(self, subject: models.Model, version: int) -> OfficialPaper | None:
        """The paper of a version (0: as it stands); None when the official one can no longer be built."""
        if version and self.has_copies:
            return self.build(subject, version)
        return self.build(subject) if self.version(subject) == version or not version else None

    def rows(self) -> models.QuerySet:
        """Subjects with all that a builder follows."""
        return self.model.objects.select_related(*self.related)


_ISSUED = frozenset({PlanState.ISSUED, PlanState.SUPERSEDED, PlanState.CANCELLED})
_PROPOSED = frozenset(DossierState) - WITH_UNIT - {DossierState.WITHDRAWN}
_NUMBERED = frozenset({DecisionState.NUMBERED, DecisionState.APPLIED, DecisionState.REVOKED})

SOURCES: dict[str, Source] = {
    PaperKind.PLAN: Source(Plan, plan_paper, _ISSUED),
    PaperKind.PROPOSAL: Source(Dossier, proposal_paper, _PROPOSED, ("unit", "round"), True),
    PaperKind.MINUTES: Source(CouncilSession, minutes_paper, frozenset({SessionState.CLOSED}), ("council", "round")),
    PaperKind.DECISION: Source(Decision, decision_paper, _NUMBERED, ("award_type",)),
    PaperKind.DIVISION: Source(BlocDivision, division_paper, frozenset({DivisionState.ISSUED})),
    PaperKind.AMENDMENT: Source(DivisionAmendment, amendment_paper, frozenset({DivisionState.ISSUED}), ("division",)),
}
