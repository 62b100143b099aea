"""What the list of quotas is narrowed by, and what is typed of an exception."""

from django import forms
from django.db.models import Exists, OuterRef, Q

from awards.eligibility.quota import RATED, Limit
from awards.facts.quotas import Standing
from awards.forms.filters import ListFilter
from awards.models import AwardType, Dossier
from thiduakt.base.clock import today
from thiduakt.base.text import search_key
from units.choices import UnitKind
from units.models import Bloc, Unit

STATES = {"vuot": "Vượt hạn mức", "gan": "Hết hoặc gần hết"}
LARGEST = 999


class QuotaFilter(ListFilter):
    """`q` (name of the place), `year`, `state` (over, near), `code` of the limit; all in the address."""

    states = tuple(STATES.items())

    def __init__(self, query, limits: list[Limit], names: dict[str, str]):
        super().__init__(query)
        self.names = names
        self.year = self.year or today().year
        self.state = query.get("state") if query.get("state") in STATES else ""
        self.limits = [(limit.code, words_of(limit, names)) for limit in limits]
        self.code = query.get("code") if query.get("code") in dict(self.limits) else ""

    def apply(self, standings: list[Standing]) -> list[Standing]:
        """Those that match; over the limit first, then the fullest."""
        words = search_key(self.words)
        found = [each for each in standings if self._fits(each) and words in search_key(each.place.name)]
        return sorted(
            found,
            key=lambda each: (not each.state.alarms, -each.state.over, not each.state.is_near, -each.state.percent),
        )

    def _fits(self, standing: Standing) -> bool:
        if self.code and standing.state.limit.code != self.code:
            return False
        return {"vuot": standing.state.alarms, "gan": standing.state.is_near}.get(self.state, True)

    def labels(self) -> dict[str, str]:
        return {
            "q": f"Tìm: {self.words}" if self.words else "",
            "state": STATES.get(self.state, ""),
            "code": dict(self.limits).get(self.code, ""),
        }


def _units_with_dossiers():
    """Units that put people forward: those right under the province or beside it, and whoever has had a dossier."""
    first = Q(parent=None) | Q(parent__kind=UnitKind.PROVINCE)
    units = Unit.objects.alive(today()).filter(first | Exists(Dossier.objects.filter(unit=OuterRef("pk"))))
    return units.order_by("path")


def _urgency(standing: Standing) -> tuple:
    state = standing.state
    return not state.alarms, -state.over, not state.is_near, -state.percent


def words_of(limit: Limit, names: dict[str, str]) -> str:
    """What the limit is on, in words."""
    if limit.numerator.startswith(RATED):
        return "Xếp loại xuất sắc của tập thể" if limit.scope != "unit" else "Xếp loại xuất sắc của cá nhân"
    return names.get(limit.numerator, limit.numerator)


class ExceptionForm(forms.Form):
    """Where, which award, how many more, why, by which paper."""

    place = forms.ChoiceField(label="Nơi được thêm")
    award_code = forms.ChoiceField(label="Danh hiệu, hình thức")
    year = forms.IntegerField(
        label="Năm", widget=forms.TextInput(attrs={"inputmode": "numeric"}), min_value=1945, max_value=9999
    )
    extra = forms.IntegerField(
        label="Được thêm", min_value=1, max_value=LARGEST, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    document = forms.CharField(label="Văn bản cho phép", max_length=200, help_text="Số, ngày, cơ quan ban hành")

    def __init__(self, *args, limits: list[Limit], **kwargs):
        super().__init__(*args, **kwargs)
        codes = [limit.numerator for limit in limits if not limit.numerator.startswith(RATED)]
        types = AwardType.objects.filter(code__in=codes).order_by("precedence", "code")
        self.fields["award_code"].choices = [("", "Chọn danh hiệu, hình thức"), *types.values_list("code", "name")]
        self._units = {str(unit.pk): unit for unit in _units_with_dossiers()}
        self._blocs = {str(bloc.pk): bloc for bloc in Bloc.objects.filter(year__gte=today().year - 1)}
        self.fields["place"].choices = [
            ("", "Chọn đơn vị, khối hoặc toàn tỉnh"),
            ("province", "Toàn tỉnh"),
            ("Khối, cụm", [(f"bloc:{key}", str(bloc)) for key, bloc in self._blocs.items()]),
            ("Đơn vị", [(f"unit:{key}", unit.name) for key, unit in self._units.items()]),
        ]

    @property
    def words(self) -> dict:
        """The arguments of the act."""
        said = dict(self.cleaned_data)
        scope, _, key = said.pop("place").partition(":")
        return {
            **said,
            "unit": self._units[key] if scope == "unit" else None,
            "bloc": self._blocs[key] if scope == "bloc" else None,
        }
