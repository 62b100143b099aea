from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Văn bản, nhắc hạn, thống kê"

    def ready(self):
        """Official papers follow the acts of the storeys below, in the same transaction."""
        from awards import papers as award_papers  # noqa: PLC0415 -- models must be loaded first
        from campaigns import papers as plan_papers  # noqa: PLC0415
        from reports.actions.renderings import request_official  # noqa: PLC0415
        from units import papers as bloc_papers  # noqa: PLC0415

        plan_papers.AFTER["issue"].append(request_official)
        for act in ("divide", "amend"):
            bloc_papers.AFTER[act].append(request_official)
        for act in ("submit", "close", "number", "apply"):
            award_papers.AFTER[act].append(request_official)
