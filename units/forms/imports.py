"""Opening an import, and saying what the columns of its sheets mean."""

from django import forms
from django.core.exceptions import ValidationError

from thiduakt.base.clock import today
from thiduakt.base.forms import DateField
from thiduakt.base.sheets import KINDS, Sheet, letter_of, text_of
from thiduakt.base.uploads import check_upload
from units.choices import ImportKind
from units.forms.people import spelled
from units.forms.units import UnitField
from units.intake import columns
from units.intake.kinds import KINDS as LISTS
from units.intake.layouts import Layout, headings, is_index
from units.matching.citizen_id import hidden_in
from units.models import ImportBatch
from units.policies.imports import may_import

SAMPLES = 3
LONGEST_SAMPLE = 60
YEARS_OFFERED = 10
MOST_ROWS = 9999
OF_PEOPLE = spelled((kind.value, kind.label) for kind in ImportKind if kind != ImportKind.UNITS)
"""Lists of units have a page of their own."""


class OpenForm(forms.Form):
    """The list and whose it is."""

    kind = forms.ChoiceField(label="Loại danh sách", choices=OF_PEOPLE, initial=ImportKind.PEOPLE)
    unit = UnitField(label="Của đơn vị", max_length=200, help_text="Tên đầy đủ, tên ngắn hoặc mã của đơn vị.")
    as_of = DateField(
        label="Danh sách tính đến ngày",
        help_text="Người mới được ghi là công tác từ ngày này, nếu danh sách không nêu ngày khác.",
    )
    document = forms.CharField(
        label="Văn bản kèm danh sách", max_length=200, required=False, help_text="Ví dụ: Công văn số 12/UBND-NV."
    )
    file = forms.FileField(
        label="Tệp danh sách (.xlsx, .csv hoặc .docx)", help_text="Bảng như đơn vị đang có, không cần theo mẫu."
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["kind"].choices = [each for each in OF_PEOPLE if may_import(actor, None, each[0])]

    def clean_unit(self):
        """Only a unit the actor keeps people of."""
        unit = self.cleaned_data["unit"]
        verdict = may_import(self.actor, unit)
        if not verdict:
            raise ValidationError(verdict.reason)
        return unit

    def clean_as_of(self):
        """A list of the future is a slip."""
        day = self.cleaned_data["as_of"]
        if day > today():
            raise ValidationError("Danh sách không thể tính đến một ngày chưa tới. Hãy xem lại ngày.")
        return day

    def clean_file(self):
        """A table without macro, small enough to unpack."""
        return check_upload(self.cleaned_data["file"], kinds=KINDS)

    def clean(self):
        """The unit must have lived on the day."""
        unit, day = self.cleaned_data.get("unit"), self.cleaned_data.get("as_of")
        if unit and day and not (unit.founded_on <= day and (unit.ended_on is None or unit.ended_on >= day)):
            self.add_error("as_of", f"{unit.label} không hoạt động vào ngày này. Hãy chọn ngày khác hoặc đơn vị khác.")


class SheetPart:
    """One sheet on the page: its fields, and what stands in its columns."""

    def __init__(self, form, place: int, sheet: Sheet, said: dict):
        self.form, self.sheet, self.said, self.place = form, sheet, said, place
        meanings = {int(column): meaning for column, meaning in said["columns"].items()}
        self.layout = Layout(said["header"], said["depth"], meanings)
        self.heads = headings(sheet, said["header"], said["depth"])
        below = [row for row in sheet.rows if row.number >= said["header"] + said["depth"] or not said["header"]]
        self.samples = {column: _samples(below, column) for column in range(sheet.width)}
        self.shown = [column for column in range(sheet.width) if self.heads.get(column) or self.samples[column]]

    def add_fields(self, meanings: list[tuple[str, str]]) -> None:
        """The fields of this sheet in the form."""
        fields = self.form.fields
        fields[f"s{self.place}_used"] = forms.BooleanField(
            label="Lấy trang này", required=False, initial=self.said["used"]
        )
        fields[f"s{self.place}_header"] = forms.IntegerField(
            label="Hàng tiêu đề ở dòng số", initial=self.said["header"], min_value=0, max_value=MOST_ROWS,
            help_text="Ghi 0 nếu bảng không có tiêu đề.",
        )  # fmt: skip
        fields[f"s{self.place}_grouped"] = forms.BooleanField(
            label="Dòng nhóm (như “I. PHÒNG NỘI VỤ”) là tên đơn vị của các dòng dưới",
            required=False,
            initial=self.said["grouped"],
        )
        for column in self.shown:
            fields[f"s{self.place}_c{column}"] = forms.ChoiceField(
                label=f"Cột {letter_of(column)} là",
                choices=meanings,
                required=False,
                initial=self.layout.meanings.get(column, ""),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    @property
    def used(self):
        return self.form[f"s{self.place}_used"]

    @property
    def header(self):
        return self.form[f"s{self.place}_header"]

    @property
    def grouped(self):
        return self.form[f"s{self.place}_grouped"]

    @property
    def columns(self) -> list[dict]:
        """Letter, heading, samples and field of each column that says anything."""
        return [
            {
                "letter": letter_of(column),
                "heading": hidden_in(self.heads.get(column, "")),
                "samples": self.samples[column],
                "field": self.form[f"s{self.place}_c{column}"],
            }
            for column in self.shown
        ]

    def chosen(self, cleaned: dict) -> dict[int, str]:
        """The meanings as posted."""
        return {column: cleaned.get(f"s{self.place}_c{column}", "") for column in self.shown}


class ColumnsForm(forms.Form):
    """What each column of each sheet means."""

    def __init__(self, *args, batch: ImportBatch, sheets: list[Sheet], **kwargs):
        super().__init__(*args, **kwargs)
        self.batch = batch
        pairs = enumerate(zip(sheets, batch.mapping, strict=True))
        self.parts = [SheetPart(self, place, sheet, said) for place, (sheet, said) in pairs]
        meanings = _meanings(batch.kind, batch.as_of.year)
        for part in self.parts:
            part.add_fields(meanings)

    def clean(self):
        """Each used sheet needs its columns, and no meaning twice."""
        used = [part for part in self.parts if self.cleaned_data.get(f"s{part.place}_used")]
        if not used:
            raise ValidationError("Chưa chọn trang nào. Hãy đánh dấu trang có danh sách.")
        for part in used:
            chosen = [meaning for meaning in part.chosen(self.cleaned_data).values() if meaning]
            for meaning in sorted({each for each in chosen if chosen.count(each) > 1}):
                self.add_error(
                    None,
                    f"Trang “{part.sheet.name}”: hai cột cùng là “{columns.label_of(meaning)}”. Hãy để lại một cột.",
                )
            for label in LISTS[self.batch.kind].lacks(set(chosen)):
                self.add_error(None, f"Trang “{part.sheet.name}”: chưa có cột “{label}”. Hãy chọn cột ấy.")

    @property
    def moved_headers(self) -> dict[int, int]:
        """Sheets whose row of headings the officer put elsewhere: place -> row."""
        said = {part.place: self.cleaned_data.get(f"s{part.place}_header") for part in self.parts}
        return {place: row for place, row in said.items() if row not in (None, self.batch.mapping[place]["header"])}

    @property
    def mapping(self) -> list[dict]:
        """The mapping as posted."""
        return [
            part.said
            | {
                "used": self.cleaned_data[f"s{part.place}_used"],
                "grouped": self.cleaned_data[f"s{part.place}_grouped"],
                "columns": {str(column): meaning for column, meaning in part.chosen(self.cleaned_data).items()},
            }
            for part in self.parts
        ]

    @property
    def taught(self) -> dict[str, str]:
        """Meanings by heading, of the used sheets, to be remembered; ratings of a year belong to their list."""
        found = {}
        for part in self.parts:
            if self.cleaned_data[f"s{part.place}_used"]:
                for column, meaning in part.chosen(self.cleaned_data).items():
                    key = columns.heading_key(part.heads.get(column, ""))
                    if key and ":" not in meaning:
                        found[key] = meaning
        return found


def _meanings(kind: str, year: int) -> list[tuple[str, str]]:
    """What a column of such a list may mean."""
    takes = LISTS[kind].takes
    years = [f"{each}:{one}" for each in columns.YEARLY for one in range(year + 1, year - YEARS_OFFERED, -1)]
    codes = [code for code in [*columns.LABELS, *years] if takes(code)]
    return [("", "Không lấy"), *((code, columns.label_of(code)) for code in codes)]


def _samples(rows, column: int) -> list[str]:
    """The first cells of a column that say something; a citizen id is known by its end."""
    told = (row for row in rows if len(row.cells) > 1 and not is_index(row))
    texts = (hidden_in(text_of(row.at(column)))[:LONGEST_SAMPLE] for row in told)
    return [text for text in texts if text][:SAMPLES]
