"""Putting people and collectives forward: snapshots, refusals, changes."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.attachments import detach_file
from awards.actions.dossiers import open_dossier
from awards.actions.nominees import choose_award, nominate, remove_nominee, write_achievement
from awards.actions.wishes import Wish
from awards.models import Attachment, Nominee
from tests.factories.awards import AwardTypeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.dossiers import attach, colleague, draft_dossier, submitted_dossier
from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused


@pytest.fixture
def award(db):
    return AwardTypeFactory()


@pytest.fixture
def dossier(unit_officer):
    return open_dossier(round=RoundFactory(), actor=unit_officer, on=today())


def put(dossier, actor, *wishes, **kwargs):
    return nominate(dossier=dossier, wishes=wishes, actor=actor, on=today(), **kwargs)


def test_a_nominee_is_kept_as_on_the_day(dossier, unit, unit_officer, award):
    section = UnitFactory(name="Phòng Quy hoạch", parent=unit)
    person = PersonFactory(full_name="Đặng Thị Ưu", sex="female")
    job = EmploymentFactory(person=person, unit=section, position="Phó Trưởng phòng", position_class="other_leader")

    (made,) = put(dossier, unit_officer, Wish(award, person=person))
    job.position = "Trưởng phòng"
    job.save()

    made.refresh_from_db()
    kept = (made.name, made.position_title, made.unit_name, made.position_class, made.sex, made.year, made.kind)
    assert kept == (
        "Đặng Thị Ưu",
        "Phó Trưởng phòng",
        "Phòng Quy hoạch",
        "other_leader",
        "female",
        dossier.round.year,
        "cong_trang",
    )


def test_places_go_on_and_a_second_press_adds_nobody(dossier, unit, unit_officer, award):
    people, key = [colleague(unit) for _ in range(3)], uuid4()
    put(dossier, unit_officer, Wish(award, person=people[0]))

    for _ in range(2):
        put(dossier, unit_officer, *(Wish(award, person=person) for person in people[1:]), key=key)

    rows = dossier.nominees.order_by("position").values_list("position", "person")
    assert list(rows) == [(1, people[0].pk), (2, people[1].pk), (3, people[2].pk)]


def test_one_bad_wish_stops_all(dossier, unit, unit_officer, award):
    foreign, own = colleague(UnitFactory(name="Sở Y tế"), "Người Sở Khác"), colleague(unit)

    with pytest.raises(ValidationError) as refusal:
        put(dossier, unit_officer, Wish(award, person=own), Wish(award, person=foreign))

    assert refusal.value.messages == [f"Người Sở Khác không công tác chính tại Sở Xây dựng ngày {today():%d/%m/%Y}."]
    assert Nominee.objects.count() == 0


def test_who_has_left_cannot_be_put_forward(dossier, unit, unit_officer, award):
    gone = EmploymentFactory(unit=unit, ends_on=today() - timedelta(days=1)).person

    with pytest.raises(ValidationError, match="không công tác chính"):
        put(dossier, unit_officer, Wish(award, person=gone))


def test_only_awards_of_the_round_and_for_the_subject(dossier, unit, unit_officer, award):
    other = AwardTypeFactory(code="HCLD3", name="Huân chương Lao động hạng Ba")
    person = colleague(unit)

    with pytest.raises(ValidationError, match="không xét trong đợt này"):
        put(dossier, unit_officer, Wish(other, person=person))
    with pytest.raises(ValidationError, match="không xét cho tập thể"):
        put(dossier, unit_officer, Wish(award, unit=unit))


def test_a_collective_below_the_unit_is_taken_a_foreign_or_ended_one_not(dossier, unit, unit_officer):
    award = AwardTypeFactory(code="LDTT", name="Tập thể lao động tiên tiến", for_person=False, for_unit=True)
    own = UnitFactory(name="Phòng Quy hoạch", parent=unit)
    ended = UnitFactory(name="Phòng Cũ", parent=unit, ended_on=today() - timedelta(days=9))

    (made,) = put(dossier, unit_officer, Wish(award, unit=own))

    assert (made.name, made.unit_name, made.person_id) == ("Phòng Quy hoạch", "Sở Xây dựng", None)
    with pytest.raises(ValidationError, match="không thuộc Sở Xây dựng"):
        put(dossier, unit_officer, Wish(award, unit=UnitFactory(name="Sở Y tế")))
    with pytest.raises(ValidationError, match="đã kết thúc hoạt động"):
        put(dossier, unit_officer, Wish(award, unit=ended))


def test_nobody_is_put_forward_twice_for_one_award(dossier, unit, unit_officer, award):
    person = colleague(unit, "Lê Văn Đức")
    put(dossier, unit_officer, Wish(award, person=person))

    with pytest.raises(ValidationError, match=r"Lê Văn Đức đang được đề nghị .* trong hồ sơ này"):
        put(dossier, unit_officer, Wish(award, person=person))
    other = open_dossier(round=RoundFactory(), actor=unit_officer, on=today())
    with pytest.raises(ValidationError, match="trong hồ sơ khác"):
        put(other, unit_officer, Wish(award, person=person))


def test_another_award_may_be_chosen_in_a_draft_only(unit_head, unit_officer, award):
    better = AwardTypeFactory(code="CSTD_TINH", name="Chiến sĩ thi đua cấp tỉnh")
    nominee = draft_dossier(unit_officer).nominees.get()

    assert choose_award(nominee=nominee, award_type=better, actor=unit_officer, on=today()).award_type == better

    nominee = submitted_dossier(unit_head, round=RoundFactory()).nominees.get()
    with pytest.raises(Refused, match="đã trình"):
        choose_award(nominee=nominee, award_type=better, actor=unit_officer, on=today())


def test_removing_from_a_draft_leaves_only_the_journal(unit_officer):
    dossier = draft_dossier(unit_officer, names=["Lê Văn Đức"])
    nominee = dossier.nominees.get()
    attach(dossier, unit_officer, kind="bao_cao_thanh_tich", nominee=nominee)

    remove_nominee(nominee=nominee, actor=unit_officer)

    assert (Nominee.objects.count(), Attachment.objects.count()) == (0, 0)
    assert dossier.steps.get(move="remove_nominee").note == "Lê Văn Đức"


def test_reports_and_files_belong_to_the_unit(unit_officer, stranger):
    dossier = draft_dossier(unit_officer)
    nominee, file = dossier.nominees.get(), attach(dossier, unit_officer)

    for act in (
        lambda: write_achievement(nominee=nominee, text="x", actor=stranger),
        lambda: remove_nominee(nominee=nominee, actor=stranger),
        lambda: attach(dossier, stranger),
        lambda: detach_file(attachment=file, actor=stranger),
    ):
        with pytest.raises(Refused, match="thuộc đơn vị khác"):
            act()
    assert dossier.attachments.count() == 1


def test_a_file_taken_out_stays_in_the_store(unit_officer, media):
    dossier = draft_dossier(unit_officer)
    file = attach(dossier, unit_officer)

    detach_file(attachment=file, actor=unit_officer)

    assert dossier.attachments.count() == 0
    assert (media / file.file.sha256[:2] / file.file.sha256).read_bytes() == b"%PDF-1.4 minutes"


def test_the_law_of_the_day_decides_which_awards_there_are(dossier, unit, unit_officer):
    old = AwardTypeFactory(code="LDTT", name="Lao động tiên tiến", valid_to=date(2025, 1, 1))

    with pytest.raises(ValidationError, match="không xét trong đợt này"):
        put(dossier, unit_officer, Wish(old, person=colleague(unit)))
