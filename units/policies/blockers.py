"""What stands in the way of taking a reorganisation back, in the words of the office, each with where to clear it."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse
from django.utils.text import capfirst

from thiduakt.base.undoing import EDITED, GONE, OTHERWISE, Standing
from units.models import (
    BlocMember,
    Discipline,
    Employment,
    Headcount,
    Hold,
    Household,
    ImportBatch,
    Post,
    Rating,
    Succession,
    Unit,
    UnitChange,
    UnitState,
)
from units.successions import Blocker

MOST_NAMED = 10


def blockers_of(found: Iterable[Standing]) -> list[Blocker]:
    """Each row by name, of many of one kind the first; what cannot be told apart as a whole. Each is named once."""
    named = [blocker for each in found for blocker in _named(each)]
    return list(dict.fromkeys(named))


def _named(each: Standing) -> list[Blocker]:
    noun = capfirst(each.model._meta.verbose_name)
    if each.why == OTHERWISE:
        return [Blocker(f"{noun} từ đó đến nay đã được lưu theo cách khác")]
    if each.why == GONE:
        return [Blocker(f"{len(each.pks)} {each.model._meta.verbose_name} của việc sắp xếp này đã bị xóa")]
    if not each.pks:
        return [Blocker(f"{noun} mới đã được sửa hoặc xóa")]
    rows = each.model._base_manager.filter(pk__in=each.pks[:MOST_NAMED]).order_by("pk")
    shown = [_blocker(row, each.why == EDITED) for row in rows]
    more = len(each.pks) - len(shown)
    return shown + ([Blocker(f"còn {more} {each.model._meta.verbose_name} nữa")] if more > 0 else [])


def _blocker(row: models.Model, edited: bool) -> Blocker:
    said, url = _WORDS.get(type(row), _usual)(row)
    return Blocker(f"{said} {'đã được sửa sau khi áp dụng' if edited else ''}".strip(), url)


def _usual(row: models.Model) -> tuple[str, str]:
    """The noun and the row; the page of the row, else of the first thing it belongs to that has one."""
    return f"{capfirst(row._meta.verbose_name)} “{row}”", _page_of(row)


def _page_of(row: models.Model) -> str:
    owners = (getattr(row, field.name) for field in row._meta.concrete_fields if field.is_relation)
    for thing in (row, *owners):
        if hasattr(thing, "get_absolute_url"):
            return thing.get_absolute_url()
    return ""


def _of_subject(row: Rating | Discipline | Hold) -> tuple[str, str]:
    subject = row.unit or row.person
    return f"{capfirst(row._meta.verbose_name)} “{row}” của {subject}", subject.get_absolute_url()


def _rating(row: Rating) -> tuple[str, str]:
    """The grid of the year, where it can be taken out."""
    said, url = _of_subject(row)
    grid = f"{reverse('units:ratings')}?{urlencode({'unit': row.unit_id, 'year': row.year})}"
    return said, grid if row.unit_id else url


def _job(row: Employment) -> tuple[str, str]:
    said = f"Quá trình công tác của {row.person}: {row.position}, {row.unit.label}"
    return said, reverse("units:employment", args=[row.person_id, row.pk])


def _post(row: Post) -> tuple[str, str]:
    return (
        f"Vai trò {row.get_role_display()} của {row.user.full_name} tại {row.unit.label}",
        row.user.get_absolute_url(),
    )


def _place(row: BlocMember) -> tuple[str, str]:
    return f"{row.unit.label} được xếp vào {row.bloc}", row.bloc.get_absolute_url()


def _household(row: Household) -> tuple[str, str]:
    return f"Hộ gia đình {row}", reverse("units:household", args=[row.pk])


def _succession(row: Succession) -> tuple[str, str]:
    said = f"Xác nhận tiếp nối thành tích từ {row.predecessor.label} sang {row.successor.label}"
    return said, reverse("units:continuity", args=[row.pk])


def _line(row: UnitChange) -> tuple[str, str]:
    return f"Phương án sắp xếp khác có {row.label}: “{row.reorganisation}”", row.reorganisation.get_absolute_url()


def _unit(row: Unit) -> tuple[str, str]:
    above = f", trực thuộc {row.parent.label}" if row.parent else ""
    return f"Đơn vị {row.name}{above}", row.get_absolute_url()


def _state(row: UnitState) -> tuple[str, str]:
    return f"Tên, cấp trên của {row.unit.name}", row.unit.get_absolute_url()


def _heads(row: Headcount) -> tuple[str, str]:
    return f"Số người năm {row.year} của {row.unit.label}", row.unit.get_absolute_url()


def _list(row: ImportBatch) -> tuple[str, str]:
    return f"Lần nhập danh sách {row.file.name} của {row.unit.label}", row.get_absolute_url()


_WORDS = {
    Rating: _rating,
    Discipline: _of_subject,
    Hold: _of_subject,
    Employment: _job,
    Post: _post,
    BlocMember: _place,
    Household: _household,
    Succession: _succession,
    UnitChange: _line,
    Unit: _unit,
    UnitState: _state,
    Headcount: _heads,
    ImportBatch: _list,
}
