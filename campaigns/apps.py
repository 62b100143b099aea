from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Kế hoạch, phong trào, đăng ký"

    def ready(self):
        """Say what fulfils the deadlines of this storey, and what hangs on a person's record."""
        from campaigns import querysets  # noqa: PLC0415 -- models exist only now
        from campaigns.actions import following  # noqa: PLC0415
        from campaigns.choices import BY_REPORT, DeadlineKind  # noqa: PLC0415
        from campaigns.facts import tell_registrations  # noqa: PLC0415
        from campaigns.models import Registration, UnitReport  # noqa: PLC0415
        from campaigns.obligations import fulfils  # noqa: PLC0415
        from units.belongings import Belonging, belongs  # noqa: PLC0415
        from units.facts.own_data import tells  # noqa: PLC0415
        from units.successions import follows  # noqa: PLC0415

        tells(tell_registrations)
        twin = ("registration", "award_code")
        belongs(Belonging("campaigns.RegisteredTitle", "danh hiệu đăng ký", twin=twin))
        follows(look=following.look, move=following.move, built=following.built)

        @fulfils(DeadlineKind.REGISTRATION)
        def registered():
            return querysets.handed_in_registration(Registration.objects)

        @fulfils(*BY_REPORT)
        def reported():
            return querysets.handed_in_report(UnitReport.objects)
