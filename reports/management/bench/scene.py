"""Who looks, and how a page is timed."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.management.bench.measure import Case, turn_by_turn
from units.choices import Role
from units.models import Post, Unit, User


def reviewer() -> Post:
    """A post of the Board at the province."""
    user = User.objects.create(username="do.dac", full_name="Người đo")
    province = Unit.objects.get(parent=None)
    return Post.objects.create(user=user, unit=province, role=Role.REVIEWER, starts_on=date.min)


def client_of(post: Post) -> Client:
    client = Client()
    client.force_login(post.user)
    return client


def page_case(
    name: str, scale: int, client: Client, address: str, *, other: str = "", rival: Callable | None = None
) -> Case:
    """One page, timed. Raises RuntimeError when it does not answer 200."""
    ours = partial(client.get, address)
    with CaptureQueriesContext(connection) as captured:
        response = ours()
        queries = len(captured)
    if response.status_code != 200:
        raise RuntimeError(f"{name}: trang trả lời {response.status_code}")
    mine, theirs = turn_by_turn(ours, rival)
    ratio = round(theirs / mine, 1) if theirs else None
    return Case(name, scale, mine, other, theirs, ratio, queries, len(response.content))
