from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out


class UnitsConfig(AppConfig):
    name = "units"
    verbose_name = "Đơn vị, con người, tài khoản"

    def ready(self):
        """Note at the door which post one begins with; say what hangs on a person's record."""
        from units.belongings import Belonging, belongs  # noqa: PLC0415
        from units.choices import OwnTopic  # noqa: PLC0415
        from units.facts import own_account, own_person  # noqa: PLC0415
        from units.facts.own_data import tells  # noqa: PLC0415
        from units.middleware import remember_post  # noqa: PLC0415 -- models exist only now
        from units.middleware.sittings import begin, leave  # noqa: PLC0415

        for teller in (own_person.tell_person, own_person.tell_judgements):
            tells(teller)
        for teller in (own_account.tell_account, own_account.tell_letters, own_account.tell_sign_ins):
            tells(teller, OwnTopic.ACCOUNT)
        for teller in (own_account.tell_changes, own_person.tell_watchers):
            tells(teller, OwnTopic.TRACES)
        user_logged_in.connect(remember_post, dispatch_uid="remember_post")
        user_logged_in.connect(begin, dispatch_uid="begin_sitting")
        user_logged_out.connect(leave, dispatch_uid="leave_sitting")
        belongs(Belonging("units.Discipline", "kỷ luật"))
        belongs(Belonging("units.Hold", "tạm dừng xét"))
        belongs(Belonging("units.InitiativeAuthor", "sáng kiến", twin=("initiative",)))
        belongs(Belonging("units.Household", "hộ gia đình"))
        belongs(Belonging("units.PersonMove", "phương án chuyển người khi sắp xếp đơn vị", twin=("source",)))
