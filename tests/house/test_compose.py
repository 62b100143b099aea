"""No Docker engine is needed to see that every command, path and setting named for it exists."""

import importlib.util
import json
import re
import shlex
from importlib.metadata import distribution
from pathlib import Path

import pytest
import yaml
from django.urls import resolve

from tests.house.tree import ROOT, files, repository_files, text_of

COMPOSE = yaml.safe_load(text_of(Path("docker-compose.yml")))
DOCKERFILE = text_of(Path("Dockerfile")).replace("\\\n", " ")
OURS = {name: s for name, s in COMPOSE["services"].items() if s.get("image", "").startswith("thiduakt")}
# What the foreign images bring along.
IMAGE_PROGRAMS = {"pg_isready", "redis-server", "redis-cli", "wget", "caddy"}
SCRIPT_OF = {"gunicorn": "gunicorn", "celery": "celery"}
VARIABLE = re.compile(r"(#?)([A-Z_]+)=")


def commands() -> dict[str, list[str]]:
    """Every command line of the compose file and the Dockerfile, by the place that names it."""
    found = {}
    for name, service in COMPOSE["services"].items():
        if "command" in service:
            found[name] = service["command"]
        test = service["healthcheck"].get("test")
        if test:
            found[f"{name} healthcheck"] = shlex.split(test[1]) if test[0] == "CMD-SHELL" else test[1:]
    for number, line in enumerate(re.findall(r"\bCMD (\[.*\])", DOCKERFILE)):
        found[f"Dockerfile CMD {number}"] = json.loads(line)
    return found


def files_named(command: list[str]) -> list[str]:
    words = [word.partition("=")[2] or word for word in command]
    return [word for word in words if re.fullmatch(r"[\w./-]+\.(py|sh|conf)", word) and not word.startswith("/")]


@pytest.mark.parametrize(("place", "command"), commands().items(), ids=commands().keys())
def test_every_command_exists(place, command):
    program = command[0]
    if program in SCRIPT_OF:
        scripts = {e.name for e in distribution(SCRIPT_OF[program]).entry_points if e.group == "console_scripts"}
        assert program in scripts
        assert f"\n{program}==" in text_of(Path("requirements.txt"))
    else:
        assert program in IMAGE_PROGRAMS | {"python"}
    assert [name for name in files_named(command) if not (ROOT / name).is_file()] == []


def test_every_application_and_settings_module_exists():
    modules = set(re.findall(r"thiduakt\.settings\.\w+", DOCKERFILE + text_of(Path("docker-compose.yml"))))
    from thiduakt.celery import app  # noqa: PLC0415 -- the module that --app=thiduakt looks for
    from thiduakt.wsgi import application  # noqa: PLC0415 -- the module that gunicorn is given

    assert modules == {"thiduakt.settings.production"}
    assert importlib.util.find_spec("thiduakt.settings.production")
    assert app.main == "thiduakt"
    assert callable(application)


def test_every_copied_path_is_in_the_repository():
    sources = [word for line in re.findall(r"(?m)^COPY (?!--from)(.*)$", DOCKERFILE) for word in line.split()[:-1]]
    ignored = {line.rstrip("/") for line in text_of(Path(".dockerignore")).splitlines()}
    known = {str(path) for path in repository_files()} | {part for p in repository_files() for part in p.parts[:1]}

    assert [source for source in sources if source != "." and source not in known] == []
    assert [source for source in sources if source in ignored] == []


def test_the_health_page_is_a_page():
    specification = importlib.util.spec_from_file_location("healthy", ROOT / "docker/healthy.py")
    healthy = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(healthy)
    beat = " ".join(COMPOSE["services"]["beat"]["command"])

    assert resolve(healthy.HEALTH_PATH).route == "suc-khoe/"
    assert f"--schedule={healthy.BEAT_FILE}" in beat


@pytest.mark.django_db
def test_the_health_page_answers_without_login_and_without_tls(client):
    assert client.get("/suc-khoe/").status_code == 200


def test_every_service_is_checked_restarted_and_without_root():
    services = COMPOSE["services"]

    assert set(services) == {"proxy", "migrate", "web", "worker", "beat", "db", "redis"}
    assert [name for name, s in services.items() if "healthcheck" not in s] == []
    assert [name for name, s in services.items() if str(s.get("user", "root")).split(":")[0] in {"root", "0"}] == []
    assert [name for name, s in services.items() if s["restart"] != "unless-stopped"] == ["migrate"]
    assert re.findall(r"(?m)^USER (\w+)", DOCKERFILE) == ["thiduakt", "proxy"]
    assert [name for name, s in services.items() if s.get("image", "x:1").endswith(":latest")] == []


def test_only_the_proxy_is_reached_from_outside():
    assert [name for name, service in COMPOSE["services"].items() if "ports" in service] == ["proxy"]
    assert "reverse_proxy web:8000" in text_of(Path("docker/Caddyfile"))
    assert "PORT=8000" in DOCKERFILE


def test_volumes_are_named_and_declared():
    mounts = [mount for service in COMPOSE["services"].values() for mount in service.get("volumes", [])]
    named = {mount.split(":")[0] for mount in mounts if not mount.startswith(("$", ".", "/"))}

    assert named == set(COMPOSE["volumes"])
    assert {service["environment"]["MEDIA_ROOT"] for service in OURS.values()} == {"/srv/media"}


def test_the_user_of_the_image_is_the_user_of_the_services():
    assert {service["user"] for service in OURS.values()} == {"10001:10001"}
    assert "--uid 10001 --gid 10001" in DOCKERFILE
    assert COMPOSE["services"]["proxy"]["user"] == "10002:10002"
    assert "-u 10002" in DOCKERFILE


def test_every_variable_is_explained_in_the_example():
    lines = text_of(Path(".env.example")).splitlines()
    variables = {match[2]: (match[1], lines[n - 1]) for n, x in enumerate(lines) if (match := VARIABLE.match(x))}
    wanted_by_compose = set(re.findall(r"\$\{([A-Z_]+)", text_of(Path("docker-compose.yml"))))
    settings = [text_of(path) for path in files(".py", under=("thiduakt",))]
    read_by_settings = {name for text in settings for name in re.findall(r'\benv[.\w]*\(\s*"([A-Z_]+)"', text)}

    assert {name for name, (commented, _) in variables.items() if not commented} == wanted_by_compose
    assert read_by_settings - variables.keys() == set()
    assert [name for name, (_, above) in variables.items() if not above.startswith("# ")] == []
