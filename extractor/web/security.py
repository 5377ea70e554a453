"""What stands before every route: who may ask, from where, how much, and what a browser may do with the answer."""

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractor.web.problems import problem
from extractor.web.settings import LOOPBACK, Settings

COOKIE = "kiemtra"
OPEN_PATHS = ("/enter", "/static/")
# Scripts and styles come from our own files only, so text of an article that slipped through as markup could do nothing.
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; connect-src 'self'; "
HEADERS = {
    "Content-Security-Policy": POLICY + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Refuses strangers, foreign pages and oversized bodies before the application sees them."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI: passes the request on, or answers it with the reason why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guarded = _with_headers(send)
        refusal = self._refusal(scope, Headers(scope=scope))
        if refusal is not None:
            await problem(scope["path"], *refusal)(scope, receive, guarded)
            return
        body = await self._body(receive)
        if body is None:
            await problem(scope["path"], *self._too_large())(scope, receive, guarded)
        else:
            await self.app(scope, _replayed(body, receive), guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str, str] | None:
        if self.settings.is_local and _host_name(headers.get("host", "")) not in LOOPBACK:
            return 400, "unknown host name", "open the service by the address that it printed"
        if scope["method"] not in {"GET", "HEAD", "OPTIONS"} and _is_foreign(headers):
            return 403, "a request from another site", "use the form on this service's own pages"
        if self.settings.token and not scope["path"].startswith(OPEN_PATHS) and not self._is_known(headers):
            return 401, "a token is needed", "open /enter, or send Authorization: Bearer <token>"
        if int(headers.get("content-length", "0") or 0) > self.settings.max_bytes:
            return self._too_large()
        return None

    def _too_large(self) -> tuple[int, str, str]:
        return 413, f"larger than {self.settings.max_bytes} bytes", "send one page at a time"

    def _is_known(self, headers: Headers) -> bool:
        shown = headers.get("authorization", "").removeprefix("Bearer ") or _cookie(headers)
        return matches(shown, self.settings.token)

    async def _body(self, receive: Receive) -> bytes | None:
        """The whole body, None where it is over the limit: a length may be declared falsely or not at all."""
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self.settings.max_bytes:
                return None
        return body


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body once, then whatever the client still says, such as that it has gone."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return messages.pop() if messages else await receive()

    return again


def matches(shown: str, token: str | None) -> bool:
    """Whether `shown` is the token, in a time that tells nothing about where they differ."""
    return token is not None and hmac.compare_digest(shown.encode(), token.encode())


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or "" if host.isascii() else ""
    except ValueError:  # half an IPv6 address
        return ""


def _is_foreign(headers: Headers) -> bool:
    """A browser says where a request comes from; programs that say nothing have no cookies of a victim to abuse."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
