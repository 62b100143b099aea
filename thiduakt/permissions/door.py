"""One address, in one situation: what each role is answered."""

from collections.abc import Iterable
from dataclasses import dataclass

from units.choices import OFFICE_ROLES, UNIT_ROLES, Role

SEES, MOVED, REFUSED, MISSING, NOT_SO = 200, 302, 403, 404, 405
OFFICE, UNITS, SYSTEM = OFFICE_ROLES, UNIT_ROLES, frozenset({Role.SYSTEM_OFFICER})
ALL = OFFICE | UNITS | SYSTEM
PARTIES = OFFICE | UNITS
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Who sees the page (200), who is told why not (403); for all others it is not there (404).

    `may` are those whose POST is an act (it leads on with 302); who knows of the thing but may not gets 403, the
    others 404. `about` names the situation: a thing of the reader's own unit in a state; unit roles of any other
    unit get `elsewhere`. None means that GET, or POST, is no way to ask here (405).
    """

    name: str
    about: str = ""
    sees: frozenset[str] | None = None
    refused: frozenset[str] = NOBODY
    onward: frozenset[str] = NOBODY
    may: frozenset[str] | None = None
    elsewhere: int | None = None
    anonymous: int = MOVED

    @property
    def methods(self) -> list[str]:
        return ["GET"] * (self.sees is not None) + ["POST"] * (self.may is not None)

    def on_get(self, role: str) -> int:
        """What a role is answered to GET."""
        if self.sees is None:
            return NOT_SO
        if role in self.onward:
            return MOVED
        return SEES if role in self.sees else self._no(role)

    def on_post(self, role: str) -> int:
        """What a role is answered to a well-filled POST."""
        if self.may is None:
            return NOT_SO
        return MOVED if role in self.may else self._no(role)

    def _no(self, role: str) -> int:
        known = self.refused | self.onward | (self.sees or NOBODY)
        return REFUSED if role in known else MISSING


def page(name: str, about: str = "", *, sees=ALL, refused=NOBODY, elsewhere=None, anonymous=MOVED) -> Door:
    """A page to read."""
    return Door(
        name=name, about=about, sees=_set(sees), refused=_set(refused), elsewhere=elsewhere, anonymous=anonymous
    )


def form(name: str, about: str = "", *, sees=ALL, refused=NOBODY, may=None, elsewhere=None, onward=NOBODY) -> Door:
    """A page with a form; those who see it may send it unless `may` says otherwise."""
    sees, onward = _set(sees), _set(onward)
    return Door(
        name=name, about=about, sees=sees, refused=_set(refused) - sees, onward=onward,
        may=sees | onward if may is None else _set(may), elsewhere=elsewhere,
    )  # fmt: skip


def act(name: str, about: str = "", *, may=ALL, knows=NOBODY, elsewhere=None) -> Door:
    """A button: POST only. `knows` are those who see the thing it is about."""
    return Door(name=name, about=about, refused=_set(knows), may=_set(may), elsewhere=elsewhere)


def _set(roles: Iterable[str] | str) -> frozenset[str]:
    return frozenset({roles}) if isinstance(roles, str) else frozenset(roles)
