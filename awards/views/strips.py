"""A small picture of the years: a bar or a mark for each, from the first to the last."""

from collections.abc import Callable

LONGEST = 40
FULL = 28
LEAST = 3


def strip(numbers: dict[int, int], link: Callable[[int], str], noun: str) -> list[dict]:
    """A cell for each year up to the latest (the last LONGEST of them), those without anything too; heights 0–FULL.

    `numbers` is year → how many of `noun`; `link` gives the address that shows a year.
    """
    known = {year: number for year, number in numbers.items() if number > 0}
    if not known:
        return []
    last, most = max(known), max(known.values())
    years = range(max(min(known), last - LONGEST + 1), last + 1)
    return [_cell(year, known.get(year, 0), most, link, noun) for year in years]


def _cell(year: int, number: int, most: int, link: Callable[[int], str], noun: str) -> dict:
    height = max(round(FULL * number / most), LEAST) if number else 0
    return {"year": year, "number": number, "height": height, "top": FULL - height, "noun": noun,
            "url": link(year) if number else ""}  # fmt: skip
