"""What a newcomer's machine fetches is pinned by hash, explained, used, and never committed."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.test_imports import imported_modules
from tests.house.tree import PACKAGES, ROOT, files, repository_files, text_of

INPUTS = ("requirements.in", "requirements-dev.in", "requirements-node.in")
SCRIPTS = [path for path in repository_files() if path.parts[0] in {"script", ".ci"} and path.suffix == ""]
THIRD_PARTY = {".woff", ".woff2", ".ttf", ".otf", ".eot", ".map", ".whl", ".jar", ".gz", ".zip", ".exe", ".so"}

# Where a package of requirements.in shows that it is needed; what nothing names is not installed.
NEEDED_FOR = {
    "argon2-cffi": "Argon2PasswordHasher",
    "authlib": "from authlib",
    "celery": "from celery",
    "crispy-bootstrap5": "crispy_bootstrap5",
    "cryptography": "from cryptography",
    "defusedxml": "defusedxml",
    "django": "from django",
    "django-crispy-forms": "crispy_forms",
    "django-csp": "csp.middleware",
    "django-environ": "import environ",
    "django-filter": "django_filters",
    "django-htmx": "django_htmx",
    "django-template-partials": "template_partials",
    "gunicorn": "bin/gunicorn",
    "holidays": "import holidays",
    "honcho": "honcho.manager",
    "openpyxl": "openpyxl",
    "pdfplumber": "import pdfplumber",
    "psycopg2-binary": "postgres://",
    "pyotp": "import pyotp",
    "pypdf": "pypdf",
    "python-docx": "docx",
    "redis": "REDIS_URL",
    "requests": "import requests",
    "segno": "import segno",
    "weasyprint": "weasyprint",
    "whitenoise": "whitenoise.middleware",
    "xlsxwriter": "xlsxwriter",
}


def requirements(name: str) -> dict[str, str]:
    """Names of an input file with the reason written behind each."""
    lines = [line for line in text_of(Path(name)).splitlines() if line and not line.startswith(("#", "-"))]
    split = [re.fullmatch(r"([\w-]+)\S*(?:\s+#\s*(.*))?", line) for line in lines]
    return {match[1].lower(): match[2] or "" for match in split}


@pytest.mark.parametrize("name", INPUTS)
def test_every_requirement_has_its_reason(name):
    assert [package for package, reason in requirements(name).items() if len(reason.split()) < 2] == []


@pytest.mark.parametrize("name", INPUTS)
def test_compiled_requirements_carry_hashes_and_no_address(name):
    compiled = text_of(Path(name).with_suffix(".txt"))
    entries = re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n", "", compiled))
    pinned = {re.match(r"[\w.-]+", entry)[0]: entry for entry in entries}

    assert [n for n, e in pinned.items() if not re.match(r"\S+==\S+", e) or "--hash=sha256:" not in e] == []
    assert re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|--trusted-host|/\w+/\w+/", compiled) == []
    assert requirements(name).keys() - pinned.keys() == set()


def test_front_end_lock_carries_hashes_and_no_download_address():
    lock = json.loads(text_of(Path("package-lock.json")))
    packages = {name: package for name, package in lock["packages"].items() if name}
    wanted = json.loads(text_of(Path("package.json")))

    assert [name for name, p in packages.items() if not p["integrity"].startswith("sha512-")] == []
    assert [name for name, p in packages.items() if "resolved" in p] == []
    assert lock["packages"][""]["dependencies"] == wanted["dependencies"]
    assert [v for v in {**wanted["dependencies"], **wanted["devDependencies"]}.values() if not v[0].isdigit()] == []


def test_every_runtime_package_is_needed():
    paths = [*files(".py", under=PACKAGES), Path("Procfile"), Path("docker-compose.yml"), Path("script/server")]
    sources = "\n".join(text_of(path) for path in paths)

    assert sorted(requirements("requirements.in")) == sorted(NEEDED_FOR)
    assert [name for name, token in NEEDED_FOR.items() if token not in sources] == []


def test_every_import_comes_with_the_runtime_packages():
    """What only requirements-dev.txt brings is missing on a server."""
    distributions = packages_distributions()
    compiled = set(re.findall(r"(?m)^([\w.-]+)==", text_of(Path("requirements.txt"))))
    trees = {path: ast.parse(text_of(path)) for path in files(".py", under=PACKAGES)}
    modules = {name.partition(".")[0] for tree in trees.values() for name in imported_modules(tree)}
    foreign = {name for name in modules - set(sys.stdlib_module_names) - set(PACKAGES) if name in distributions}

    brought = {name: {d.lower().replace("_", "-") for d in distributions[name]} for name in foreign}
    assert {"django", "celery"} <= foreign
    assert {name for name, names in brought.items() if not names & compiled} == set()


def test_nothing_of_others_is_committed():
    assert [str(path) for path in repository_files() if THIRD_PARTY & {*path.suffixes}] == []
    assert [str(path) for path in repository_files() if ".min." in path.name or "vendor" in path.parts] == []


def test_licence_is_stated_by_its_identifier():
    assert tomllib.loads(text_of(Path("pyproject.toml")))["project"]["license"] == "Apache-2.0"
    assert "Apache License" in text_of(Path("LICENSE"))[:200]
    assert "Apache-2.0" in text_of(Path("README.md"))


@pytest.mark.parametrize("script", SCRIPTS, ids=str)
def test_scripts_can_be_run(script):
    assert (ROOT / script).stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", ROOT / script]).returncode == 0
