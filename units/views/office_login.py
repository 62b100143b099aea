"""Single sign-on of the office (OpenID Connect): there and back. State, nonce, PKCE, keys and claims: authlib."""

import logging
import time
from functools import lru_cache

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET
from joserfc.errors import JoseError

from thiduakt.base import sittings
from units.actions.single_sign_on import account_of
from units.choices import SignInWay
from units.views.entering import go_on, safe_next

log = logging.getLogger(__name__)
NEXT = "office_next"
PATIENCE_SECONDS = 10
FRESH_SECONDS = 5 * 60
# Whatever a provider, or somebody in between, may send instead of a good answer.
UNTRUE = (AuthlibBaseError, JoseError, requests.RequestException, RuntimeError, ValueError, KeyError, TypeError)
AWAY = "Nơi xác nhận tài khoản cơ quan không trả lời. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu."
NOT_TRUE = "Không xác nhận được tài khoản cơ quan. Hãy thử lại từ đầu; nếu vẫn vậy, hãy đăng nhập bằng mật khẩu."
UNKNOWN = (
    "Tài khoản cơ quan này chưa gắn với tài khoản nào ở đây. Hãy nhờ cán bộ quản trị hệ thống ghi đúng địa chỉ thư "
    "điện tử của bạn vào tài khoản."
)
ANOTHER = "Tài khoản cơ quan vừa xác nhận không phải của người đang đăng nhập."


def provider():
    """The client of the configured provider. Raises Http404 when single sign-on is off."""
    if not settings.OIDC_ISSUER:
        raise Http404("Chưa bật đăng nhập bằng tài khoản cơ quan.")
    return _client(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)


@lru_cache(maxsize=4)
def _client(issuer: str, client_id: str, secret: str):
    return OAuth().register(
        "office",
        client_id=client_id,
        client_secret=secret,
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE_SECONDS,
        },
    )


@login_not_required
@require_GET
def office_login(request):
    """Off to the provider; who is signed in already is asked there to show it again."""
    client, back = provider(), request.build_absolute_uri(reverse("units:office_back"))
    again = {"prompt": "login", "max_age": "0"} if request.user.is_authenticated else {}
    request.session[NEXT] = request.GET.get("next", "")
    try:
        return client.authorize_redirect(request, back, **again)
    except UNTRUE as error:
        log.warning("Nơi xác nhận không trả lời: %s", type(error).__name__, exc_info=error)
        return _refused(request, AWAY)


@login_not_required
@require_GET
def office_back(request):
    """Back from the provider: the claims are checked, then the account is looked for, never made."""
    client = provider()
    try:
        claims = _claims(client, request)
    except UNTRUE as error:
        log.warning("Không nhận xác nhận của tài khoản cơ quan: %s", error)
        return _refused(request, NOT_TRUE)
    user = account_of(
        issuer=settings.OIDC_ISSUER,
        subject=claims["sub"],
        email=claims.get("email") or "",
        is_verified=claims.get("email_verified") is True,
    )
    address = request.session.pop(NEXT, "")
    if user is None:
        return _refused(request, UNKNOWN)
    if request.user.is_authenticated:
        return _proved(request, user, claims, address)
    return go_on(request, user, way=SignInWay.OFFICE, address=address)


def _claims(client, request) -> dict:
    """What the signed token says of the person. Raises one of UNTRUE."""
    issuer = settings.OIDC_ISSUER
    wanted = {
        "iss": {"essential": True, "values": [issuer, f"{issuer}/"]},
        "aud": {"essential": True, "value": settings.OIDC_CLIENT_ID},
        "nonce": {"essential": True},
    }
    token = client.authorize_access_token(request, claims_options=wanted, leeway=30)
    claims = token["userinfo"]
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise ValueError("no subject")
    return claims


def _proved(request, user, claims: dict, address: str):
    if user != request.user:
        return _refused(request, ANOTHER)
    if time.time() - claims.get("auth_time", 0) > FRESH_SECONDS:
        return _refused(request, NOT_TRUE)
    sittings.prove(request.session)
    return redirect(safe_next(request, address))


def _refused(request, sentence: str):
    messages.error(request, sentence)
    return redirect("desk" if request.user.is_authenticated else "units:login")
