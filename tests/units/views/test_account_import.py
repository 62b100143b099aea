"""People invited from a workbook: template, all mistakes at once, preview, all or nothing, slips."""

from datetime import datetime
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from tests.factories.units import UnitFactory
from thiduakt.base.clock import today
from units.choices import Role
from units.models import Invitation, Post, User

ADDRESS = "units:account_import"
HEAD = ("Họ và tên", "Tên đăng nhập", "E-mail", "Đơn vị", "Vai trò", "Chức vụ", "Từ ngày")
OFFICER = "Chuyên viên đơn vị"


def workbook(*rows, head=HEAD) -> SimpleUploadedFile:
    book, content = Workbook(), BytesIO()
    book.active.append(["DANH SÁCH"])
    for row in (head, *rows):
        book.active.append(row)
    book.save(content)
    return SimpleUploadedFile("danh-sach.xlsx", content.getvalue())


def send(client, *rows, **more):
    return client.post(reverse(ADDRESS), {"file": workbook(*rows, **more)})


def confirm(client, key=None):
    return client.post(reverse(ADDRESS), {"confirm": "1", "key": str(key or uuid4())})


def mistakes(response) -> list[tuple]:
    return [(one.row, one.column, one.message) for one in response.context["sheet"].mistakes]


@pytest.fixture
def section(unit):
    return UnitFactory(name="Phòng Quy hoạch", short_name="P. Quy hoạch", symbol="QH", parent=unit)


def test_the_template_is_what_an_upload_takes(login, unit_head, section):
    client = login(unit_head)
    content = client.get(reverse("units:account_template")).content
    book = load_workbook(BytesIO(content))
    book.active.append(["Lê Thị Hạnh", "", "", "QH", OFFICER, "", ""])
    filled = BytesIO()
    book.save(filled)
    response = client.post(reverse(ADDRESS), {"file": SimpleUploadedFile("mau.xlsx", filled.getvalue())})

    assert [cell.value for cell in book.active[3]][:2] == ["Họ và tên", "Tên đăng nhập"]
    assert [one.username for one in response.context["sheet"].newcomers] == ["hanh.lt"]


def test_a_list_is_previewed_then_opened_whole_and_printed(login, unit_head, unit, section):
    client = login(unit_head)
    rows = [
        ("Lê Thị Hạnh", None, "hanh@hoagiang.example", unit.name, OFFICER, "Chuyên viên", datetime(2026, 3, 1)),
        ("Lê Thị Hạnh", "hanh.2", None, "p. quy hoạch", "chuyen vien don vi", None, "15/03/2026"),
        ("Lý Thị Hạnh", None, None, "QH", OFFICER, None, None),
    ]
    preview = send(client, *rows)
    nothing_yet = User.objects.filter(full_name="Lê Thị Hạnh").count()
    done = confirm(client)
    slips = client.get(done.url).text
    posts = Post.objects.filter(granted_by=unit_head).order_by("user__username")

    assert nothing_yet == 0
    assert "<b>3 người</b>" in preview.text
    assert [(post.user.username, post.unit, post.starts_on.isoformat()) for post in posts] == [
        ("hanh.2", section, "2026-03-15"),
        ("hanh.lt", unit, "2026-03-01"),
        ("hanh.lt2", section, today().isoformat()),
    ]
    assert [invitation.code in slips for invitation in Invitation.objects.all()] == [True] * 3
    assert confirm(client).url == reverse("units:accounts")


def test_one_press_twice_opens_the_list_once(login, unit_head, unit):
    client, key = login(unit_head), uuid4()
    send(client, ("Lê Thị Hạnh", None, None, unit.name, OFFICER))
    slot = dict(client.session)
    confirm(client, key)
    session = client.session
    session.update(slot)
    session.save()
    again = confirm(client, key)

    assert again.status_code in (200, 302)
    assert User.objects.filter(full_name="Lê Thị Hạnh").count() == 1


def test_all_mistakes_at_once_with_row_and_column(login, unit_head, unit, unit_officer, stranger):
    taken, there = unit_officer.user.username, unit_officer.user.full_name
    rows = [
        (None, None, None, unit.name, OFFICER),
        ("Lê Thị Hạnh", "Có Dấu", "khong-phai-thu", unit.name, OFFICER),
        ("Lê Thị Hạnh", taken, None, stranger.unit.name, OFFICER),
        ("Lê Thị Hạnh", None, None, unit.name, "Giám đốc", None, "31/02/2026"),
        ("Lê Thị Hạnh", None, None, unit.name, "Thủ trưởng đơn vị"),
        (there, None, None, unit.name, OFFICER),
    ]
    response = send(login(unit_head), *rows)
    found = mistakes(response)

    assert [(row, column) for row, column, _ in found] == [
        (3, "A"), (4, "B"), (4, "C"), (5, "B"), (5, "D"), (6, "E"), (6, "G"), (7, "E"), (8, "A"),
    ]  # fmt: skip
    assert found[0][2] == "Hãy ghi họ và tên."
    assert found[3][2] == f"Tên đăng nhập {taken} đã có người dùng. Hãy chọn tên khác."
    assert found[7][2].startswith("Vai trò thủ trưởng của chính đơn vị do Ban Thi đua - Khen thưởng giao")
    assert found[8][2] == f"{there} đã có tài khoản với vai trò này. Nếu là người khác, hãy ghi tên đăng nhập."
    assert "9 chỗ sai trong 6 dòng" in response.text


def test_with_one_mistake_nothing_is_opened(login, unit_head, unit):
    client = login(unit_head)
    before = User.objects.count()
    send(client, ("Lê Thị Hạnh", None, None, unit.name, OFFICER), ("Trần Văn Bình", None, None, "Đâu đó", OFFICER))
    confirm(client)

    assert User.objects.count() == before


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (("Tên gì đó", "Đơn vị"), "Không thấy bảng nào có các cột “Họ và tên”, “Đơn vị”, “Vai trò”"),
        (HEAD, "Không thấy bảng nào có các cột"),
    ],
)
def test_a_workbook_that_is_none_of_ours_says_so(login, unit_head, head, said):
    assert said in send(login(unit_head), head=head).text


def test_a_damaged_file_says_so(login, unit_head):
    file = SimpleUploadedFile("hong.xlsx", b"PK\x03\x04 hong")
    response = login(unit_head).post(reverse(ADDRESS), {"file": file})

    assert response.status_code == 200
    assert "bị hỏng, không mở được" in response.text


def test_the_board_invites_heads_only(login, reviewer, unit):
    rows = [
        ("Lê Thị Hạnh", None, None, unit.name, "Thủ trưởng đơn vị"),
        ("Vũ Văn Cường", None, None, unit.name, OFFICER),
    ]
    found = mistakes(send(login(reviewer), *rows))

    assert [(row, column) for row, column, _ in found] == [(4, "E")]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_reading_costs_the_same_for_any_count(login, unit_head, unit, count, django_assert_max_num_queries):
    client = login(unit_head)
    rows = [(f"Lê Thị Số {number}", None, None, unit.name, OFFICER) for number in range(count)]

    with django_assert_max_num_queries(14):
        response = send(client, *rows)

    assert len(response.context["sheet"].rows) == count
    assert {newcomer.role for newcomer in response.context["sheet"].newcomers} == {Role.UNIT_OFFICER}
