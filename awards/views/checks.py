"""The check before a nomination: the road of one subject to each award, the result for one, the step to a dossier."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from awards.actions.starting import start_nomination
from awards.actions.wishes import Wish
from awards.eligibility.law import Law
from awards.facts import law_in_force
from awards.facts.prospects import FIELDS, ladder, prospects, records_of
from awards.forms.prospects import GROUPS, Group, subjects_of, year_of
from awards.models import AwardType
from awards.policies.prospects import may_ask, may_start
from awards.views.dossier_frame import key_of, words_of
from awards.views.prospect_words import Told, years_of
from campaigns.models import Round
from thiduakt.base.clock import today
from thiduakt.base.methods import post_only
from units.models import Employment


class Asking:
    """One subject on the reader's desk, the day, the year asked for and the law of the day."""

    def __init__(self, request, of: str, pk):
        may_ask(request.actor).require()
        if of not in GROUPS:
            raise Http404("Không có loại đối tượng này.")
        self.request, self.actor, self.on = request, request.actor, today()
        self.group: Group = GROUPS[of]
        self.subject = get_object_or_404(subjects_of(self.group, self.actor, self.on), pk=pk)
        self.rounds = list(Round.objects.open_on(self.on).order_by("-year", "closes_on", "pk"))
        self.slips: list[str] = []
        self.year = year_of(request.GET.get("year", ""), self.on, self.rounds, self.slips)
        self.law: Law = law_in_force(self.on)
        self.ladder = ladder(self.law, self.group.subject, self.on)

    def told(self, codes: list[str]) -> tuple[dict[str, Told], dict]:
        """Each award judged, with the records it was judged by."""
        records = records_of(self.group.subject, [self.subject.pk], codes, self.year, self.on)
        judged = prospects(records, self.law)
        return {code: Told(judged[self.subject.pk, code], self.url(code)) for code in codes}, records

    def url(self, code: str) -> str:
        return f"{reverse('awards:prospect', args=[self.group.slug, self.subject.pk, code])}?year={self.year}"

    def context(self, **more) -> dict:
        """What both pages show of the subject."""
        return {
            "subject": self.subject,
            "subject_name": getattr(self.subject, "paper_name", "") or str(self.subject),
            "where": _where(self.group, self.subject, self.on),
            "group": self.group,
            "year": self.year,
            "years": range(self.on.year + 1, self.on.year - 5, -1),
            "slips": self.slips,
            "on": self.on,
            "roads_url": f"{reverse('awards:roads', args=[self.group.slug, self.subject.pk])}?year={self.year}",
            **more,
        }


@require_GET
def roads(request, of, pk):
    """For each award what is held, what lacks and from when, drawn as years; the ones out of reach stand folded."""
    asking = Asking(request, of, pk)
    told, records = asking.told([code for code, _ in asking.ladder])
    cards = [
        {"told": each, "years": years_of(each, records[asking.subject.pk, code], asking.law)}
        for code, each in told.items()
    ]
    near = [card for card in cards if card["told"].is_worth_a_look]
    far = [card for card in cards if not card["told"].is_worth_a_look]
    return render(request, "awards/roads.html", asking.context(near=near, far=far))


@require_GET
def prospect(request, of, pk, award):
    """The result for one award: verdict, every finding with its article, and what else would be possible."""
    asking = Asking(request, of, pk)
    award_type = get_object_or_404(AwardType, code=award)
    codes = list(dict.fromkeys([award, *(code for code, _ in asking.ladder)]))
    told, records = asking.told(codes)
    chosen = told[award]
    others = [each for code, each in told.items() if code != award and each.is_within_reach]
    context = asking.context(
        award=award_type,
        told=chosen,
        years_drawn=years_of(chosen, records[asking.subject.pk, award], asking.law),
        others=sorted(others, key=lambda each: each.state != "eligible"),
        taking=_taking(asking, chosen),
        start_url=f"{reverse('awards:prospect_start', args=[of, pk, award])}?year={asking.year}",
        may_start=may_start(asking.actor, asking.on),
    )
    return render(request, "awards/prospect.html", context)


@post_only
def prospect_start(request, of, pk, award):
    """Put the subject forward in an open round: the unit's dossier is opened or found."""
    asking = Asking(request, of, pk)
    may_start(asking.actor, asking.on).require()
    award_type = get_object_or_404(AwardType, code=award)
    chosen = next((each for each in asking.rounds if str(each.pk) == request.POST.get("round")), None)
    if chosen is None:
        messages.error(request, "Đợt xét này không còn nhận hồ sơ. Hãy chọn một đợt đang mở.")
        return redirect(asking.url(award))
    wish = Wish(award_type, **{FIELDS[asking.group.subject]: asking.subject})
    try:
        dossier = start_nomination(round=chosen, wish=wish, actor=asking.actor, on=asking.on, key=key_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(words_of(error)))
        return redirect(asking.url(award))
    messages.success(request, f"Đã đưa {wish.subject_name} vào hồ sơ {dossier.code}.")
    return redirect("awards:dossier_subjects", dossier.pk)


def _taking(asking: Asking, told: Told) -> list[dict]:
    """Open rounds of the year that take the award; the first is the main way, unless something stands against it."""
    rounds = [each for each in asking.rounds if told.prospect.award in each.award_codes and each.year == asking.year]
    is_open = told.state in ("eligible", "needs_evidence")
    said = "Đưa vào hồ sơ" if is_open else "Vẫn đưa vào hồ sơ"
    return [
        {
            "pk": each.pk,
            "label": f"{said} đợt “{each.name}”",
            "look": "primary" if is_open and place == 0 else "outline-secondary",
        }
        for place, each in enumerate(rounds)
    ]


def _where(group: Group, subject, on: date) -> str:
    """Where the subject stands today, in words."""
    if group.subject == "tap_the":
        return subject.parent.name if subject.parent else ""
    if group.subject == "ho_gia_dinh":
        return f"{subject.address}, {subject.unit.name}"
    job = Employment.objects.main().on(on).filter(person=subject).select_related("unit").first()
    return f"{job.position}, {job.unit.name}" if job else "hiện không công tác tại đơn vị nào trong sổ"
