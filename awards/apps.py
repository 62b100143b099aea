from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Hồ sơ, hội đồng, quyết định, sổ thành tích"

    def ready(self):
        """Say what fulfils the deadline for nominations, and which titles there are."""
        from awards.choices import AwardKind  # noqa: PLC0415
        from awards.models import AwardType, Dossier  # noqa: PLC0415 -- models exist only now
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
