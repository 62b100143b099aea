"""What an act changes, written down exactly, so that it can be taken back while nothing has been built on it."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core import serializers
from django.db import models

from thiduakt.base.bulk import insert
from thiduakt.base.journal import Step

AT_ONCE = 500
SHORT = 16
EDITED, GONE, OTHERWISE, LEANS = "edited", "gone", "otherwise", "leans"


class Trace:
    """Changes rows and remembers how; `entries` is plain JSON in the order of what was done."""

    def __init__(self):
        self.entries: list[dict] = []

    def create(self, model, rows: Iterable) -> list:
        """Insert the rows; returns them with their keys. Keys derived in `save()` are the caller's to set."""
        made = insert(model, rows)
        if made:
            self.entries.append(_entry("create", model) | {"pks": [row.pk for row in made]})
        return made

    def change(self, rows: models.QuerySet, **values) -> int:
        """Set the same values on all the rows; returns how many. Names of foreign keys end in `_id`."""
        return self.change_each(rows.model, dict.fromkeys(rows.order_by().values_list("pk", flat=True), values))

    def change_each(self, model, new: dict) -> int:
        """Set on each row (by its key) its own values; every row names the same fields. Returns how many."""
        if not new:
            return 0
        fields = tuple(next(iter(new.values())))
        groups = defaultdict(list)
        for pk, *old in _values(model, list(new), fields):
            groups[tuple(old), tuple(new[pk][field] for field in fields)].append(pk)
        for (old, values), pks in groups.items():
            _update(model, pks, dict(zip(fields, values, strict=True)))
            entry = {"pks": pks, "fields": list(fields), "old": list(old), "new": list(values)}
            self.entries.append(_entry("change", model) | entry)
        return sum(map(len, groups.values()))

    def delete(self, rows: Iterable[models.Model]) -> int:
        """Delete rows to which nothing refers; returns how many."""
        rows = list(rows)
        for row in rows:
            kept = serializers.serialize("python", [row])[0]
            self.entries.append(_entry("delete", type(row)) | {"pks": [row.pk], "row": kept})
            row.delete()
        return len(rows)

    def seal(self) -> list[dict]:
        """The entries, each new row with the hash of what stands in it now; call when all is done.

        A model may name in `WEIGHTY` the columns that count; others may change without standing in the way.
        """
        for entry in self.entries:
            if entry["what"] == "create":
                model = _model(entry)
                every = [field.attname for field in model._meta.concrete_fields]
                entry["fields"] = list(getattr(model, "WEIGHTY", every))
                entry["marks"] = _marks(model, entry)
        return self.entries


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows that stand in the way (`pks` of `model`), and why: EDITED or GONE since; kept OTHERWISE, in columns the
    trace does not know; or LEANS, rows of others that point at new rows of `on`."""

    model: type[models.Model]
    why: str
    pks: tuple = ()
    on: type[models.Model] | None = None


def standing_on(entries: list[dict], *, passed_on: Collection[type] = ()) -> list[Standing]:
    """What stands in the way of taking it back. References to new rows of the models `passed_on` are none: the caller
    gives them to the old rows first."""
    found = [each for entry in entries for each in _altered(entry)]
    mine = defaultdict(set)
    for entry in entries:
        mine[entry["model"]].update(map(str, entry["pks"]))
    for model, pks in _created(entries).items():
        if model not in passed_on:
            leaning = sorted(_references(model, pks, mine), key=lambda row: row[0]._meta.verbose_name)
            found += [Standing(rows, LEANS, tuple(those), model) for rows, those in leaning]
    return list(dict.fromkeys(found))


def built_on(entries: list[dict]) -> list[str]:
    """The same in words."""
    return list(dict.fromkeys(map(_in_words, standing_on(entries))))


def _in_words(each: Standing) -> str:
    noun, count = each.model._meta.verbose_name, len(each.pks)
    return {
        OTHERWISE: f"{noun} từ đó đến nay đã được lưu theo cách khác",
        EDITED: f"{count} {noun} đã được sửa" if count else f"{noun} mới đã được sửa hoặc xóa",
        GONE: f"{count} {noun} đã bị xóa",
        LEANS: f"{count} {noun} gắn với {each.on._meta.verbose_name} mới" if each.on else "",
    }[each.why]


def take_back(entries: list[dict]) -> None:
    """Undo everything, the last first. IntegrityError where something new stands in the place of the old."""
    for entry in reversed(entries):
        model = _model(entry)
        if entry["what"] == "create":
            for pks in _portions(entry["pks"]):
                _forget(model, pks)
                model._base_manager.filter(pk__in=pks).delete()
        elif entry["what"] == "change":
            _update(model, entry["pks"], _read(model, entry["fields"], entry["old"]))
        else:
            for row in serializers.deserialize("python", [entry["row"]]):
                row.save()


def _forget(model, pks: list) -> None:
    """Lines that only told of the rows tell it no more."""
    for relation in model._meta.get_fields(include_hidden=True):
        rows = relation.related_model
        is_of_others = relation.auto_created and not relation.concrete
        if is_of_others and getattr(rows, "ONLY_TELLS", False) and relation.field.null:
            rows._base_manager.filter(**{f"{relation.field.name}__in": pks}).update(**{relation.field.name: None})


def _entry(what: str, model) -> dict:
    return {"what": what, "model": model._meta.label}


def _model(entry: dict):
    return apps.get_model(entry["model"])


def _created(entries: list[dict]) -> dict[type, list]:
    made = defaultdict(list)
    for entry in entries:
        if entry["what"] == "create":
            made[_model(entry)] += entry["pks"]
    return made


def _portions(pks: list) -> Iterator[list]:
    return (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))


def _values(model, pks: list, fields) -> Iterator[tuple]:
    for portion in _portions(pks):
        yield from model._base_manager.filter(pk__in=portion).order_by("pk").values_list("pk", *fields)


def _update(model, pks: list, values: dict) -> None:
    for portion in _portions(pks):
        model._base_manager.filter(pk__in=portion).update(**values)


def _read(model, fields: list[str], values: list) -> dict:
    """Values as they came out of JSON, made what the fields hold."""
    kinds = {field.attname: field for field in model._meta.concrete_fields}
    return {name: kinds[name].to_python(value) for name, value in zip(fields, values, strict=True)}


def _hash(model, entry: dict) -> str:
    rows = sorted(_values(model, entry["pks"], entry["fields"]), key=lambda row: str(row[0]))
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _marks(model, entry: dict) -> dict[str, str]:
    """A short hash of each row by its key; rows that are no more have none."""
    rows = _values(model, entry["pks"], entry["fields"])
    return {str(row[0]): hashlib.sha256(repr(row).encode()).hexdigest()[:SHORT] for row in rows}


def _altered(entry: dict) -> Iterator[Standing]:
    """Rows that no longer are as the act left them."""
    model = _model(entry)
    if not set(entry.get("fields", ())) <= {field.attname for field in model._meta.concrete_fields}:
        yield Standing(model, OTHERWISE)
    elif "marks" in entry:
        now = _marks(model, entry)
        edited = tuple(pk for pk, mark in entry["marks"].items() if now.get(pk, mark) != mark)
        gone = tuple(pk for pk in entry["marks"] if pk not in now)
        yield from (Standing(model, why, pks) for why, pks in ((EDITED, edited), (GONE, gone)) if pks)
    elif entry["what"] == "create" and _hash(model, entry) != entry["sha256"]:
        yield Standing(model, EDITED)
    elif entry["what"] == "change":
        wanted = tuple(_read(model, entry["fields"], entry["new"]).values())
        now = {str(pk): tuple(values) for pk, *values in _values(model, entry["pks"], entry["fields"])}
        edited = tuple(pk for pk in map(str, entry["pks"]) if now.get(pk) != wanted)
        yield from [Standing(model, EDITED, edited)] if edited else []


def _references(model, pks: list, mine: dict) -> Iterator[tuple[type, list]]:
    """Rows of others that point at the new ones. A journal only tells, and so does what says of itself `ONLY_TELLS`."""
    for relation in model._meta.get_fields(include_hidden=True):
        rows = relation.related_model
        if not relation.auto_created or relation.concrete or relation.many_to_many or _only_tells(rows):
            continue
        those = []
        for portion in _portions(pks):
            found = rows._base_manager.filter(**{f"{relation.field.name}__in": portion}).values_list("pk", flat=True)
            those += [pk for pk in found if str(pk) not in mine[rows._meta.label]]
        if those:
            yield rows, those


def _only_tells(rows: type[models.Model]) -> bool:
    return issubclass(rows, Step) or getattr(rows, "ONLY_TELLS", False)
