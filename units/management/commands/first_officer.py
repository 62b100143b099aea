"""Give a new installation its first account; there is none by default."""

import sys
from getpass import getpass

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from thiduakt.base.clock import today
from thiduakt.base.commands import OfficeCommand
from units.actions.officers import appoint_first_officer


class Command(OfficeCommand):
    help = "Tạo tài khoản quản trị hệ thống đầu tiên (hỏi mật khẩu, hoặc đọc một dòng từ stdin)."

    def add_arguments(self, parser):
        parser.add_argument("login", help="tên đăng nhập")
        parser.add_argument("--name", required=True, help="họ và tên")
        parser.add_argument("--email", default="", help="thư điện tử")
        parser.add_argument("--unit", default="", help="tên đơn vị cao nhất, khi chưa có đơn vị nào")

    def handle(self, *, login, name, email, unit, **options):
        try:
            post = appoint_first_officer(
                login=login, full_name=name, email=email, password=_password(), unit_name=unit, on=today()
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=2) from None
        self.stdout.write(f"Đã tạo tài khoản {post.user.username} ({post}).")


def _password() -> str:
    """Typed twice at a terminal; one line when something else feeds us."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Mật khẩu (ít nhất 14 ký tự): ")
    if getpass("Nhập lại mật khẩu: ") != password:
        raise ValidationError("Hai lần nhập mật khẩu không giống nhau.")
    return password
