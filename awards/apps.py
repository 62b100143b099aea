from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Hồ sơ, hội đồng, quyết định, sổ thành tích"

    def ready(self):
        """Tell the storeys below what hangs on their things here, and the database what to keep."""
        from awards.actions.counts import keep_register  # noqa: PLC0415 -- models exist only now

        post_migrate.connect(keep_register, sender=self, dispatch_uid="awards.register")
        _hang_on_people_and_units()
        _take_part_in_campaigns()
        _hand_over_work()


def _hang_on_people_and_units():
    """What goes along when people are merged or units end, what rests on ratings, which lists are taken in."""
    from awards.actions import following  # noqa: PLC0415
    from awards.actions.clearances.listing import CLEARANCE_LISTING  # noqa: PLC0415
    from awards.actions.history.listing import HISTORY_LISTING  # noqa: PLC0415
    from awards.facts.nominations import nominated_twice, relying_on  # noqa: PLC0415
    from awards.facts.own_data import tell_awards  # noqa: PLC0415
    from awards.facts.quotas.ratings import said_of_ratings  # noqa: PLC0415
    from awards.policies.wording import proposed_grounds  # noqa: PLC0415
    from units.belongings import Belonging, belongs, limits_ratings, relies  # noqa: PLC0415
    from units.facts.own_data import tells  # noqa: PLC0415
    from units.listings import takes_in  # noqa: PLC0415
    from units.papers import proposes_grounds  # noqa: PLC0415
    from units.successions import follows  # noqa: PLC0415

    follows(look=following.look, move=following.move, built=following.built)
    takes_in(HISTORY_LISTING)
    takes_in(CLEARANCE_LISTING)
    tells(tell_awards)
    relies(relying_on)
    limits_ratings(said_of_ratings)
    proposes_grounds(proposed_grounds)
    belongs(Belonging("awards.Award", "khen thưởng"))
    belongs(Belonging("awards.Clearance", "xác nhận của cơ quan khác"))
    belongs(Belonging("awards.ConfirmedGap", "năm không làm gián đoạn", twin=("year",)))
    belongs(Belonging("awards.Nominee", "đề nghị khen thưởng", clashes=nominated_twice))


def _take_part_in_campaigns():
    """What fulfils the deadline for nominations, and which titles there are to strive for."""
    from awards.choices import AwardKind  # noqa: PLC0415
    from awards.models import AwardType, Dossier  # noqa: PLC0415
    from awards.querysets import handed_in_dossier  # noqa: PLC0415
    from campaigns.choices import DeadlineKind  # noqa: PLC0415
    from campaigns.obligations import fulfils  # noqa: PLC0415
    from campaigns.titles import Title, provides_titles  # noqa: PLC0415

    @fulfils(DeadlineKind.NOMINATIONS)
    def nominated():
        return handed_in_dossier(Dossier.objects)

    @provides_titles
    def catalogue(day):
        for row in AwardType.objects.in_force(day):
            is_title = row.kind == AwardKind.TITLE
            yield Title(row.code, row.name, row.for_person, row.for_unit or row.for_household, is_title)


def _hand_over_work():
    """What somebody who leaves the office passes to a colleague."""
    from awards.actions import passing  # noqa: PLC0415
    from units.choices import Role  # noqa: PLC0415
    from units.handovers import OpenWork, hands_over  # noqa: PLC0415

    for name, work in {
        "dossiers": OpenWork("hồ sơ đang thẩm định", {Role.REVIEWER}, passing.appraised_by, passing.pass_dossiers),
        "decisions": OpenWork("quyết định đang soạn", {Role.SECRETARY}, passing.decisions_of, passing.pass_decisions),
    }.items():
        hands_over(name, work)
