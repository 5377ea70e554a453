import json
import multiprocessing
import os
import random
import signal
import time

import pytest

from extractor.archive.atomic import TEMPORARY, write
from extractor.archive.history import history
from extractor.archive.store import DamagedFileError, Entry, Store, archived, is_archive
from extractor.schema.page import Failure
from tests.report.records import tan_hung


def variant(number):
    """The record of another article, with a text and id of its own."""
    record = tan_hung()
    source = record.source.model_copy(update={"headline": f"Bài {number}"})
    return record.model_copy(update={"id": f"{number:020x}", "source": source})


def changed(record):
    """The record after its page was edited."""
    body = record.article.model_copy(update={"sha256": "0" * 64})
    return record.model_copy(update={"article": body, "figures": record.figures[1:]})


def test_the_same_record_is_kept_once_and_a_changed_page_gains_a_release(tmp_path):
    store, record = Store(tmp_path), tan_hung()
    elsewhere = record.model_copy(update={"source": record.source.model_copy(update={"path": "b.html", "views": 99})})
    changes = [store.add(given)[0] for given in (record, elsewhere, changed(record))]
    assert changes == ["added", "unchanged", "page changed"]
    entry = store.get(record.id)
    assert [release.record.figures[0].id for release in entry.releases] == ["f1", "f2"]
    assert any(change.field.startswith("figures.f1") for change in history(entry))


def test_a_record_comes_back_as_it_was(tmp_path):
    Store(tmp_path).add(tan_hung())
    (entry,) = Store(tmp_path).entries()
    assert entry.latest == tan_hung()
    assert is_archive(tmp_path)
    assert list(archived(tmp_path)) == [tan_hung()]


def test_a_damaged_file_is_named_skipped_and_never_overwritten(tmp_path):
    store = Store(tmp_path)
    store.add(variant(1))
    store.add(variant(2))
    path = store.path_of(variant(1).id)
    path.write_text("{half", encoding="utf-8")
    damaged, sound = store.entries()
    assert isinstance(damaged, DamagedFileError)
    assert str(path) in str(damaged)
    assert sound.latest == variant(2)
    with pytest.raises(DamagedFileError):
        store.add(variant(1))
    assert path.read_text(encoding="utf-8") == "{half"
    assert isinstance(next(iter(archived(tmp_path))), Failure)


def test_a_disk_that_refuses_leaves_the_old_content_and_nothing_else(tmp_path):
    path = tmp_path / "a.json"
    write(path, b"old")
    pid = os.fork()
    if pid == 0:
        import resource  # noqa: PLC0415 - only the child may be limited

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
        try:
            write(path, b"x" * 1000)
        except OSError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]
    assert path.read_bytes() == b"old"


def add_many(folder, numbers):
    for number in numbers:
        Store(folder).add(variant(number))


def test_two_writers_lose_nothing(tmp_path):
    start = multiprocessing.get_context("fork")
    writers = [start.Process(target=add_many, args=(tmp_path, range(k, 30 + k))) for k in (0, 10)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    entries = list(Store(tmp_path).entries())
    assert [entry.id for entry in entries] == [f"{number:020x}" for number in range(40)]
    assert all(len(entry.releases) == 1 for entry in entries)


def test_a_writer_killed_at_any_moment_leaves_whole_records_only(tmp_path):
    start = multiprocessing.get_context("fork")
    chance = random.Random(1)
    for _ in range(10):
        writer = start.Process(target=add_many, args=(tmp_path, range(200)))
        writer.start()
        time.sleep(chance.uniform(0.02, 0.15))
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        assert all(isinstance(entry, Entry) for entry in Store(tmp_path).entries())
    add_many(tmp_path, range(5))
    assert len(list(Store(tmp_path).entries())) >= 5


def test_what_a_killed_writer_left_goes_once_it_is_old_enough_to_be_nobody_s(tmp_path):
    store = Store(tmp_path)
    store.add(variant(1))
    shard = store.path_of(variant(1).id).parent
    old, fresh = shard / f"{TEMPORARY}old", shard / f"{TEMPORARY}fresh"
    for leftover in (old, fresh):
        leftover.write_text("{half")
    os.utime(old, (0, 0))
    store.tidy()
    assert [path.name for path in shard.iterdir() if path.suffix != ".json"] == [fresh.name]
    assert store.get(variant(1).id).latest == variant(1)


def test_equal_entries_are_equal_files_that_any_program_reads(tmp_path):
    Store(tmp_path).add(tan_hung())
    content = json.loads(Store(tmp_path).path_of(tan_hung().id).read_text(encoding="utf-8"))
    assert content["releases"][0]["record"]["figures"][1]["value"] == "4398"
