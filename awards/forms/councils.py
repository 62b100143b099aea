"""What the secretary types about a session: when and where, who took part, the counted votes."""

from uuid import UUID

from django import forms

from awards.choices import Attendance
from awards.eligibility.votes import Ballots, VoteError, check_ballots
from awards.models import Council, CouncilSession, Nominee, Seat
from campaigns.models import Round
from thiduakt.base.forms import DateField
from units.querysets import in_force


class TimeField(forms.TimeField):
    """An hour typed 8:30, 08:30 or 8h30."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "Giờ:phút, ví dụ 8:30")
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off"})


class SessionForm(forms.Form):
    """A new session of a council on a round."""

    council = forms.ModelChoiceField(queryset=Council.objects.none(), label="Hội đồng", empty_label="Chọn hội đồng")
    round = forms.ModelChoiceField(queryset=Round.objects.none(), label="Đợt xét", empty_label="Chọn đợt xét")
    held_on = DateField(label="Ngày họp")
    starts_at = TimeField(label="Bắt đầu lúc", error_messages={"required": "Hãy nhập giờ bắt đầu."})
    place = forms.CharField(label="Địa điểm", max_length=200)

    def __init__(self, *args, actor, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = Council.objects.filter(in_force(on)).order_by("name")
        self.fields["round"].queryset = Round.objects.visible_to(actor).order_by("-closes_on", "pk")


class AttendanceForm(forms.Form):
    """One choice for each seat."""

    def __init__(self, *args, seats: list[Seat], **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = seats
        for seat in seats:
            choices = [(value, label.capitalize()) for value, label in Attendance.choices]
            self.fields[f"seat-{seat.pk}"] = forms.ChoiceField(
                label=seat.member.full_name, choices=choices, initial=seat.attendance
            )

    @property
    def rows(self) -> list[tuple[Seat, forms.BoundField]]:
        return [(seat, self[f"seat-{seat.pk}"]) for seat in self.seats]

    @property
    def attendance(self) -> dict[int, Attendance]:
        """By seat, once the form is valid."""
        return {seat.pk: Attendance(self.cleaned_data[f"seat-{seat.pk}"]) for seat in self.seats}


class VotesForm(forms.Form):
    """Three counts for each nominee; a row left empty says nothing was counted yet."""

    COUNTS = (("yes", "đồng ý"), ("no", "không đồng ý"), ("invalid", "không hợp lệ"))

    def __init__(self, *args, nominees: list[Nominee], voters: int, session: CouncilSession, **kwargs):
        super().__init__(*args, **kwargs)
        self.nominees, self.voters = nominees, voters
        counted = {tally.nominee_id: tally for tally in session.tallies.filter(nominee__in=nominees)}
        for nominee in nominees:
            self._add(nominee, counted.get(nominee.pk))

    def _add(self, nominee: Nominee, tally) -> None:
        for name, words in self.COUNTS:
            field = forms.IntegerField(
                label=f"{nominee.name}, số phiếu {words}",
                required=False,
                min_value=0,
                error_messages={"invalid": f"{nominee.name}: số phiếu {words} phải là một số nguyên."},
                initial=getattr(tally, name, None),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 3}),
            )
            self.fields[self._name(name, nominee)] = field

    def _name(self, count: str, nominee: Nominee) -> str:
        return f"{count}-{nominee.pk.hex}"

    @property
    def rows(self) -> list[dict]:
        """For the grid: the nominee, its three fields, and whether one of them is wrong."""
        found = []
        for nominee in self.nominees:
            fields = [self[self._name(name, nominee)] for name, _ in self.COUNTS]
            found.append({"nominee": nominee, "fields": fields, "wrong": [f for f in fields if f.errors]})
        return found

    def clean(self):
        """Every row adds up to the number of voters; all rows are looked at."""
        self.votes: dict[UUID, Ballots | None] = {}
        for nominee in self.nominees:
            names = [self._name(name, nominee) for name, _ in self.COUNTS]
            if not any(name in self.errors for name in names):
                self._clean_row(nominee, *(self.cleaned_data.get(name) for name in names))
        return self.cleaned_data

    def _clean_row(self, nominee: Nominee, yes, no, invalid) -> None:
        if yes is None and no is None and invalid is None:
            self.votes[nominee.pk] = None
            return
        ballots = Ballots(yes=yes or 0, no=no or 0, invalid=invalid or 0)
        try:
            check_ballots(ballots, voters=self.voters)
        except VoteError as error:
            self.add_error(self._name("yes", nominee), f"{nominee.name}: {error}")
        self.votes[nominee.pk] = ballots


class CloseForm(forms.Form):
    """The end of a session."""

    ends_at = TimeField(label="Kết thúc lúc", error_messages={"required": "Hãy nhập giờ kết thúc."})
    opinion = forms.CharField(
        label="Ý kiến tại phiên họp",
        help_text="Ghi vào biên bản; để trống nếu không có ý kiến khác.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
