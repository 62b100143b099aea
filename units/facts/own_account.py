"""What is kept about an account: itself, its posts, its sign-ins, its letters, what was done with it."""

from collections.abc import Iterator

from units.facts.own_data import Owner, Section, section
from units.models import LoginFailure, PledgeSignature, User


def tell_account(owner: Owner) -> Iterator[Section]:
    """The account and its posts."""
    user = owner.user
    facts = (
        ("Họ và tên", user.full_name),
        ("Tên đăng nhập", user.username),
        ("Thư điện tử", user.email),
        ("Tài khoản đang mở", user.is_active),
        ("Lập lúc", user.date_joined),
        ("Đăng nhập lần cuối", user.last_login),
        ("Xác thực hai bước từ", _second_step(user)),
    )
    yield section("Tài khoản", ("Mục", "Nội dung"), facts)
    posts = user.posts.select_related("unit").order_by("-starts_on", "pk")
    yield section(
        "Vai trò",
        ("Vai trò", "Đơn vị", "Chức vụ trên văn bản", "Từ ngày", "Đến ngày", "Căn cứ"),
        ((p.get_role_display(), p.unit.name, p.title, p.starts_on, p.ends_on, p.basis) for p in posts),
    )


def _second_step(user: User):
    """Since when; the key itself is nobody's to read."""
    return getattr(user, "second_factor", None) and user.second_factor.since


def tell_sign_ins(owner: Owner) -> Iterator[Section]:
    """Where the account was entered from, what failed, which browsers it knows."""
    user = owner.user
    yield section(
        "Lần đăng nhập",
        ("Lúc", "Cách", "Kết quả", "Địa chỉ", "Thiết bị", "Kết thúc"),
        (
            (row.at, row.get_way_display(), row.get_result_display(), row.address, row.device, row.ended_at)
            for row in user.sign_ins.order_by("-pk")
        ),
    )
    failures = LoginFailure.objects.filter(login=user.username).order_by("-pk")
    yield section("Đăng nhập sai", ("Lúc", "Địa chỉ"), ((row.at, row.address) for row in failures))
    devices = user.devices.order_by("-last_at", "-pk")
    yield section(
        "Thiết bị quen", ("Thiết bị", "Lần đầu", "Lần cuối"), ((d.name, d.first_at, d.last_at) for d in devices)
    )


def tell_letters(owner: Owner) -> Iterator[Section]:
    """What was sent to the account, and what it signed for its unit."""
    letters = owner.user.letters.order_by("-pk")
    yield section(
        "Thư đã gửi cho bạn",
        ("Lúc", "Kênh", "Tiêu đề", "Đọc lúc"),
        ((row.created_at, row.get_channel_display(), row.subject, row.read_at) for row in letters),
    )
    signed = PledgeSignature.objects.filter(post__user=owner.user).select_related("member__bloc", "member__unit")
    yield section(
        "Giao ước đã ký",
        ("Lúc", "Khối", "Đơn vị", "Tên khi ký", "Chức vụ khi ký"),
        ((row.signed_at, row.member.bloc.name, row.member.unit.name, row.name, row.position) for row in signed),
    )


def tell_changes(owner: Owner) -> Iterator[Section]:
    """Who changed the account and its ways in."""
    steps = [*owner.user.steps.select_related("actor__user", "actor__unit")]
    steps += owner.user.security_steps.select_related("actor__user", "actor__unit")
    steps.sort(key=lambda step: step.at, reverse=True)
    yield section(
        "Ai đã thay đổi tài khoản",
        ("Lúc", "Ai", "Việc (mã)", "Ghi chú"),
        ((step.at, step.who, step.move, step.note) for step in steps),
    )
