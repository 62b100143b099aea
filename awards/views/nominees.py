"""One nominee: award, standard, report, files; and how it leaves the dossier."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from awards.actions.attachments import attach_file
from awards.actions.nominees import choose_award, remove_nominee, write_achievement
from awards.choices import AttachmentKind, Section
from awards.forms.nominees import AchievementForm, AwardForm, NomineeFileForm
from awards.models import Nominee
from awards.views.dossier_frame import Desk, key_of
from thiduakt.base.uploads import CheckedFile


class NomineeView(View):
    """The page and its four acts; `act` in the form says which."""

    def get(self, request, dossier, pk):
        return self._page(*self._found(request, dossier, pk))

    def post(self, request, dossier, pk):
        desk, nominee = self._found(request, dossier, pk)
        acts = {"danh-hieu": self._award, "thanh-tich": self._report, "tep": self._file, "xoa": self._remove}
        act = acts.get(request.POST.get("act"))
        return act(desk, nominee) if act else redirect(nominee)

    def _found(self, request, dossier, pk) -> tuple[Desk, Nominee]:
        desk = Desk(request, dossier)
        rows = desk.dossier.nominees.standing().for_list()
        nominee = get_object_or_404(rows, pk=pk)
        nominee.dossier = desk.dossier
        return desk, nominee

    def _award(self, desk, nominee):
        form = AwardForm(desk.request.POST, nominee=nominee, on=desk.on)
        if form.is_valid():
            try:
                award = form.cleaned_data["award_type"]
                choose_award(nominee=nominee, award_type=award, actor=desk.actor, on=desk.on, key=key_of(desk.request))
            except ValidationError as error:
                form.add_error("award_type", error.messages)
            else:
                messages.success(desk.request, f"Đã đổi đề nghị thành {award.name}.")
                return redirect(nominee)
        return self._page(desk, nominee, award_form=form)

    def _report(self, desk, nominee):
        form = AchievementForm(desk.request.POST)
        if not form.is_valid():
            return self._page(desk, nominee, report_form=form)
        text = form.cleaned_data["achievement"]
        write_achievement(nominee=nominee, text=text, actor=desk.actor, key=key_of(desk.request))
        messages.success(desk.request, f"Đã lưu báo cáo thành tích của {nominee.name}.")
        after = _after(desk, nominee) if "next" in desk.request.POST else None
        return redirect(after.get_absolute_url() if after else nominee.get_absolute_url())

    def _file(self, desk, nominee):
        form = NomineeFileForm(desk.request.POST, desk.request.FILES, nominees=desk.dossier.nominees.none())
        if not form.is_valid():
            return self._page(desk, nominee, file_form=form)
        kept = attach(desk, form, nominee)
        if kept:
            messages.success(desk.request, f"Đã đính kèm {kept.file.name}.")
        return redirect(nominee)

    def _remove(self, desk, nominee):
        remove_nominee(nominee=nominee, actor=desk.actor, key=key_of(desk.request))
        messages.success(desk.request, f"Đã đưa {nominee.name} ra khỏi hồ sơ.")
        return redirect("awards:dossier_subjects", desk.dossier.pk)

    def _page(self, desk, nominee, award_form=None, report_form=None, file_form=None):
        may = desk.policy
        forms = (award_form, report_form, file_form)
        files = [file for file in desk.attachments if file.nominee_id == nominee.pk]
        context = desk.context(
            nominee=nominee,
            standing=desk.standings[nominee.pk],
            files=files,
            award_form=award_form or AwardForm(nominee=nominee, on=desk.on),
            report_form=report_form or AchievementForm(initial={"achievement": nominee.achievement}),
            file_form=file_form or NomineeFileForm(nominees=desk.dossier.nominees.none(), kind=AttachmentKind.REPORT),
            may_choose=may.can_edit(Section.STANDARDS, nominee=nominee),
            may_report=may.can_edit(Section.REPORTS, nominee=nominee),
            may_attach=may.can_attach(nominee),
            may_remove=may.can_edit(Section.SUBJECTS, nominee=nominee),
            after=_after(desk, nominee),
            place=[each.pk for each in desk.nominees].index(nominee.pk) + 1,
            items=[item for item in desk.open_items if item.nominee_id == nominee.pk],
            has_errors=any(form is not None and form.errors for form in forms),
        )
        return render(desk.request, "awards/nominee.html", context)


def attach(desk: Desk, form, nominee):
    """Keep the checked file of a form."""
    checked: CheckedFile = form.cleaned_data["file"]
    return attach_file(
        dossier=desk.dossier,
        nominee=nominee,
        kind=form.cleaned_data["kind"],
        content=checked.content,
        name=checked.name,
        media_type=checked.media_type,
        actor=desk.actor,
        key=key_of(desk.request),
    )


def _after(desk: Desk, nominee: Nominee) -> Nominee | None:
    """The next nominee in the order of the list."""
    pks = [each.pk for each in desk.nominees]
    place = pks.index(nominee.pk) + 1
    return desk.nominees[place] if place < len(pks) else None
