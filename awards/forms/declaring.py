"""The form of what the unit confirms of a nominee: one question per statement, and facts no table holds."""

from django import forms
from django.utils.text import capfirst

from awards.choices import Launcher, Organiser, Stage, SubjectClass
from awards.facts.standards import Standard
from awards.models import Nominee, NomineeFacts

ANSWERS = [("co", "Đúng như vậy"), ("khong", "Không đúng"), ("", "Chưa xác nhận")]
YES_NO = [("", "Chưa rõ"), ("co", "Có"), ("khong", "Không")]
TRUTH = {"co": True, "khong": False, "": None}
WORDS = {value: word for word, value in TRUTH.items()}
PREFIX = "noi-dung-"
BLOC = ("bloc_rank", "bloc_organiser", "targets_exceeded")
MOVEMENT = ("movement", "movement_launcher", "movement_years", "movement_stage", "movement_outstanding")


def choice(label: str, choices, **kwargs) -> forms.ChoiceField:
    """A choice that may stay open."""
    listed = [("", "Chưa rõ"), *((value, capfirst(word)) for value, word in choices)]
    return forms.ChoiceField(label=label, choices=listed, required=False, **kwargs)


def small(label: str, most: int) -> forms.IntegerField:
    """A small whole number that may stay open."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4})
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=most,
        required=False,
        widget=widget,
        error_messages={"invalid": "Hãy ghi một số nguyên."},
    )


class DeclareForm(forms.Form):
    """Fields follow the standard: path, statements, bloc, movement, class; `evidence` proves them."""

    path = forms.ChoiceField(label="Xét theo nhánh tiêu chuẩn", required=False)
    subject_class = choice("Nhóm đối tượng", SubjectClass.choices)
    is_posthumous = forms.BooleanField(label="Đề nghị truy tặng", required=False)
    bloc_rank = small("Thứ hạng trong cụm, khối thi đua của năm xét", 500)
    bloc_organiser = choice("Cụm, khối thi đua do cấp nào tổ chức", Organiser.choices)
    targets_exceeded = forms.ChoiceField(label="Vượt các chỉ tiêu, nhiệm vụ được giao", choices=YES_NO, required=False)
    movement = forms.CharField(label="Tên phong trào thi đua", max_length=200, required=False)
    movement_launcher = choice("Cấp phát động phong trào", Launcher.choices)
    movement_years = small("Phong trào kéo dài mấy năm", 50)
    movement_stage = choice("Được đánh giá khi", Stage.choices)
    movement_outstanding = forms.ChoiceField(label="Được đánh giá dẫn đầu, tiêu biểu", choices=YES_NO, required=False)
    evidence = forms.CharField(
        label="Văn bản chứng minh",
        help_text="Số, ngày của văn bản xếp hạng, tổng kết, xác nhận; tệp thì đính kèm ở trang của đối tượng.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args, nominee: Nominee, standard: Standard, **kwargs):
        super().__init__(*args, **kwargs)
        self.standard = standard
        self._narrow()
        for each in standard.every_statement:
            self.fields[PREFIX + each.key] = forms.ChoiceField(
                label=capfirst(each.text), choices=ANSWERS, required=False, widget=forms.RadioSelect
            )
        self.initial = _initial(nominee, self.fields) | self.initial

    def clean(self):
        """A claim of rank or outcome needs its paper."""
        found = super().clean()
        claims = any(found.get(name) not in (None, "", False) for name in (*BLOC, *MOVEMENT))
        if claims and not found.get("evidence"):
            self.add_error("evidence", "Hãy ghi số, ngày của văn bản chứng minh kết quả cụm, khối hoặc phong trào.")
        return found

    @property
    def statement_fields(self) -> list:
        """Questions of the chosen path, in the order of the standard."""
        return [self[PREFIX + each.key] for each in self.standard.statements]

    @property
    def fact_fields(self) -> list:
        return [field for field in self if not field.name.startswith(PREFIX)]

    @property
    def said(self) -> dict[str, bool | None]:
        """By statement: confirmed, denied or open; statements of other paths stay as they are."""
        sent = [each for each in self.standard.every_statement if PREFIX + each.key in self.data]
        return {each.key: TRUTH[self.cleaned_data[PREFIX + each.key]] for each in sent}

    @property
    def facts(self) -> dict:
        names = [field.name for field in NomineeFacts._meta.fields if field.name in self.fields]
        found = {name: self.cleaned_data[name] for name in names}
        for name in ("targets_exceeded", "movement_outstanding"):
            if name in found:
                found[name] = TRUTH[found[name]]
        return found

    def _narrow(self) -> None:
        """Only what this standard asks about."""
        standard = self.standard
        paths = [(path, f"Nhánh {path} – {cited}") for path, cited in standard.paths.items()]
        self.fields["path"].choices = [("", "Mọi nhánh; đạt một nhánh là đủ"), *paths]
        unasked = {
            "path": not paths,
            "subject_class": not standard.asks_class,
            "is_posthumous": not standard.may_be_posthumous,
            **dict.fromkeys(BLOC, not standard.asks_bloc),
            **dict.fromkeys(MOVEMENT, not standard.asks_movement),
        }
        for name, is_unasked in unasked.items():
            if is_unasked:
                del self.fields[name]


def _initial(nominee: Nominee, fields) -> dict:
    facts = NomineeFacts.objects.filter(nominee=nominee).first()
    known = {name: getattr(facts, name) for name in fields if facts is not None and hasattr(facts, name)}
    for name in ("targets_exceeded", "movement_outstanding"):
        known[name] = WORDS[known.get(name)]
    declared = {PREFIX + row.statement: WORDS[row.is_true] for row in nominee.declarations.all()}
    return known | declared | {"path": nominee.path}
