"""An initiative and its authors, as an officer types them."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from thiduakt.base.forms import DateField, NumberField
from thiduakt.base.text import search_key
from units.choices import Recogniser, Scope
from units.forms.people import spelled
from units.forms.picking import PickField
from units.models import Initiative, Person, Post

AUTHORS = 6
_WITH_YEAR = re.compile(r"(.+?)\s*\((\d{4})\)")


class PersonField(PickField):
    """A person by name, with the year of birth in brackets where several have one name; the value is the Person."""

    def __init__(self, *, actor: Post, **kwargs):
        super().__init__(source="nguoi", actor=actor, **{"max_length": 120} | kwargs)

    def name_in(self, text):
        """The text without the year."""
        with_year = _WITH_YEAR.fullmatch(text)
        return with_year[1] if with_year else text

    def meant(self, text):
        """The only person of that name, or of that name and year."""
        with_year = _WITH_YEAR.fullmatch(text)
        name, year = (with_year[1], int(with_year[2])) if with_year else (text, None)
        found = Person.objects.visible_to(self.actor).filter(search_key=search_key(name)).order_by("birth_year", "pk")
        found = list((found.filter(birth_year=year) if year else found)[:9])
        exact = [person for person in found if person.full_name.casefold() == name.casefold()]
        found = exact or found
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(f"Không có ai tên “{text}” trong những người bạn được xem. Hãy kiểm tra lại tên.")
        if year:
            raise ValidationError(f"Có nhiều người tên “{text}”. Hãy chọn đúng người trong những người nêu dưới ô.")
        years = ", ".join(f"{person.full_name} ({person.birth_year or 'chưa rõ năm sinh'})" for person in found)
        raise ValidationError(f"Có nhiều người cùng tên. Hãy ghi cả năm sinh: {years}.")

    def prepare_value(self, value):
        if not isinstance(value, Person):
            return value
        return f"{value.full_name} ({value.birth_year})" if value.birth_year else value.full_name


class InitiativeForm(forms.Form):
    """The initiative; the first author is the person whose page it was opened from."""

    name = forms.CharField(label="Tên sáng kiến", max_length=300)
    year = forms.IntegerField(label="Năm công nhận", min_value=1945, max_value=9999)
    scope = forms.ChoiceField(label="Phạm vi ảnh hưởng", choices=spelled(Scope.choices, "Chọn phạm vi"))
    recognised_by = forms.ChoiceField(
        label="Thẩm quyền công nhận", choices=[("", "Chọn thẩm quyền"), *Recogniser.choices]
    )
    number = forms.CharField(label="Số quyết định", required=False, max_length=50)
    decided_on = DateField(label="Ngày quyết định", required=False)
    document = forms.CharField(label="Ghi thêm về quyết định", required=False, max_length=200)

    def __init__(self, *args, person: Person, actor: Post, row=None, **kwargs):
        self.person, self.row = person, row
        shares = _shares(row, person)
        initial = {name: getattr(row, name) for name in InitiativeForm.base_fields} if row else {}
        super().__init__(*args, initial=initial | _initial(shares), **kwargs)
        self.fields["share-0"] = _share(f"Phần đóng góp của {person.full_name} (%)", required=True)
        for place in range(1, max(AUTHORS, len(shares))):
            self.fields[f"author-{place}"] = PersonField(actor=actor, label=f"Đồng tác giả {place}", required=False)
            self.fields[f"share-{place}"] = _share(f"Phần của đồng tác giả {place} (%)", required=False)

    def clean(self):
        cleaned = super().clean()
        for place in self._places:
            author, share = cleaned.get(f"author-{place}"), cleaned.get(f"share-{place}")
            if author and share is None and f"share-{place}" not in self.errors:
                self.add_error(f"share-{place}", f"Hãy ghi phần đóng góp của {author.full_name}.")
            if share is not None and not author and f"author-{place}" not in self.errors:
                self.add_error(f"author-{place}", "Hãy ghi tên đồng tác giả, hoặc xóa phần đóng góp.")
        return cleaned

    @property
    def initiative(self) -> Initiative:
        """The row with what was typed, not saved."""
        row = self.row or Initiative()
        for name in InitiativeForm.base_fields:
            setattr(row, name, self.cleaned_data[name])
        return row

    @property
    def authors(self) -> list[tuple[Person, Decimal]]:
        """People and their shares, as typed."""
        typed = self.cleaned_data
        more = [(typed[f"author-{place}"], typed[f"share-{place}"]) for place in self._places]
        return [(self.person, typed["share-0"]), *((author, share) for author, share in more if author)]

    @property
    def plain_fields(self):
        return [self[name] for name in InitiativeForm.base_fields]

    @property
    def author_rows(self) -> list[tuple]:
        """(field of the author or None for the first, field of the share)."""
        return [(None, self["share-0"]), *((self[f"author-{n}"], self[f"share-{n}"]) for n in self._places)]

    @property
    def _places(self) -> list[int]:
        return [int(name.partition("-")[2]) for name in self.fields if name.startswith("author-")]


def _share(label: str, *, required: bool) -> NumberField:
    return NumberField(label=label, required=required, min_value=0, max_value=100, max_digits=5, decimal_places=2)


def _shares(row: Initiative | None, person: Person) -> list:
    """The shares with the person's own first."""
    if row is None:
        return []
    return sorted(row.shares.select_related("person"), key=lambda share: (share.person_id != person.pk, share.pk))


def _initial(shares: list) -> dict:
    if not shares:
        return {"share-0": Decimal(100)}
    filled = {f"share-{place}": share.share for place, share in enumerate(shares)}
    return filled | {f"author-{place}": share.person for place, share in enumerate(shares) if place}
