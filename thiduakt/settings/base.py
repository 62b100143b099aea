"""What holds in every place the application runs; the environment fills in the rest."""

from pathlib import Path

import environ
from celery.schedules import crontab

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

INSTALLED_APPS = [
    "thiduakt.site.SiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "template_partials",
    "units",
    "campaigns",
    "awards",
    "reports",
    "thiduakt",
]

MIDDLEWARE = [
    # First, so that no answer leaves without its policy, not even one given by the doors below.
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "thiduakt.base.guards.UnavailableMiddleware",
    "thiduakt.base.guards.CleanTextMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "units.middleware.sittings.SittingMiddleware",
    "thiduakt.base.guards.SignedInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "units.middleware.ActorMiddleware",
    "units.middleware.sittings.SecondStepMiddleware",
    "units.middleware.sittings.ProofMiddleware",
    "thiduakt.base.guards.WakeMiddleware",
    "thiduakt.base.methods.NotSoMiddleware",
]

ROOT_URLCONF = "thiduakt.urls"
WSGI_APPLICATION = "thiduakt.wsgi.application"
AUTH_USER_MODEL = "units.User"
LOGIN_URL = "units:login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "units:login"
CSRF_FAILURE_VIEW = "thiduakt.base.views.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thiduakt.navigation.surroundings",
            ],
            "builtins": ["thiduakt.base.tags", "django.templatetags.static"],
        },
    },
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def database(url: str) -> dict:
    """Connection settings of a database address; SQLite gets WAL and takes its write lock at once."""
    config = env.db_url_config(url)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        }
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config


DATABASES = {"default": database(env("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'thiduakt.sqlite3'}"))}

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_MIN_LENGTH = env.int("PASSWORD_MIN_LENGTH", default=14)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "units.forms.passwords.LongEnough"},
    {"NAME": "units.forms.passwords.NotGuessable"},
]

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["thiduakt.formats"]
LOCALE_PATHS = [BASE_DIR / "thiduakt" / "locale"]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
UPLOAD_MAX_BYTES = 10 * 1024 * 1024

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

SESSION_COOKIE_HTTPONLY = True
# The longest a sitting may be, however busy; it ends earlier when nobody is there.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=60)
PROVE_AGAIN_AFTER_MINUTES = env.int("PROVE_AGAIN_AFTER_MINUTES", default=30)
# Roles that sign in with a code from their phone besides the password.
SECOND_FACTOR_ROLES = env.list("SECOND_FACTOR_ROLES", default=[])
# Single sign-on of the office (OpenID Connect); off without an issuer.
OIDC_ISSUER = env("OIDC_ISSUER", default="").rstrip("/")
OIDC_CLIENT_ID = env("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env("OIDC_CLIENT_SECRET", default="")
OIDC_NAME = env("OIDC_NAME", default="tài khoản cơ quan")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# Without a mail server letters become files: a console full of them would bury everything else.
EMAIL_CONFIG = env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'mail'}")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Thi đua – Khen thưởng <khong-tra-loi@thiduakt.example>")
PUBLIC_URL = env("PUBLIC_URL", default="http://127.0.0.1:8000")
# How long a one-time invitation opens the door.
INVITATION_DAYS = env.int("INVITATION_DAYS", default=7)
# Lists taken in hold citizen ids in clear: their files go so many days after they were written, or left alone.
IMPORT_FILE_DAYS = env.int("IMPORT_FILE_DAYS", default=30)
PROVINCE_NAME = env("PROVINCE_NAME", default="Tỉnh Hòa Giang")
DEMO_ALLOWED = True

REDIS_URL = env("REDIS_URL", default="")
BROKER_DIR = Path(env("BROKER_DIR", default=str(VAR_DIR / "broker")))
# A dead broker is asked once: the act is saved, and nobody waits for the queue (the default tries for six seconds).
REDIS_OPTIONS = {"socket_connect_timeout": 1, "socket_timeout": 5, "max_retries": 0}
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = REDIS_OPTIONS
else:
    CELERY_BROKER_URL = "filesystem://"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "queue"),
        "data_folder_out": str(BROKER_DIR / "queue"),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.1,
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "reports.sweep", "schedule": 30.0, "options": {"expires": 25}},
    "fold_counts": {"task": "awards.fold_counts", "schedule": crontab(minute=20, hour=2)},
    "remind": {"task": "reports.remind", "schedule": crontab(minute=5, hour="7-18")},
}
WAKE_WORKER = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"calm_refusals": {"()": "thiduakt.base.verdict.CalmRefusals"}},
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"filters": ["calm_refusals"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
