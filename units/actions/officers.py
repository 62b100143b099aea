"""The first system officer of an installation: everybody after that is invited."""

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from units.choices import Role, UnitKind
from units.models import Post, Unit, User

FIRST = "first_officer"


@transaction.atomic
def appoint_first_officer(*, login: str, full_name: str, email: str, password: str, unit_name: str, on: date) -> Post:
    """Make the account, its post, and the topmost unit when there is none; returns the post.

    The unit is founded on the first day of the year of `on`; the officer corrects that afterwards. Raises
    ValidationError when somebody holds the role today or when the login or the password will not do.
    """
    if Post.objects.in_force(on).holding(Role.SYSTEM_OFFICER).exists():
        raise ValidationError("Đã có người giữ vai trò Quản trị hệ thống; hãy mời thêm người ở thẻ Tài khoản.")
    user = User(
        username=login.strip(), full_name=full_name.strip(), email=email.strip(), is_staff=True, is_superuser=True
    )
    validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    user.save()
    post = Post.objects.create(user=user, unit=_top_unit(unit_name, on), role=Role.SYSTEM_OFFICER, starts_on=on)
    for move in ("open_account", "give_post"):
        user.steps.create(move=move, post=post, target=post.role, job=FIRST, note=str(post))
    return post


def _top_unit(name: str, on: date) -> Unit:
    """The topmost unit alive today; made with the name when there is none at all."""
    top = Unit.objects.alive(on).filter(parent=None).first()
    if top:
        return top
    if not name.strip():
        raise ValidationError("Chưa có đơn vị nào. Hãy ghi tên đơn vị cao nhất, ví dụ: Ủy ban nhân dân tỉnh Hòa Giang.")
    unit = Unit(kind=UnitKind.PROVINCE, name=name, founded_on=date(on.year, 1, 1))
    unit.set_keys()
    unit.full_clean()
    unit.save()
    return unit
