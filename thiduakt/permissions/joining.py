"""The declared table beside what the resolver knows: neither may have a name that the other has not."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

from thiduakt.permissions.door import Door
from thiduakt.permissions.table import ADMIN, DOORS, WITHOUT_POST
from units.choices import Role

_CONVERTER = re.compile(r"<(\w+):\w+>")


def addresses() -> dict[str, str]:
    """Every name of the resolver with its address, converters for the changing parts: `/ho-so/<uuid>/`."""
    return {name: "/" + _CONVERTER.sub(r"<\1>", route) for name, route in _walk(get_resolver().url_patterns)}


def _walk(patterns, space: str = "", before: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name or route}", route
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner, route)


def doors_of(name: str) -> list[Door]:
    """The declared situations of a name, the main one first; none when it was forgotten."""
    return [ADMIN] if name.startswith("admin:") else [door for door in DOORS if door.name == name]


def rows() -> list[dict]:
    """The table of the contract, one row per name of the resolver, in the order of addresses."""
    found = sorted(addresses().items(), key=lambda item: item[1])
    return [_row(name, path, *doors_of(name)) for name, path in found]


def _row(name: str, path: str, main: Door, *more: Door) -> dict:
    row = {"name": name, "path": path, "methods": main.methods, "anonymous": main.anonymous}
    return row | {
        "without_post": name in WITHOUT_POST,
        **_situation(main),
        "also": [_situation(door) for door in more],
    }


def _situation(door: Door) -> dict:
    """Codes by role: of GET, or of POST where there is no GET; `post` where both are possible."""
    ask = door.on_get if door.sees is not None else door.on_post
    answers = {"about": door.about, "roles": {role.value: ask(role) for role in Role}}
    if len(door.methods) == 2:
        answers["post"] = {role.value: door.on_post(role) for role in Role}
    if door.elsewhere:
        answers["elsewhere"] = door.elsewhere
    return answers
