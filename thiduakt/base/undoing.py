"""What an act changes, written down exactly, so that it can be taken back while nothing has been built on it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.core import serializers
from django.db import models

AT_ONCE = 500


class Trace:
    """Changes rows and remembers how; `entries` is plain JSON in the order of what was done."""

    def __init__(self):
        self.entries: list[dict] = []

    def create(self, model, rows: Iterable) -> list:
        """Insert the rows; returns them with their keys. Keys derived in `save()` are the caller's to set."""
        made = model._base_manager.bulk_create(rows, batch_size=AT_ONCE)
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
        """The entries, each new row with the hash of what stands in it now; call when all is done."""
        for entry in self.entries:
            if entry["what"] == "create":
                model = _model(entry)
                entry["fields"] = [field.attname for field in model._meta.concrete_fields]
                entry["sha256"] = _hash(model, entry)
        return self.entries


def built_on(entries: list[dict]) -> list[str]:
    """What stands in the way of taking it back, in words."""
    found = [reason for entry in entries for reason in _altered(entry)]
    mine = defaultdict(set)
    for entry in entries:
        mine[entry["model"]].update(map(str, entry["pks"]))
    for model, pks in _created(entries).items():
        found += [
            f"{count} {rows._meta.verbose_name} gắn với {model._meta.verbose_name} mới"
            for rows, count in sorted(_references(model, pks, mine), key=lambda row: row[0]._meta.verbose_name)
        ]
    return list(dict.fromkeys(found))


def take_back(entries: list[dict]) -> None:
    """Undo everything, the last first. IntegrityError where something new stands in the place of the old."""
    for entry in reversed(entries):
        model = _model(entry)
        if entry["what"] == "create":
            for pks in _portions(entry["pks"]):
                model._base_manager.filter(pk__in=pks).delete()
        elif entry["what"] == "change":
            _update(model, entry["pks"], _read(model, entry["fields"], entry["old"]))
        else:
            for row in serializers.deserialize("python", [entry["row"]]):
                row.save()


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


def _altered(entry: dict) -> Iterator[str]:
    """Rows that no longer are as the act left them."""
    model = _model(entry)
    if not set(entry.get("fields", ())) <= {field.attname for field in model._meta.concrete_fields}:
        yield f"{model._meta.verbose_name} từ đó đến nay đã được lưu theo cách khác"
        return
    if entry["what"] == "create" and _hash(model, entry) != entry["sha256"]:
        yield f"{model._meta.verbose_name} mới đã được sửa hoặc xóa"
    if entry["what"] == "change":
        wanted = tuple(_read(model, entry["fields"], entry["new"]).values())
        found = [tuple(values) for _, *values in _values(model, entry["pks"], entry["fields"])]
        count = len(entry["pks"]) - found.count(wanted)
        if count:
            yield f"{count} {model._meta.verbose_name} đã được sửa"


def _references(model, pks: list, mine: dict) -> Iterator[tuple[type, int]]:
    """Rows of others that point at the new ones."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        rows, count = relation.related_model, 0
        for portion in _portions(pks):
            found = rows._base_manager.filter(**{f"{relation.field.name}__in": portion}).values_list("pk", flat=True)
            count += sum(str(pk) not in mine[rows._meta.label] for pk in found)
        if count:
            yield rows, count
