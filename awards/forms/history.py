"""Sending a list of the past, and mending a line that waits."""

from django import forms
from django.core.exceptions import ValidationError

from awards.actions.history.doubts import LABELS, MAY_STAND
from awards.actions.history.queue import Settlement, award_said
from awards.intake import columns as h
from awards.intake.award_names import HOUSEHOLD, PERSON, UNIT
from awards.models import AwardType
from thiduakt.base.clock import today
from thiduakt.base.forms import DateField
from thiduakt.base.sheets import KINDS
from thiduakt.base.text import has_control
from thiduakt.base.uploads import check_upload
from units.choices import ImportChoice
from units.forms.initiatives import PersonField
from units.forms.units import UnitField
from units.intake import columns as c
from units.models import Unit

TAKEN = (*KINDS, "pdf")
NEW, SKIP, READ_AGAIN = "new", "skip", ""
SUBJECTS = [("", "Phần mềm tự nhận"), (PERSON, "Cá nhân"), (UNIT, "Tập thể"), (HOUSEHOLD, "Hộ gia đình")]
MENDED = (
    (c.NAME, "Họ và tên, tập thể, chủ hộ", 200),
    (c.BIRTH, "Ngày sinh hoặc năm sinh", 30),
    (c.POSITION, "Chức vụ, địa chỉ khi đó", 150),
    (c.UNIT, "Đơn vị khi đó", 200),
    (h.AWARD, "Danh hiệu, hình thức", 200),
    (h.PERIOD, "Năm, giai đoạn", 40),
    (h.NUMBER, "Số quyết định", 60),
    (h.DECIDED, "Ngày quyết định", 40),
    (h.ISSUER, "Cơ quan, người quyết định", 200),
    (h.SIGNER, "Người ký", 200),
    (h.CERTIFICATE, "Số bằng, giấy", 60),
    (h.MOVEMENT, "Phong trào, nội dung", 500),
    (h.AMOUNT, "Tiền thưởng (đồng)", 30),
)


