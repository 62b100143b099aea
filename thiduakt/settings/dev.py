"""A newcomer's machine: no service needed, nothing secret, everything under var/."""

from thiduakt.settings.base import *
from thiduakt.settings.base import env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="chi-dung-khi-phat-trien-khong-dung-khi-van-hanh-that")
PERSONAL_DATA_KEYS = env.list("PERSONAL_DATA_KEYS", default=[SECRET_KEY])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]", "testserver"])
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
