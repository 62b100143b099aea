"""Writing a plan of reorganisation: units are typed by name, one per line, as they stand in the decision."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from thiduakt.base.forms import DateField
from thiduakt.base.sheets import KINDS
from thiduakt.base.text import squeeze
from thiduakt.base.uploads import check_upload
from units.actions.planning import NewUnit, Takers
from units.choices import ChangeAct, UnitKind
from units.facts.plans import Plan
from units.imports.unit_names import MOST_NAMES, UnitNames, lines_of
from units.intake.unit_names import place_of, unit_key
from units.models import Reorganisation, Unit, UnitChange

ONE_PER_LINE = "Mỗi dòng một đơn vị: tên đầy đủ, tên ngắn hoặc mã; có dấu hay không dấu đều được."
PARENT_HELP = "Tên đơn vị cấp trên; có thể là đơn vị vừa thêm vào phương án."
LONGEST_LIST = 500_000


class ReorganisationForm(forms.ModelForm):
    """What the decision says of the act as a whole."""

    effective_on = DateField(label="Có hiệu lực từ ngày")
    decided_on = DateField(label="Ngày văn bản", required=False)

    class Meta:
        model = Reorganisation
        fields = ("name", "effective_on", "decision", "decided_on", "decided_by")
        help_texts = {
            "name": "Ví dụ: Sắp xếp các xã thuộc huyện An Lâm.",
            "decision": "Tên, số và ký hiệu văn bản.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True

    def clean_name(self):
        return squeeze(self.cleaned_data["name"])


class PlanForm(forms.Form):
    """A form about lines of one plan; looks for units among its lines first, then among all that live on the eve."""

    def __init__(self, *args, plan: Plan, **kwargs):
        self.plan = plan
        super().__init__(*args, **kwargs)

    @property
    def living(self) -> list[UnitChange]:
        """Lines that live on after the day."""
        return [change for change in self.plan.changes if change.act != ChangeAct.END]

    def line_called(self, text: str) -> UnitChange | None:
        """The living line of that name."""
        key = unit_key(text)
        for change in self.living:
            names = {change.name, change.short_name, change.label} | ({change.unit.name} if change.unit_id else set())
            if key in {unit_key(name) for name in names if name}:
                return change
        return None

    def units_of(self, field: str) -> list[Unit]:
        """All units of a field with one per line; every unknown one is named at once."""
        texts = self._texts(field)
        return self._all_found(field, texts, {})

    def takers_of(self, field: str) -> list[Unit | UnitChange]:
        """The same, where lines of the plan may be named too."""
        texts = self._texts(field)
        return self._all_found(field, texts, {text: self.line_called(text) for text in texts})

    def _texts(self, field: str) -> list[str]:
        texts = lines_of(self.cleaned_data.get(field, ""))
        if len(texts) > MOST_NAMES:
            self.add_error(field, f"Mỗi lần ghi nhiều nhất {MOST_NAMES} đơn vị. Hãy chia thành nhiều lần.")
        return texts[:MOST_NAMES]

    def _all_found(self, field: str, texts: list[str], lines: dict) -> list:
        unknown = [text for text in texts if not lines.get(text)]
        names = UnitNames(unknown, self.plan.eve) if unknown else None
        found = [lines.get(text) or names.find(text) for text in texts]
        mistakes = [each for each in found if isinstance(each, str)]
        if mistakes:
            self.add_error(field, mistakes)
        return [each for each in found if not isinstance(each, str)]

    def clean_parent(self):
        """The unit above, or None."""
        text = squeeze(self.cleaned_data.get("parent", ""))
        if not text:
            return None
        found = self.line_called(text) or UnitNames([text], self.plan.eve).find(text)
        if isinstance(found, str):
            raise ValidationError(found)
        return found


class Described(forms.Form):
    """What a unit is called."""

    name = forms.CharField(label="Tên mới", max_length=200)
    short_name = forms.CharField(label="Tên ngắn", max_length=100, required=False)
    symbol = forms.CharField(label="Ký hiệu trong số văn bản", max_length=20, required=False)
    place_name = forms.CharField(
        label="Địa danh trên văn bản", max_length=100, required=False,
        help_text="Để trống: lấy theo tên mới, ví dụ UBND xã An Lâm: An Lâm.",
    )  # fmt: skip

    def described(self) -> NewUnit | None:
        """The description, None without a name."""
        typed = self.cleaned_data
        if not typed["name"]:
            return None
        kind, parent = typed.get("kind") or UnitKind.OTHER, typed.get("parent")
        place = typed["place_name"] or place_of(typed["name"])
        return NewUnit(typed["name"], kind, typed["short_name"], typed["symbol"], place, parent)


class FoundForm(PlanForm, Described):
    """A unit founded by the act."""

    kind = forms.ChoiceField(label="Loại", choices=[(value, capfirst(label)) for value, label in UnitKind.choices])
    parent = forms.CharField(label="Trực thuộc", max_length=200, required=False, help_text=PARENT_HELP)
    field_order = ("name", "kind", "parent", "short_name", "symbol", "place_name")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Tên đơn vị"


class ChangeForm(PlanForm, Described):
    """Units that get another name or another parent."""

    units = forms.CharField(label="Đơn vị", widget=forms.Textarea(attrs={"rows": 3}), help_text=ONE_PER_LINE)
    parent = forms.CharField(label="Chuyển về trực thuộc", max_length=200, required=False, help_text=PARENT_HELP)
    field_order = ("units", "parent", "name", "short_name", "symbol", "place_name")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False
        self.fields["name"].help_text = "Để trống nếu giữ tên cũ. Đổi tên thì ghi từng đơn vị một."

    def clean(self):
        self.found = self.units_of("units")
        if not self.errors and not self.cleaned_data["name"] and not self.cleaned_data.get("parent"):
            raise ValidationError("Hãy ghi tên mới hoặc cơ quan mới mà đơn vị trực thuộc.")
        return self.cleaned_data


class EndForm(PlanForm):
    """Units that end: merged, split or dissolved."""

    units = forms.CharField(label="Đơn vị kết thúc", widget=forms.Textarea(attrs={"rows": 4}), help_text=ONE_PER_LINE)
    with_below = forms.BooleanField(label="Kết thúc cả các đơn vị trực thuộc", required=False, initial=True)
    takers = forms.CharField(
        label="Đơn vị đang hoạt động tiếp nhận", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một đơn vị, kể cả đơn vị mới đã có trong phương án. Để trống nếu giải thể.",
    )  # fmt: skip
    new = forms.CharField(
        label="Đơn vị mới được thành lập để tiếp nhận", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một tên; cùng loại và cùng cấp trên với đơn vị kết thúc. Địa danh trên văn bản lấy theo "
        "tên mới (UBND xã An Lâm: An Lâm); khác thì ghi sau dấu gạch đứng: UBND xã An Lâm | An Lâm Thượng.",
    )  # fmt: skip
    people_to = forms.CharField(
        label="Người và việc đang làm chuyển về", max_length=200, required=False,
        help_text="Tên một đơn vị tiếp nhận ở trên; chỉ cần ghi khi có nhiều đơn vị.",
    )  # fmt: skip
    new_position = forms.CharField(
        label="Chức vụ ở nơi mới",
        max_length=150,
        required=False,
        help_text="Để trống: giữ nguyên chức vụ của từng người.",
    )

    def clean(self):
        self.found = self.units_of("units")
        existing = self.takers_of("takers")
        if self.errors:
            return self.cleaned_data
        new = [self._like_the_first(name) for name in lines_of(self.cleaned_data.get("new", ""))]
        units = [each for each in existing if isinstance(each, Unit)]
        lines = [each for each in existing if isinstance(each, UnitChange)]
        self.takers = Takers(existing=units, lines=lines, new=new, people_to=self._place([*units, *lines, *new]))
        return self.cleaned_data

    def _like_the_first(self, line: str) -> NewUnit:
        name, _, place = map(squeeze, line.partition("|"))
        if not name or len(place) > Unit._meta.get_field("place_name").max_length:
            raise ValidationError({"new": f"Dòng “{line[:60]}” phải là: tên đơn vị | địa danh. Hãy ghi lại."})
        if len(name) > Unit._meta.get_field("name").max_length:
            raise ValidationError({"new": f"Tên “{name[:60]}…” quá dài. Hãy ghi ngắn hơn."})
        first = self.found[0] if self.found else None
        if first is None:
            return NewUnit(name, place_name=place or place_of(name))
        kind = UnitKind.COMMUNE if first.kind == UnitKind.DISTRICT else first.kind
        return NewUnit(
            name,
            kind,
            symbol=first.symbol,
            place_name=place or place_of(name) or self._shared_place(),
            parent=first.parent,
        )

    def _shared_place(self) -> str:
        """The place of papers of all that end, where they share one."""
        places = {unit.place_name for unit in self.found}
        return places.pop() if len(places) == 1 else ""

    def _place(self, takers: list) -> int | None:
        """Which taker gets the people; None when it needs no saying or is left for later."""
        key = unit_key(self.cleaned_data.get("people_to", ""))
        for place, taker in enumerate(takers):
            names = {taker.name, getattr(taker, "short_name", ""), getattr(taker, "label", "")}
            if key and key in {unit_key(name) for name in names if name}:
                return place
        if key:
            raise ValidationError({"people_to": "Nơi nhận người phải là một trong các đơn vị tiếp nhận ghi ở trên."})
        return None


class LineForm(PlanForm, Described):
    """One line written anew: description and parent where it lives on, takers where it goes."""

    kind = forms.ChoiceField(label="Loại", choices=FoundForm.base_fields["kind"].choices)
    parent = forms.CharField(label="Trực thuộc", max_length=200, required=False, help_text=PARENT_HELP)
    successors = forms.MultipleChoiceField(label="Đơn vị kế thừa", required=False, widget=forms.CheckboxSelectMultiple)
    people_to = forms.ChoiceField(
        label="Người và việc đang làm chuyển về", required=False,
        help_text="Có từ hai đơn vị kế thừa trở lên thì phải chọn một.",
    )  # fmt: skip
    new_position = forms.CharField(
        label="Chức vụ ở nơi mới",
        max_length=150,
        required=False,
        help_text=EndForm.base_fields["new_position"].help_text,
    )
    field_order = ("name", "kind", "parent", "short_name", "symbol", "place_name", "successors", "people_to")

    def __init__(self, *args, line: UnitChange, **kwargs):
        self.line = line
        super().__init__(*args, initial=_initial(line), **kwargs)
        others = [(str(row.pk), row.label) for row in self.living if row.pk != line.pk]
        self.fields["successors"].choices = others
        self.fields["people_to"].choices = [("", _without_choice(line)), *others]
        self.fields["name"].required = line.act == ChangeAct.FOUND
        for name in _unasked(line.act):
            del self.fields[name]

    def written(self) -> dict:
        """The valid form as the act takes it."""
        typed = self.cleaned_data
        return {
            "new": self.described() if "name" in self.fields else None,
            "parent": typed.get("parent"),
            "successors": [self.plan.by_pk[int(pk)] for pk in typed.get("successors", ())],
            "people_to": self.plan.by_pk[int(typed["people_to"])] if typed.get("people_to") else None,
            "new_position": typed.get("new_position", ""),
        }


def _without_choice(line: UnitChange) -> str:
    """What an empty choice of the taker means."""
    return "Chưa chọn nơi nhận" if len(line.successors.all()) > 1 else "Theo đơn vị kế thừa"


def _unasked(act: str) -> tuple[str, ...]:
    """Fields that mean nothing for the line."""
    return {
        ChangeAct.FOUND: ("successors", "people_to", "new_position"),
        ChangeAct.CHANGE: ("kind", "people_to", "new_position"),
        ChangeAct.END: ("name", "kind", "parent", "short_name", "symbol", "place_name"),
    }[act]


def _initial(line: UnitChange) -> dict:
    above = line.parent_change.label if line.parent_change_id else (line.parent.name if line.parent_id else "")
    fields = ("name", "kind", "short_name", "symbol", "place_name", "new_position")
    return {
        **{field: getattr(line, field) for field in fields},
        "parent": above,
        "successors": [str(row.pk) for row in line.successors.all()],
        "people_to": str(line.people_to_id or ""),
    }


class MoveForm(PlanForm):
    """One person's own way."""

    target = forms.ChoiceField(label="Chuyển về")
    position = forms.CharField(label="Chức vụ mới", max_length=150, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = [(str(change.pk), change.label) for change in self.living]

    def clean_target(self):
        return self.plan.by_pk[int(self.cleaned_data["target"])]


class MoveListForm(forms.Form):
    """A list as a file, or pasted from a workbook."""

    file = forms.FileField(
        label="Tệp danh sách (.xlsx, .csv, .docx)", required=False, help_text="Bảng có hàng tiêu đề; không quá 10 MB."
    )
    text = forms.CharField(
        label="Hoặc dán danh sách", required=False, max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 6}), help_text="Chép từ bảng tính kèm hàng tiêu đề rồi dán vào đây.",
    )  # fmt: skip

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return check_upload(upload, kinds=tuple(KINDS)) if upload else None

    def clean(self):
        if not self.errors and not self.cleaned_data.get("file") and not self.cleaned_data.get("text", "").strip():
            raise ValidationError("Hãy chọn tệp hoặc dán danh sách.")
        return self.cleaned_data

    @property
    def content(self) -> tuple[bytes, str]:
        """Bytes and kind of the valid list."""
        checked = self.cleaned_data.get("file")
        return (checked.content, checked.kind) if checked else (self.cleaned_data["text"].encode(), "csv")


class NoteForm(forms.Form):
    """Why an act is taken back."""

    note = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
