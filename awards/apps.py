from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Hồ sơ, hội đồng, quyết định, sổ thành tích"

    def ready(self):
        """Say what fulfils the deadline for nominations."""
        from awards.models import Dossier  # noqa: PLC0415 -- models exist only now
        from awards.querysets import handed_in_dossier  # noqa: PLC0415
        from campaigns.choices import DeadlineKind  # noqa: PLC0415
        from campaigns.obligations import fulfils  # noqa: PLC0415

        @fulfils(DeadlineKind.NOMINATIONS)
        def nominated():
            return handed_in_dossier(Dossier.objects)
