"""Prize money: the base salary of the decision's day, rounded up; signers as the paper writes them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from awards.policies.prizes import Prizes
from awards.policies.wording import counted, proposed_by, proposed_grounds, proposed_title
from tests.factories.awards import AwardTypeFactory, DossierFactory, NomineeFactory
from tests.factories.councils import BaseSalaryFactory, LegalGroundFactory, PrizeRateFactory, PrizeRoundingFactory
from tests.factories.people import HouseholdFactory
from tests.factories.units import PostFactory, UnitFactory
from units.choices import Capacity, Role, UnitKind
from units.policies.signers import authority_line, office_of, signed_by

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("multiple", "salary", "amount"),
    [
        ("3", 2_340_000, 7_020_000),
        ("0.3", 2_340_000, 710_000),
        ("0.3", 2_530_000, 760_000),
        ("1.5", 2_530_000, 3_800_000),
        ("0.3", 1_800_000, 540_000),
        ("0.001", 2_340_000, 10_000),
    ],
)
def test_the_prize_is_rounded_up_to_ten_thousand(multiple, salary, amount):
    nominee = NomineeFactory()
    PrizeRoundingFactory()
    PrizeRateFactory(award_type=nominee.award_type, multiple=multiple)
    BaseSalaryFactory(amount=salary)

    assert Prizes(date(2026, 1, 1)).of(nominee) == amount


@pytest.mark.parametrize(
    ("rounding", "amount"),
    [
        (None, 702_000),
        ({"direction": "down"}, 700_000),
        ({"direction": "half_up", "step": 100_000}, 700_000),
        ({"valid_from": date(2026, 1, 2)}, 702_000),
    ],
)
def test_the_step_and_direction_of_rounding_are_those_of_the_day(rounding, amount):
    nominee = NomineeFactory()
    PrizeRateFactory(award_type=nominee.award_type, multiple="0.3")
    BaseSalaryFactory(amount=2_340_000)
    if rounding:
        PrizeRoundingFactory(**rounding)

    assert Prizes(date(2026, 1, 1)).of(nominee) == amount


def test_a_highest_amount_is_no_prize_by_itself():
    nominee = NomineeFactory()
    PrizeRateFactory(award_type=nominee.award_type, multiple="0.6", is_cap=True)
    BaseSalaryFactory()

    assert Prizes(date(2026, 1, 1)).of(nominee) is None


def test_salary_and_rate_are_those_of_the_day():
    nominee = NomineeFactory()
    BaseSalaryFactory(amount=2_340_000, valid_from=date(2024, 7, 1), valid_to=date(2026, 6, 30))
    BaseSalaryFactory(amount=2_530_000, valid_from=date(2026, 7, 1))
    PrizeRateFactory(award_type=nominee.award_type, multiple="1")

    assert [Prizes(day).of(nominee) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [2_340_000, 2_530_000]


def test_collectives_and_households_have_their_own_rate():
    BaseSalaryFactory()
    award = AwardTypeFactory()
    PrizeRateFactory(award_type=award, multiple="1")
    PrizeRateFactory(award_type=award, subject="tap_the", multiple="2")
    dossier = DossierFactory()
    team = NomineeFactory(dossier=dossier, person=None, unit=dossier.unit)
    family = NomineeFactory(dossier=dossier, person=None, household=HouseholdFactory())

    prizes = Prizes(date(2026, 1, 1))

    assert [prizes.of(each) for each in (NomineeFactory(), team, family)] == [2_340_000, 4_680_000, None]


def test_without_a_base_salary_the_error_says_what_to_enter():
    BaseSalaryFactory(valid_from=date(2026, 7, 1))

    with pytest.raises(ValidationError) as caught:
        Prizes(date(2026, 6, 30))

    assert caught.value.messages == [
        "Chưa có mức lương cơ sở cho ngày 30/06/2026. "
        "Ban Thi đua - Khen thưởng thêm ở trang Quy định › Quy định chung › Lương cơ sở, rồi làm lại bước này."
    ]


@pytest.mark.parametrize(
    ("kind", "unit_name", "title", "office", "line"),
    [
        (
            UnitKind.PROVINCE,
            "Ủy ban nhân dân tỉnh Hòa Giang",
            "Chủ tịch Ủy ban nhân dân tỉnh",
            "Chủ tịch",
            "Chủ tịch Ủy ban nhân dân tỉnh Hòa Giang",
        ),
        (
            UnitKind.PROVINCE,
            "Ủy ban nhân dân tỉnh Hòa Giang",
            "Phó Chủ tịch UBND tỉnh",
            "Phó Chủ tịch",
            "Chủ tịch Ủy ban nhân dân tỉnh Hòa Giang",
        ),
        (UnitKind.DEPARTMENT, "Sở Y tế", "Giám đốc Sở Y tế", "Giám đốc", "Giám đốc Sở Y tế"),
        (UnitKind.DEPARTMENT, "Sở Y tế", "Phó Giám đốc", "Phó Giám đốc", "Giám đốc Sở Y tế"),
        (
            UnitKind.OFFICE,
            "Văn phòng Ủy ban nhân dân tỉnh",
            "Chánh Văn phòng",
            "Chánh Văn phòng",
            "Chánh Văn phòng Ủy ban nhân dân tỉnh",
        ),
    ],
)
def test_a_post_is_written_as_on_paper(kind, unit_name, title, office, line):
    unit = UnitFactory(kind=kind, name=unit_name, short_name="UBND tỉnh" if kind == UnitKind.PROVINCE else "")
    post = PostFactory(unit=unit, title=title, role=Role.LEADER)

    assert (office_of(post), authority_line(post)) == (office, line)


@pytest.mark.parametrize(
    ("capacity", "title", "signs_for"),
    [
        (Capacity.HEAD, "Chủ tịch", ""),
        (Capacity.KT, "Phó Chủ tịch", "Chủ tịch"),
        (Capacity.TM, "Chủ tịch", "Ủy ban nhân dân xã An Phú"),
        (Capacity.TUQ, "Chánh Văn phòng", "Chủ tịch"),
    ],
)
def test_whom_one_signs_for(capacity, title, signs_for):
    unit = UnitFactory(kind=UnitKind.COMMUNE, name="Ủy ban nhân dân xã An Phú")

    assert (
        signed_by(PostFactory(unit=unit, capacity=capacity, title=title, basis="12/UQ-UBND"))["signer_for"] == signs_for
    )


def test_the_words_are_proposed_from_data(unit, unit_head):
    LegalGroundFactory(text="Căn cứ cũ", position=1, valid_to=date(2025, 6, 30))
    LegalGroundFactory(text="Căn cứ hai", position=2)
    LegalGroundFactory(text="Căn cứ một", position=1, valid_from=date(2025, 7, 1))
    LegalGroundFactory(text="Của tờ trình", position=1, paper="proposal")

    assert proposed_grounds(date(2026, 1, 1)) == ["Căn cứ một", "Căn cứ hai"]
    assert proposed_title(AwardTypeFactory.build(name="Danh hiệu thử"), 2026) == (
        "Về việc tặng danh hiệu Danh hiệu thử năm 2026"
    )
    assert proposed_title(AwardTypeFactory.build(name="Bằng thử", kind="form"), 2026) == "Về việc tặng Bằng thử"
    assert proposed_by(unit, date(2026, 1, 1)) == "Theo đề nghị của Giám đốc Sở Xây dựng"
    assert proposed_by(UnitFactory(name="Sở Nào Đó"), date(2026, 1, 1)) == "Theo đề nghị của Thủ trưởng Sở Nào Đó"


def test_recipients_are_counted_in_words():
    assert counted({"person": 8, "unit": 2, "household": 0}) == "8 cá nhân, 2 tập thể"
    assert counted({"unit": 1, "household": 3}) == "1 tập thể, 3 hộ gia đình"
