"""The REST interface under calls that nobody meant: by schemathesis from its own description, and many at once."""

import asyncio
import socket
import subprocess
import sys
import time
from contextlib import suppress

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

from extractor.web.library import Library
from tests.record.articles import CHECKED_DISTRICT
from tests.report.records import tan_hung


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("archive")
    Library(made).add(tan_hung())
    return made


@pytest.fixture(scope="module")
def served(folder):
    """The service as a user starts it, in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "extractor", "serve", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        base = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                httpx.get(base)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield base
        process.terminate()


@pytest.fixture(scope="module")
def described(served):
    return schemathesis.openapi.from_url(f"{served}/openapi.json")


def test_no_call_that_the_description_allows_or_forbids_ends_in_an_error_of_ours(described):
    tried = 0
    for operation in (found.ok() for found in described.get_all_operations()):
        modes = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
        for strategy in (operation.as_strategy(generation_mode=mode) for mode in modes):
            tried += attempts(strategy)
    assert tried > 50


def attempts(strategy):
    """Calls one operation with chosen values; how often."""
    seen = []

    @settings(
        phases=[Phase.generate],
        max_examples=8,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def call(case):
        answer = case.call()
        seen.append(answer.status_code)
        assert answer.status_code < 500, (case.as_curl_command(), answer.text)
        assert answer.headers["content-type"][0].split(";")[0] in {"application/json", "application/problem+json"}

    with suppress(Unsatisfiable):  # an operation without parameters has no values to get wrong
        call()
    return len(seen)


def test_fifty_readers_at_once_are_served(served):
    async def all_at_once():
        paths = ["/", "/queue", "/api/search?text=ho+so", f"/records/{tan_hung().id}", f"/api/records/{tan_hung().id}"]
        async with httpx.AsyncClient(base_url=served, timeout=60) as client:
            return await asyncio.gather(*(client.get(paths[number % len(paths)]) for number in range(50)))

    answers = asyncio.run(all_at_once())
    assert {answer.status_code for answer in answers} == {200}
    assert len(answers) == 50


def test_pages_sent_at_once_are_read_or_asked_to_come_back(served):
    async def all_at_once():
        async with httpx.AsyncClient(base_url=served, timeout=120) as client:
            sent = [client.post("/api/extract", json={"text": CHECKED_DISTRICT}) for _ in range(50)]
            return await asyncio.gather(*sent)

    statuses = [answer.status_code for answer in asyncio.run(all_at_once())]
    assert set(statuses) <= {200, 503}
    assert statuses.count(200) >= 1
