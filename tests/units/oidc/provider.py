"""A small OpenID Connect provider on this machine: real HTTP, signed tokens, codes that open once, PKCE."""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "thi-dua", "bi-mat-cua-phan-mem"
KEY, FOREIGN_KEY = (RSAKey.generate_key(2048, {"kid": kid, "use": "sig"}) for kid in ("1", "1"))


class Provider:
    """Who is signed in there, and how its answers are bent: `claims` overrides, `key` signs."""

    def __init__(self, address: str):
        self.address = address
        self.person = {"sub": "can-bo-1", "email": "", "email_verified": True}
        self.claims: dict = {}
        self.key, self.is_away = KEY, False
        self.codes: dict[str, dict] = {}

    def metadata(self) -> dict:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def authorize(self, asked: dict) -> str:
        """The address the browser is sent back to."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict, authorization: str) -> dict | None:
        """The tokens for a code, once; None when code, client or PKCE do not hold."""
        asked = self.codes.pop(sent.get("code", ""), None)
        wanted = "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if asked is None or authorization != wanted or asked["client_id"] != CLIENT:
            return None
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "auth_time": now}
        claims |= {"nonce": asked["nonce"], **self.person, **self.claims}
        claims = {name: value for name, value in claims.items() if value is not None}
        id_token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        return {"access_token": secrets.token_urlsafe(8), "token_type": "Bearer", "id_token": id_token}


def _handler(provider: Provider):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            if provider.is_away:
                self.send_error(503)
            elif parts.path == "/authorize":
                asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
                self.send_response(302)
                self.send_header("Location", provider.authorize(asked))
                self.end_headers()
            elif parts.path == "/jwks":
                self._json({"keys": [KEY.as_dict(private=False)]})
            else:
                self._json(provider.metadata())

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            sent = {name: values[0] for name, values in parse_qs(body).items()}
            answer = provider.token(sent, self.headers.get("Authorization", ""))
            self._json(answer or {"error": "invalid_grant"}, 200 if answer else 400)

        def _json(self, value: dict, status: int = 200):
            content = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            """Silent in tests."""

    return Handler


@contextmanager
def running_provider():
    """A provider that answers at its `address` until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    provider = Provider(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass = _handler(provider)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
