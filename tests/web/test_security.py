"""The guard in front of every route, tried with an application that would answer anything."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from extractor.web.security import Guard
from extractor.web.settings import Settings


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


def client(tmp_path, host="127.0.0.1", token=None, url="http://127.0.0.1:8417"):
    app = Starlette(routes=[Route("/{rest:path}", echo, methods=["GET", "POST"])])
    return TestClient(Guard(app, Settings(tmp_path, host, token, max_bytes=1000)), base_url=url)


def test_a_name_that_another_site_points_at_loopback_is_refused(tmp_path):
    assert client(tmp_path).get("/").status_code == 200
    assert client(tmp_path, url="http://localhost:8417").get("/").status_code == 200
    for host in ("evil.example", "127.0.0.1.evil.example", "", "[::1", "ví dụ".encode()):
        assert client(tmp_path).get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_another_site_can_change_nothing(tmp_path, headers):
    assert client(tmp_path).post("/", headers=headers).status_code == 403
    assert client(tmp_path).get("/", headers=headers).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "same-origin"}, {"origin": "http://127.0.0.1:8417"}])
def test_our_own_pages_and_programs_can(tmp_path, headers):
    assert client(tmp_path).post("/", headers=headers).status_code == 200


def test_beyond_loopback_nothing_is_served_without_the_token(tmp_path):
    guarded = client(tmp_path, host="0.0.0.0", token="mật khẩu-1", url="http://archive.example")
    for headers in ({}, {"authorization": "Bearer x"}, {"cookie": "kiemtra=x"}, {"cookie": "a b;;=\x01"}):
        assert guarded.get("/api/search", headers=headers).status_code == 401
    assert guarded.get("/enter").status_code == 200


def test_the_token_opens_as_header_and_as_cookie(tmp_path):
    guarded = client(tmp_path, host="0.0.0.0", token="t0ken", url="http://archive.example")
    for headers in ({"authorization": "Bearer t0ken"}, {"cookie": "kiemtra=t0ken"}):
        assert guarded.get("/", headers=headers).status_code == 200


def test_a_body_over_the_limit_is_refused_whether_its_length_is_declared_or_not(tmp_path):
    assert client(tmp_path).post("/", content=b"x" * 1000).text == "1000"
    assert client(tmp_path).post("/", content=b"x" * 1001).status_code == 413
    assert client(tmp_path).post("/", content=(b"x" * 100 for _ in range(20))).status_code == 413


def test_every_answer_tells_the_browser_to_run_our_scripts_only(tmp_path):
    for answer in (client(tmp_path).get("/"), client(tmp_path).get("/", headers={"host": "evil.example"})):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_problems_are_json_for_programs_and_a_page_for_people(tmp_path):
    headers = {"host": "evil.example"}
    assert set(client(tmp_path).get("/api/search", headers=headers).json()) == {"reason", "advice"}
    assert client(tmp_path).get("/", headers=headers).headers["content-type"].startswith("text/html")
