"""Search by words: beginnings of words in any order without marks, ranked, forgiving one slip of the finger.

Every searched table keeps a `search_key` (`thiduakt.base.text.search_key`). PostgreSQL answers `starts_words` from a
trigram index on the padded key (docs/decisions); SQLite reads the keys.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection, models
from django.db.models import Q, QuerySet

from thiduakt.base.text import search_key, squeeze

LONGEST = 100
MOST_WORDS = 8
# A slip in a word of two letters could be any word.
SHORTEST_MENDED = 3
LAST_TIER = 4
# The families and middle names of most people. The lists of the index for two such words are long to compare, and what
# they have in common is still too much: the other words are asked of the index, these of the rows it names.
COMMON = frozenset(["nguyen", "tran", "le", "pham", "phan", "vu", "vo", "dang", "bui", "do", "thi", "van"])
SHORTEST_RARE = 3
_EDGES = " .,;:!?\"'()[]{}*“”"
_SYMBOL = re.compile(r"[/-]")
_NUMBER = re.compile(r"0*(\d+)(/.*)?", re.S)

Alternatives = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed, as words to be found."""

    text: str
    words: tuple[str, ...]

    @classmethod
    def typed(cls, text: str) -> "Wanted":
        """The first words of a text, without marks and without the signs around them."""
        text = squeeze(text)[:LONGEST].strip()
        parts = (part.strip(_EDGES) for part in search_key(text).split())
        return cls(text, tuple(_plain(part) for part in parts if part)[:MOST_WORDS])

    @property
    def whole(self) -> str:
        return " ".join(self.words)

    @property
    def is_enough(self) -> bool:
        """Two letters at least: one letter is everywhere."""
        return len(self.whole) > 1

    @property
    def exactly(self) -> Alternatives:
        """Each word as it was typed."""
        return tuple(frozenset({word}) for word in self.words)


def _plain(word: str) -> str:
    """ "07/kh-ubnd" is number 7: leading zeros are writing, not number."""
    found = _NUMBER.fullmatch(word)
    return f"{found[1]}{found[2]}" if found and found[2] else word


class Padded(models.Func):
    """The key with a space before it, so that every word begins after a space; as the trigram indexes have it."""

    template = "(' ' || %(expressions)s)"
    output_field = models.TextField()
    arity = 1


class PaddedUnindexed(Padded):
    """The same, spelled so that no index answers: for rows narrowed down by other means.

    PostgreSQL takes a look into a trigram index for cheap; asked once per unit it costs seconds.
    """

    template = "('  ' || %(expressions)s)"


def starts_words(rows: QuerySet, words: Iterable[str], *, key: str = "search_key", indexed: bool = True) -> QuerySet:
    """Rows whose key has, for each of the words, a word that begins with it."""
    return starts_any(rows, tuple(frozenset({word}) for word in words), key=key, indexed=indexed)


def words_of_keys(rows: QuerySet, key: str = "search_key") -> set[str]:
    """All different words of the keys; PostgreSQL takes them apart itself."""
    if connection.vendor == "postgresql":
        parts = models.Func(key, models.Value(" "), function="string_to_array")
        words = models.Func(parts, function="unnest", output_field=models.TextField())
        return set(rows.order_by().annotate(word=words).values_list("word", flat=True).distinct())
    keys = rows.order_by().values_list(key, flat=True).distinct().iterator(chunk_size=2000)
    return {word for text in keys for word in text.split()}


def starts_any(rows: QuerySet, words: Alternatives, *, key: str = "search_key", indexed: bool = True) -> QuerySet:
    """The same where each word may be one of several."""
    rows = rows.alias(padded=Padded(key), unindexed=PaddedUnindexed(key))
    asked = _asked_of_index(words) if indexed else ()
    for choices in dict.fromkeys(words):
        name, wanted = "padded" if choices in asked else "unindexed", Q()
        for word in sorted(choices):
            # Symbols are known by their parts: "kh-ubnd" is asked of "57/kh-ubnd".
            wanted |= Q(**{f"{name}__contains": word if _SYMBOL.search(word) else f" {word}"})
        rows = rows.filter(wanted)
    return rows


def _asked_of_index(words: Alternatives) -> Alternatives:
    """The rarer words, of which the index names few rows to look at; all words where none is rare."""
    return tuple(filter(_is_rare, words)) or words


def is_rare(words: Alternatives) -> bool:
    """Whether one of the words at least keeps what fits to a small part of all rows."""
    return any(map(_is_rare, words))


def is_common(choices: frozenset[str]) -> bool:
    """Whether a great part of all names has the word."""
    return bool(choices & COMMON)


def _is_rare(choices: frozenset[str]) -> bool:
    return not is_common(choices) and min(map(len, choices)) >= SHORTEST_RARE


def rank(key: str, wanted: Wanted, *, of_person: bool = False) -> tuple[int, int]:
    """(tier, misses), the smaller the better: exact, beginning, all words, beginnings of words, anything else.

    Of a person the given name counts: a name that ends with what was typed is as good as one that begins with it.
    """
    names = key.split()
    given = of_person and bool(names) and names[-1] in wanted.words
    if key == wanted.whole:
        tier = 0
    elif key.startswith(wanted.whole) or (given and key.endswith(f" {wanted.whole}")):
        tier = 1
    elif set(wanted.words) <= set(names):
        tier = 2
    else:
        tier = 3 if all(any(name.startswith(word) for name in names) for word in wanted.words) else LAST_TIER
    return tier, int(of_person and not given)


def mended(wanted: Wanted, vocabulary: Callable[[], frozenset[str]]) -> list[Alternatives]:
    """Readings of what was typed with one slip undone: in each unknown word, or else in any one of the words."""
    known = vocabulary()
    unknown = [word for word in wanted.words if not any(name.startswith(word) for name in known)]
    near = {word: _near(word, known) for word in wanted.words}
    if unknown:
        reading = tuple(near[word] if word in unknown else frozenset({word}) for word in wanted.words)
        return [reading] if all(reading) else []
    return [
        tuple(near[word] if place == here else frozenset({word}) for place, word in enumerate(wanted.words))
        for here, changed in enumerate(wanted.words)
        if near[changed]
    ]


def _near(word: str, known: frozenset[str]) -> frozenset[str]:
    if len(word) < SHORTEST_MENDED or any(char.isdigit() for char in word):
        return frozenset()
    return frozenset(name for name in known if name != word and is_one_slip(word, name))


def is_one_slip(one: str, other: str) -> bool:
    """Whether a letter too many, one missing, one wrong, or two swapped turn one word into the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return len(one) != len(other)
    a, b = one[start:], other[start:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:]:
        return True
    return a[:2] == b[1::-1] and a[2:] == b[2:]


class SearchKeyField(models.CharField):
    """A column that keeps the search key of other fields of its row, also when rows are made in bulk."""

    def __init__(self, *args, of: tuple[str, ...] = (), **kwargs):
        self.of = of
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance, add):
        key = search_key(" ".join(getattr(model_instance, name) for name in self.of))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key