class HistoryForm(forms.Form):
    """A file, and what holds for every line of it where the file does not say."""

    file = forms.FileField(
        label="Tệp (.xlsx, .csv, .docx hoặc .pdf)",
        help_text="Bảng như đang lưu, hoặc quyết định có danh sách kèm theo. Không cần theo mẫu.",
    )
    document = forms.CharField(
        label="Nguồn của tệp",
        max_length=200,
        required=False,
        help_text="Ví dụ: Sổ theo dõi khen thưởng của phòng Nội vụ huyện.",
    )
    number = forms.CharField(label="Số quyết định", max_length=60, required=False)
    decided_on = DateField(label="Ngày quyết định", required=False)
    issuer = forms.CharField(label="Cơ quan, người quyết định", max_length=200, required=False)
    award = forms.ModelChoiceField(
        None, label="Danh hiệu, hình thức", to_field_name="code", required=False, empty_label="Theo từng dòng của tệp"
    )
    period = forms.CharField(label="Năm hoặc giai đoạn", max_length=40, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["award"].queryset = AwardType.objects.order_by("precedence", "code")

    def clean_file(self):
        """A table or a paper without macro, small enough to unpack."""
        return check_upload(self.cleaned_data["file"], kinds=TAKEN)

    def clean_decided_on(self):
        """A decision of the future is a slip."""
        day = self.cleaned_data["decided_on"]
        if day and day > today():
            raise ValidationError("Ngày quyết định chưa tới. Hãy xem lại ngày.")
        return day

    @property
    def defaults(self) -> dict[str, str]:
        """Texts by meaning for lines that do not say it."""
        said = self.cleaned_data
        day, award = said.get("decided_on"), said.get("award")
        return {
            h.NUMBER: said.get("number", ""),
            h.DECIDED: f"{day:%d/%m/%Y}" if day else "",
            h.ISSUER: said.get("issuer", ""),
            h.AWARD: award.name if award else "",
            h.PERIOD: said.get("period", ""),
        }

    @property
    def for_all(self) -> list:
        """The fields that hold for every line."""
        return [self[name] for name in ("number", "decided_on", "issuer", "award", "period")]


class LineForm(forms.Form):
    """A line that waits: its texts, who it is, and what may stand."""

    who = forms.ChoiceField(label="Đối tượng của dòng này", required=False, widget=forms.RadioSelect)
    subject = forms.ChoiceField(label="Loại đối tượng", choices=SUBJECTS, required=False)

    def __init__(self, *args, row, people: list[tuple[str, str]], actor, alike: int = 0, **kwargs):
        self.row, self.alike = row, alike
        said, fact = row.facts.get("said", {}), row.facts.get("fact", {})
        kwargs.setdefault("initial", {**_texts(said, fact), "who": _chosen(row, people)})
        super().__init__(*args, **kwargs)
        is_unit = row.facts.get("subject") == UNIT
        again = "Tìm lại theo tên đã sửa" if is_unit else "Tìm lại theo nội dung đã sửa"
        new = [] if is_unit else [(NEW, "Chưa có trong sổ: lập hồ sơ mới")]
        self.fields["who"].choices = [*people, *new, (READ_AGAIN, again)]
        other = UnitField if is_unit else PersonField
        if row.facts.get("subject") != HOUSEHOLD:
            self.fields["other"] = other(
                label="Đơn vị khác trong sổ" if is_unit else "Người khác trong sổ",
                required=False,
                **({} if is_unit else {"actor": actor}),
            )
        for meaning, label, longest in MENDED:
            self.fields[meaning] = forms.CharField(label=label, max_length=longest, required=False)
        self.doubts = [found["doubt"] for found in row.findings if found.get("doubt") in MAY_STAND]
        for doubt in dict.fromkeys(self.doubts):
            self.fields[f"stand_{doubt}"] = forms.BooleanField(
                label=f"Đã xem văn bản gốc, vẫn ghi ({LABELS[doubt]})",
                required=False,
                initial=doubt in row.facts.get("accepted", []),
            )
        if alike:
            self.fields["for_all"] = forms.BooleanField(
                label=f"Sửa danh hiệu như vậy cho cả {alike} dòng khác đang chờ cũng ghi “{award_said(row)}”",
                required=False,
            )
        for each in self.fields.values():
            each.widget.attrs.setdefault("autocomplete", "off")

    def clean(self):
        """No control characters: nothing that the database refuses."""
        for name, value in self.cleaned_data.items():
            if isinstance(value, str) and has_control(value):
                self.add_error(name, "Ô có ký tự không đọc được. Hãy gõ lại.")

    @property
    def texts(self) -> list:
        return [self[meaning] for meaning, _, _ in MENDED]

    @property
    def stands(self) -> list:
        return [self[name] for name in self.fields if name.startswith("stand_")]

    @property
    def settlement(self) -> Settlement:
        """What was said, as the act takes it."""
        said, who = self.cleaned_data, self.cleaned_data.get("who", "")
        kind, _, pk = who.partition(":")
        if other := said.get("other"):
            kind, pk = "unit" if isinstance(other, Unit) else "person", str(other.pk)
        before = _texts(self.row.facts.get("said", {}), self.row.facts.get("fact", {}))
        typed = {meaning: said[meaning] for meaning, _, _ in MENDED if said[meaning]}
        is_mended = typed != {meaning: text for meaning, text in before.items() if text}
        kept = {meaning: text for meaning, text in self.row.facts.get("said", {}).items() if meaning not in before}
        return Settlement(
            choice=ImportChoice.SAME if pk else ImportChoice.NEW if who == NEW else "",
            said={**_without_paper(kept), **typed} if is_mended else None,
            chosen=(kind, pk) if pk else None,
            accepted=frozenset(
                name.removeprefix("stand_") for name in self.fields if name.startswith("stand_") and said.get(name)
            ),
            subject=said.get("subject", ""),
            for_all=said.get("for_all", False),
        )


def _texts(said: dict, fact: dict) -> dict[str, str]:
    """The texts of a line as the form shows them; one column for the whole decision is shown as three."""
    texts = {meaning: said.get(meaning, "") for meaning, _, _ in MENDED}
    whole = " ".join(filter(None, (said.get(c.FAMILY), said.get(c.GIVEN))))
    texts[c.NAME] = texts[c.NAME] or whole or said.get(h.COLLECTIVE, "") or said.get(h.HOUSEHOLD, "")
    texts[c.BIRTH] = texts[c.BIRTH] or said.get(c.BIRTH_MALE, "") or said.get(c.BIRTH_FEMALE, "")
    if said.get(h.DECISION):
        day = fact.get("decided_on", "")
        texts[h.NUMBER] = texts[h.NUMBER] or fact.get("number", "") or said[h.DECISION][:60]
        texts[h.DECIDED] = texts[h.DECIDED] or (f"{day[8:]}/{day[5:7]}/{day[:4]}" if day else said[h.DECISION][:40])
        texts[h.ISSUER] = texts[h.ISSUER] or fact.get("issuer", "")
    return texts


def _without_paper(said: dict) -> dict:
    """What the fields of the form stand for is said by them alone."""
    gone = (c.FAMILY, c.GIVEN, c.BIRTH_MALE, c.BIRTH_FEMALE, h.COLLECTIVE, h.HOUSEHOLD, h.DECISION)
    return {meaning: text for meaning, text in said.items() if meaning not in gone}


def _chosen(row, people: list[tuple[str, str]]) -> str:
    """Who is marked when the page opens: whoever was chosen before; nobody is chosen for the officer."""
    chosen = row.facts.get("chosen")
    value = f"{chosen['kind']}:{chosen['id']}" if chosen else ""
    return value if value in {code for code, _ in people} else ""
