"""The door for a WSGI server, on the production settings unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thiduakt.settings.production")

application = get_wsgi_application()
