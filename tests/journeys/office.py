"""People at their windows, and the look that is taken at each page."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Office:
    """Opens one window per person and looks at pages with axe, at both widths."""

    def __init__(self, open_window: Callable[[str], Page], axe: str, widths: tuple[dict, ...]):
        self.complaints: list[str] = []
        self._open, self._axe, self._widths = open_window, Path(axe).read_text(encoding="utf-8"), widths
        self._pages: dict[str, Page] = {}

    def as_(self, login: str) -> Page:
        """The person's window."""
        if login not in self._pages:
            self._pages[login] = self._open(login)
        return self._pages[login]

    def look(self, page: Page) -> None:
        """Note every accessibility violation and whatever is wider than the screen, at 1366 and 390 px."""
        for width in reversed(self._widths):
            page.set_viewport_size(width)
            page.evaluate(self._axe)
            found = page.evaluate("rules => axe.run(document, rules)", RULES)
            seen = f"{page.url} ({width['width']} px)"
            self.complaints += [f"{seen}: {_words(violation)}" for violation in found["violations"]]
            if page.evaluate("document.documentElement.scrollWidth") > width["width"]:
                self.complaints.append(f"{seen}: wider than the screen")
        page.set_viewport_size(self._widths[0])

    def click(self, page: Page, name: str, *, role: str = "button") -> None:
        """Press, wait for the next page, look at it."""
        page.get_by_role(role, name=name, exact=True).first.click()
        page.wait_for_load_state("networkidle")
        self.look(page)

    def go(self, page: Page, address: str) -> None:
        """Open an address and look at it."""
        page.goto(address)
        page.wait_for_load_state("networkidle")
        self.look(page)


def _words(violation: dict) -> str:
    where = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
    return f"{violation['id']}: {where}"
