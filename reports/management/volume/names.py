"""Plausible Vietnamese names: of people, weighted as in life, and of places."""

import json
from functools import cache
from itertools import accumulate, count
from pathlib import Path
from random import Random

from thiduakt.base.text import given_name_key, search_key
from units.choices import Sex


@cache
def words() -> dict:
    """The words as read from names.json."""
    return json.loads((Path(__file__).parent / "names.json").read_text(encoding="utf-8"))


class PersonNames:
    """Full names with their keys; a name met before costs a look-up."""

    def __init__(self, random: Random):
        self._random = random
        self._families = list(words()["families"])
        self._weights = list(accumulate(words()["families"].values()))
        self._keys: dict[str, tuple[str, str]] = {}

    def draw(self) -> tuple[str, str]:
        """(full name, sex); a third of the people bear a second given name before the last."""
        female = self._random.random() < 0.5
        suffix = "f" if female else "m"
        choose = self._random.choice
        family = self._random.choices(self._families, cum_weights=self._weights)[0]
        name = f"{family} {choose(words()[f'middles_{suffix}'])}"
        if self._random.random() < 0.35:
            name = f"{name} {choose(words()[f'givens_{suffix}'])}"
        sex = Sex.FEMALE if female else Sex.MALE
        return f"{name} {choose(words()[f'givens_{suffix}'])}", sex.value

    def keys(self, name: str) -> tuple[str, str]:
        """(sort key, search key) of a full name."""
        if name not in self._keys:
            self._keys[name] = given_name_key(name), search_key(name)
        return self._keys[name]


def place_names(random: Random):
    """Names of places without end: first each pair of syllables once, then with a number."""
    first, second = words()["places"]
    pairs = [f"{one} {two}" for one in first for two in second if one != two]
    random.shuffle(pairs)
    yield from pairs
    for number in count(1):
        yield from (f"{pair} {number}" for pair in pairs)
