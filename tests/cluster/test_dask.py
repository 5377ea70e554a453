"""A cluster of two worker processes on this machine: the same records, whatever dies."""

import json
import os
import signal
import threading

import fsspec
import pyarrow.parquet
import pytest

from extractor.cluster.dask import connected, extract_on
from extractor.cluster.shards import shards
from extractor.cluster.task import Job
from extractor.sources.files import read
from extractor.stages import extract_many
from tests.cluster.reading import frail, slow
from tests.record.articles import CHECKED_DISTRICT

TEXTS = [CHECKED_DISTRICT.replace("2024", str(2010 + number)) for number in range(12)]


@pytest.fixture(scope="module")
def client():
    with connected(None, 2) as made:
        yield made


@pytest.fixture
def crawl(tmp_path):
    """A folder with three files of four pages each."""
    folder = tmp_path / "crawl"
    folder.mkdir()
    for place in range(3):
        lines = [json.dumps({"text": text}) for text in TEXTS[4 * place : 4 * place + 4]]
        (folder / f"crawl-{place}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def run(client, paths, folder, **options):
    return list(extract_on(client, [str(path) for path in paths], Job(str(folder), **options)))


def texts(folder):
    """The articles of all records in the order of the output's files."""
    lines = [line for path in sorted(folder.glob("part-*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line)["article"]["text"] for line in lines]


def failures(folder):
    return [
        json.loads(line) for path in sorted(folder.glob("failures-*")) for line in path.read_text("utf-8").splitlines()
    ]


EXPECTED = [record.article.text for record in extract_many(TEXTS)]


def test_the_outputs_one_behind_the_other_are_what_one_process_writes(client, crawl, tmp_path):
    run(client, [crawl], tmp_path / "out")
    alone = b"".join(record.model_dump_json().encode() + b"\n" for record in extract_many(read([str(crawl)])))
    together = b"".join(path.read_bytes() for path in sorted((tmp_path / "out").glob("part-*")))
    assert together == alone
    assert together.count(b"\n") == len(TEXTS)


def test_a_scheduler_is_found_by_the_file_it_writes_even_when_it_writes_it_late(client, crawl, tmp_path):
    file = tmp_path / "cluster.json"
    writing = threading.Timer(1, client.write_scheduler_file, [str(file)])
    writing.start()
    with connected(str(file), 0) as late:
        run(late, [crawl], tmp_path / "out")
    writing.join()
    assert texts(tmp_path / "out") == EXPECTED


def test_files_of_one_page_are_read_together_and_in_order(tmp_path):
    for name in ("a.html", "b.html", "c.jsonl.gz", "d.html", "e.html", "f.html"):
        (tmp_path / name).write_text("")
    planned = [[path[len(str(tmp_path)) + 1 :] for path in shard.inputs] for shard in shards([str(tmp_path)], 2)]
    assert planned == [["a.html", "b.html"], ["c.jsonl.gz"], ["d.html", "e.html"], ["f.html"]]
    assert [shard.key for shard in shards([str(tmp_path)])] == [shard.key for shard in shards([str(tmp_path)])]


def test_a_second_run_keeps_what_is_there_and_makes_what_is_missing(client, crawl, tmp_path):
    run(client, [crawl], tmp_path / "out")
    parts = sorted((tmp_path / "out").glob("part-*"))
    before = parts[0].stat().st_mtime_ns
    parts[1].unlink()
    reports = run(client, [crawl], tmp_path / "out")
    assert sorted(report.kept for report in reports) == [False, True, True]
    assert parts[0].stat().st_mtime_ns == before
    assert texts(tmp_path / "out") == EXPECTED


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(client, crawl, tmp_path):
    victim = next(iter(client.run(os.getpid).values()))
    threading.Timer(0.5, os.kill, (victim, signal.SIGKILL)).start()
    run(client, [crawl], tmp_path / "out", read=slow)
    assert texts(tmp_path / "out") == EXPECTED
    assert victim not in client.run(os.getpid).values()
    assert not list((tmp_path / "out").glob("*.tmp"))


def test_pages_that_kill_every_worker_are_set_aside_and_reported(client, tmp_path):
    lines = [TEXTS[0], "chết một", TEXTS[1], "chết hai", TEXTS[2]]
    path = tmp_path / "crawl.jsonl"
    path.write_text("\n".join(json.dumps({"text": line}) for line in lines), encoding="utf-8")
    (report,) = run(client, [path], tmp_path / "out", read=frail)
    assert (report.records, report.failures) == (3, 2)
    assert texts(tmp_path / "out") == EXPECTED[:3]
    assert [failure["path"] for failure in failures(tmp_path / "out")] == [f"{path}:2", f"{path}:4"]


def test_a_page_that_hangs_is_set_aside_too(client, tmp_path):
    path = tmp_path / "crawl.jsonl"
    path.write_text("\n".join(json.dumps({"text": line}) for line in [TEXTS[0], "treo"]), encoding="utf-8")
    run(client, [path], tmp_path / "out", read=frail, seconds=5)
    assert texts(tmp_path / "out") == EXPECTED[:1]
    assert [failure["path"] for failure in failures(tmp_path / "out")] == [f"{path}:2"]
    client.wait_for_workers(2, timeout=60)
    assert len(client.run(os.getpid)) == 2


def test_what_is_no_article_is_a_failure_beside_the_records(client, tmp_path):
    path = tmp_path / "crawl.jsonl"
    path.write_text(json.dumps({"text": "Trang chủ"}) + "\n" + json.dumps({"text": TEXTS[0]}), encoding="utf-8")
    run(client, [path], tmp_path / "out")
    assert [failure["path"] for failure in failures(tmp_path / "out")] == [f"{path}:1"]
    assert texts(tmp_path / "out") == EXPECTED[:1]


def test_tables_hold_the_records_and_what_one_filters_by(client, crawl, tmp_path):
    run(client, [crawl / "crawl-0.jsonl"], tmp_path / "out", form="parquet")
    (path,) = (tmp_path / "out").glob("part-*.parquet")
    rows = pyarrow.parquet.read_table(path).to_pylist()
    assert [json.loads(row["record"])["article"]["text"] for row in rows] == EXPECTED[:4]
    assert [row["path"] for row in rows] == [f"{crawl}/crawl-0.jsonl:{number}" for number in range(1, 5)]
    assert {row["inspection"] for row in rows} == {True}


def test_input_and_output_may_lie_on_any_store_of_fsspec(client, crawl, tmp_path):
    run(client, [f"file://{crawl}"], f"file://{tmp_path}/out")
    assert texts(tmp_path / "out") == EXPECTED
    assert fsspec.filesystem("file").exists(f"{tmp_path}/out")
