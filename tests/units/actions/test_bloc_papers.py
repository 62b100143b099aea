"""The bloc at work: papers of the head, the pledge signed once by each member."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.factories.blocs import BlocFactory, DocumentFactory, MemberFactory
from tests.factories.units import PostFactory
from thiduakt.base.clock import today
from thiduakt.base.uploads import CheckedFile
from thiduakt.base.verdict import Refused
from units.actions.bloc_papers import post_document, remind_to_sign, sign_pledge, withdraw_document
from units.choices import BlocRole, Role
from units.models import BlocDocument, BlocMember, Letter, PledgeSignature

FILE = CheckedFile(content=b"%PDF-1.7", name="giao-uoc.pdf", kind="pdf")


@pytest.fixture
def bloc(unit):
    """The unit leads; another is a member."""
    bloc = BlocFactory(name="Khối 1")
    MemberFactory(bloc=bloc, unit=unit, role=BlocRole.HEAD)
    return bloc


@pytest.fixture
def other_head(bloc):
    member = MemberFactory(bloc=bloc, unit__name="Sở Y tế", unit__short_name="Sở Y tế")
    return PostFactory(unit=member.unit, role=Role.UNIT_HEAD, title="Giám đốc Sở Y tế")


@pytest.fixture
def pledge(bloc, unit_head):
    return DocumentFactory(bloc=bloc, kind="pledge", posted_by=unit_head)


def post(bloc, actor, **changed):
    facts = {"kind": "pledge", "title": "Giao ước thi đua", "dated_on": today(), "upload": FILE, "on": today()}
    return post_document(bloc=bloc, actor=actor, **facts | changed)


def moves(bloc) -> list[str]:
    return list(bloc.steps.values_list("move", flat=True))


def test_the_head_posts_and_the_members_are_called(bloc, unit_officer, other_head):
    document = post(bloc, unit_officer)

    assert (document.kind, document.posted_by, document.file.name) == ("pledge", unit_officer, "giao-uoc.pdf")
    assert {(letter.to, letter.subject) for letter in Letter.objects.all()} == {
        (other_head.user, "Mời ký giao ước thi đua: Khối 1")
    }
    assert moves(bloc) == ["post"]


def test_a_second_press_posts_no_second_paper(bloc, unit_officer):
    key = uuid4()

    assert post(bloc, unit_officer, key=key) == post(bloc, unit_officer, key=key) == BlocDocument.objects.get()


def test_a_member_does_not_post_for_the_bloc(bloc, other_head):
    with pytest.raises(Refused, match="“Đăng văn bản của khối” là việc của đơn vị giữ vai trò: trưởng khối"):
        post(bloc, other_head)


def test_nobody_posts_while_the_division_is_a_draft(unit, unit_head):
    bloc = MemberFactory(unit=unit, role="head", bloc__division__state="draft", bloc__division__in_force=False).bloc

    with pytest.raises(Refused, match="chưa ban hành, khối chưa hoạt động"):
        post(bloc, unit_head)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({}, "đã có bản giao ước"), ({"kind": "other", "dated_on": today() + timedelta(days=1)}, "sau hôm nay")],
)
def test_one_pledge_and_no_day_to_come(bloc, pledge, unit_head, changed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        post(bloc, unit_head, **changed)


def test_each_head_signs_once(bloc, pledge, other_head):
    signatures = [sign_pledge(bloc=bloc, actor=other_head) for _ in range(2)]

    assert signatures[0] == signatures[1] == PledgeSignature.objects.get()
    assert (signatures[0].name, signatures[0].position) == (other_head.user.full_name, "Giám đốc")
    assert moves(bloc) == ["sign"]


def test_another_person_of_the_unit_is_told_that_it_has_signed(bloc, pledge, other_head):
    sign_pledge(bloc=bloc, actor=other_head)
    deputy = PostFactory(unit=other_head.unit, role=Role.UNIT_HEAD, capacity="kt")

    with pytest.raises(Refused, match="Đơn vị đã ký giao ước"):
        sign_pledge(bloc=bloc, actor=deputy)


def test_officers_strangers_and_early_birds_do_not_sign(bloc, unit_officer, unit_head, pledge):
    with pytest.raises(Refused, match="là việc của: Thủ trưởng đơn vị"):
        sign_pledge(bloc=bloc, actor=unit_officer)
    with pytest.raises(Refused, match="Đơn vị của bạn không ở khối này"):
        sign_pledge(bloc=bloc, actor=PostFactory(role=Role.UNIT_HEAD))
    pledge.withdrawn_at = pledge.posted_at
    pledge.save()
    with pytest.raises(Refused, match="chưa đăng bản giao ước"):
        sign_pledge(bloc=bloc, actor=unit_head)


def test_a_paper_is_withdrawn_but_not_a_signed_pledge(bloc, pledge, unit_head, other_head):
    programme = DocumentFactory(bloc=bloc, posted_by=unit_head)
    withdraw_document(document=programme, actor=unit_head)
    sign_pledge(bloc=bloc, actor=other_head)

    assert list(BlocDocument.objects.standing()) == [pledge]
    with pytest.raises(Refused, match="Đã có đơn vị ký giao ước này"):
        withdraw_document(document=pledge, actor=unit_head)
    with pytest.raises(Refused, match="đã được rút"):
        withdraw_document(document=programme, actor=unit_head)


def test_those_who_have_not_signed_are_reminded_once_a_day(bloc, pledge, unit_head, other_head):
    sign_pledge(bloc=bloc, actor=unit_head)
    counts = [remind_to_sign(bloc=bloc, actor=unit_head, on=today()) for _ in range(2)]

    assert counts == [1, 1]
    assert set(Letter.objects.values_list("to", "channel")) == {
        (other_head.user_id, "app"),
        (other_head.user_id, "email"),
    }
    assert Letter.objects.count() == 2


def test_nobody_left_to_remind(bloc, pledge, unit_head):
    sign_pledge(bloc=bloc, actor=unit_head)

    with pytest.raises(ValidationError, match="Mọi đơn vị của khối đã ký"):
        remind_to_sign(bloc=bloc, actor=unit_head, on=today())


def test_who_has_still_to_sign(bloc, pledge, unit_head, other_head):
    DocumentFactory(bloc=MemberFactory().bloc, posted_by=unit_head)
    sign_pledge(bloc=bloc, actor=unit_head)

    assert [place.unit for place in BlocMember.objects.waiting_to_sign(today())] == [other_head.unit]


def test_a_withdrawn_pledge_waits_for_nobody(bloc, pledge):
    pledge.withdrawn_at = pledge.posted_at
    pledge.save()

    assert not BlocMember.objects.waiting_to_sign(today()).exists()
