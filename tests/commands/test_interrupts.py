"""Ctrl-C as a user meets it: a run over endless input stops, and what was read is there, whole and in order."""

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress

import pytest

from tests.record.articles import CHECKED_DISTRICT

PAGE = json.dumps({"text": CHECKED_DISTRICT}).encode() + b"\n"


@contextmanager
def extracting(*options):
    """A running `kiemtra extract -` and the end of its standard input to write to."""
    theirs, ours = os.pipe()
    command = [sys.executable, "-m", "extractor", "extract", "-", *options]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        os.close(theirs)
        try:
            yield process, ours
        finally:
            process.kill()
            os.close(ours)


def write_for_ever(pipe):
    with suppress(OSError):
        while True:
            os.write(pipe, PAGE)


@pytest.mark.parametrize(
    ("workers", "number"), [("1", signal.SIGINT), ("2", signal.SIGINT), ("2", signal.SIGTERM)], ids=str
)
def test_a_signal_ends_a_run_over_endless_input_with_all_lines_whole(workers, number):
    with extracting("--workers", workers) as (process, pipe):
        threading.Thread(target=write_for_ever, args=(pipe,), daemon=True).start()
        first = process.stdout.readline()
        process.send_signal(number)
        rest = process.stdout.read()
        said = process.stderr.read().decode()
        status = process.wait(60)
    records = [json.loads(line) for line in [first, *rest.splitlines()]]
    assert [record["source"]["path"] for record in records] == [f"-:{place}" for place in range(1, len(records) + 1)]
    assert status == 130
    assert f"stopped after {len(records)} pages" in said


def test_a_run_that_waits_for_its_input_stops_at_once():
    with extracting() as (process, pipe):
        os.write(pipe, PAGE * 3)
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
