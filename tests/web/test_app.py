"""The service over an archive of one record, through its routes."""

import re

import pytest
from starlette.testclient import TestClient

from extractor.archive import index
from extractor.archive.reviews import path_of as reviews_path
from extractor.archive.store import Store
from extractor.web.app import create_app
from extractor.web.library import Library
from extractor.web.settings import Settings
from tests.report.records import HOSTILE, PAGES, hostile, tan_hung

PAGE = PAGES / "vnpt" / "tan-hung-cai-cach-hanh-chinh" / "source.html"
BASE = "http://127.0.0.1"
IDENTITY = tan_hung().id
FINDING = next(check for check in tan_hung().checks if check.verdict == "inconsistent")


@pytest.fixture
def archive(tmp_path):
    library = Library(tmp_path)
    for record in (tan_hung(), hostile()):
        library.add(record)
    return tmp_path


@pytest.fixture
def client(archive):
    with TestClient(create_app(Settings(archive)), base_url=BASE, follow_redirects=False) as made:
        yield made


def decide(client, **fields):
    return client.post(
        f"/api/records/{IDENTITY}/reviews", json={"fingerprint": FINDING.fingerprint, "name": "Thử", **fields}
    )


def test_words_without_diacritics_find_the_article(client):
    answer = client.get("/api/search", params={"text": "ho so tre hen"}).json()
    assert IDENTITY in [result["id"] for result in answer["results"]]
    assert answer["facets"]["verdict"]["inconsistent"] >= 1
    assert f'href="/records/{IDENTITY}"' in client.get("/", params={"text": "hồ sơ trễ hẹn"}).text


@pytest.mark.parametrize("path", ["/", "/queue", "/add", f"/records/{hostile().id}", f"/records/{hostile().id}/history",
                                  f"/compare?id={IDENTITY}&id={hostile().id}"])  # fmt: skip
def test_pages_open_and_words_of_articles_are_never_markup(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert HOSTILE not in answer.text
    assert not re.search(r"<script(?![^>]*src=)", answer.text)
    assert "style=" not in answer.text


def test_a_decision_is_kept_shown_and_takes_the_finding_off_the_queue(client, archive):
    before = client.get("/api/findings").json()["total"]
    assert decide(client, decision="confirm", note="đã hỏi").status_code == 201
    assert client.get("/api/findings").json()["total"] == before - 1
    (confirmed,) = client.get("/api/findings", params={"decision": "confirm"}).json()["findings"]
    assert (confirmed["rule"], confirmed["review"]["note"]) == (FINDING.rule, "đã hỏi")
    assert "đã hỏi" in client.get(f"/records/{IDENTITY}").text
    Library(archive).add(tan_hung())
    assert len(client.get(f"/api/records/{IDENTITY}/reviews").json()) == 1
    assert client.get("/api/findings").json()["total"] == before - 1


def test_an_index_made_anew_knows_the_decisions_and_names_damaged_ones(client, archive):
    before = client.get("/api/findings").json()["total"]
    decide(client, decision="confirm")
    damaged = reviews_path(archive, hostile().id)
    damaged.parent.mkdir(parents=True, exist_ok=True)
    damaged.write_bytes(b"[{]")
    results = list(index.rebuild(Store(archive)))
    assert [result.path for result in results if not isinstance(result, str)] == [damaged]
    assert client.get("/api/findings").json()["total"] == before - 1
    assert client.get("/api/findings", params={"decision": "confirm"}).json()["total"] == 1


def test_a_corrected_value_is_checked_anew(client):
    figure = next(figure for figure in tan_hung().figures if figure.value == 4398)
    assert decide(client, decision="correct", figure=figure.id, value="4393").status_code == 201
    record = client.get(f"/api/records/{IDENTITY}").json()
    assert "inconsistent" not in {check["verdict"] for check in record["checks"]}


@pytest.mark.parametrize(
    "fields",
    [{"decision": "correct"}, {"decision": "maybe"}, {"decision": "confirm", "name": ""}, {"decision": "confirm", "value": "1"},
     {"decision": "confirm", "fingerprint": "none"}, {"decision": "correct", "figure": "f999", "value": "1"}],
)  # fmt: skip
def test_a_decision_that_makes_no_sense_is_refused_and_not_kept(client, fields):
    answer = decide(client, **fields)
    assert answer.status_code == 422
    assert set(answer.json()) == {"reason", "advice"}
    assert client.get(f"/api/records/{IDENTITY}/reviews").json() == []


def test_the_form_of_a_finding_does_the_same_as_the_interface(client):
    form = {
        "fingerprint": FINDING.fingerprint,
        "decision": "dismiss",
        "name": "Thử",
        "figure": "",
        "value": "",
        "note": "",
    }
    answer = client.post(f"/records/{IDENTITY}/reviews", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/records/{IDENTITY}#check-{FINDING.fingerprint}")
    assert client.get(f"/api/records/{IDENTITY}/reviews").json()[0]["decision"] == "dismiss"


def test_a_page_is_read_and_kept_only_when_asked(client):
    record = client.post("/api/extract", json={"html": PAGE.read_text(encoding="utf-8")}).json()
    assert record["figures"][1]["value"] == "4398"
    checked = client.post("/api/check", json=record).json()
    assert checked["checks"] == record["checks"]
    shown = client.post("/add", files={"file": ("a.html", PAGE.read_bytes())}, data={"keep": ""})
    assert (shown.status_code, "04 ngàn 398 hồ sơ" in shown.text) == (200, True)
    kept = client.post("/add", files={"file": ("a.html", PAGE.read_bytes())}, data={"keep": "yes"})
    assert kept.status_code == 303
    refused = client.post("/add", data={"text": ""})
    assert (refused.status_code, "trang trống" in refused.text, "the page is empty" in refused.text) == (
        422,
        True,
        True,
    )


@pytest.mark.parametrize(
    "path", ["/api/records/..%2f..%2fetc%2fpasswd", "/api/records/%2e%2e", "/static/..%2f..%2fcli.py", "/api/x"]
)
def test_nothing_outside_the_archive_is_served(client, path):
    assert client.get(path).status_code == 404


def test_the_description_names_every_route_of_the_interface(client):
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/api/extract", "/api/check", "/api/search", "/api/records/{identity}", "/api/findings"} <= paths.keys()


def test_the_token_is_asked_for_and_kept_where_no_script_reads_it(archive):
    app = create_app(Settings(archive, "0.0.0.0", "t0ken"))
    with TestClient(app, base_url="https://archive.example", follow_redirects=False) as stranger:
        assert stranger.get("/").status_code == 401
        assert stranger.post("/enter", data={"token": "x"}).status_code == 401
        answer = stranger.post("/enter", data={"token": "t0ken"})
        assert "httponly" in answer.headers["set-cookie"].lower()
        assert "samesite=strict" in answer.headers["set-cookie"].lower()
        assert stranger.get("/").status_code == 200


def test_a_damaged_record_is_named_and_the_others_are_served(client, archive):
    path = Library(archive).store.path_of(IDENTITY)
    path.write_text("{half", encoding="utf-8")
    answer = client.get(f"/api/records/{IDENTITY}")
    assert answer.status_code == 500
    assert path.name in answer.text
    assert client.get(f"/api/records/{hostile().id}").status_code == 200
