from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class UnitsConfig(AppConfig):
    name = "units"
    verbose_name = "Đơn vị, con người, tài khoản"

    def ready(self):
        """Note at the door which post one begins with."""
        from units.middleware import remember_post  # noqa: PLC0415 -- models exist only now

        user_logged_in.connect(remember_post, dispatch_uid="remember_post")
