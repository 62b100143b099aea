"""Forms around a dossier: which round, the unit's opinion, reasons."""

from django import forms

from campaigns.models import Round

LONG = 20_000


class RoundForm(forms.Form):
    """Which of the rounds open on the day."""

    round = forms.ModelChoiceField(Round.objects.none(), label="Đợt xét", widget=forms.RadioSelect, empty_label=None)

    def __init__(self, *args, rounds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = rounds
        self.fields["round"].label_from_instance = _round_label


class OpinionsForm(forms.Form):
    """The unit's own summary and what its collective and party committee say."""

    summary = forms.CharField(
        label="Tóm tắt thành tích chung của đơn vị",
        help_text="Vài câu đặt ở đầu tờ trình; có thể để trống.",
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    opinion = forms.CharField(
        label="Ý kiến của tập thể, cấp ủy",
        help_text="Kết quả bình xét, ý kiến của cấp ủy và người đứng đầu.",
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class ReasonForm(forms.Form):
    """Why something is taken back or refused."""

    note = forms.CharField(label="Lý do", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class AnswerForm(forms.Form):
    """What the unit has mended for one item."""

    answer = forms.CharField(
        label="Đơn vị đã bổ sung gì",
        error_messages={"required": "Hãy ghi đơn vị đã bổ sung gì."},
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _round_label(round_: Round) -> str:
    return f"{round_.name} (nhận hồ sơ đến hết ngày {round_.closes_on:%d/%m/%Y})"
