"""The suite: fast passwords, no sleeping worker, templates that fail on a forgotten variable."""

import atexit
import shutil
import sys
import tempfile
from pathlib import Path

from thiduakt.settings.base import *
from thiduakt.settings.base import BASE_DIR, DATABASES, TEMPLATES

SECRET_KEY = "chi-dung-trong-kiem-thu-" + "0" * 40
PERSONAL_DATA_KEYS = ["khoa-dinh-danh-trong-kiem-thu"]
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.gettempdir()) / "thiduakt-test-media"
WAKE_WORKER = False
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True


class Undefined(str):
    """Django asks `string_if_invalid % name` for a missing variable: in our own templates the test must fail."""

    def __contains__(self, item):
        return item == "%s"

    def __mod__(self, name):
        template = sys._getframe(1).f_locals["context"].render_context.template
        if Path(template.origin.name).is_relative_to(BASE_DIR / "templates"):
            raise AssertionError(f"{template.origin.template_name}: không có biến {name}")
        return ""


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("%s")

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: browser journeys and worker threads open the same database. Each process has a folder of
    # its own, so that two runs, or the remains of one that was killed, never meet.
    FOLDER = tempfile.mkdtemp(prefix="thiduakt-")
    atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
    DATABASES["default"]["TEST"] = {"NAME": str(Path(FOLDER) / "test.sqlite3")}
