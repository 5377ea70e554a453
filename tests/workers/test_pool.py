import os
import signal
import time

import pytest

from extractor.workers.pool import IN_FLIGHT, Pool
from extractor.workers.worker import LateError, LostError, Worker
from tests.workers.jobs import double, process_of


def reported(item, error):
    return f"{item}: {error}"


@pytest.fixture
def pool():
    with Pool(double, 2, seconds=30) as made:
        yield made


def test_answers_come_in_the_order_of_the_items(pool):
    assert list(pool.answers(range(200), reported)) == [2 * item for item in range(200)]


def test_a_dead_process_costs_only_the_item_that_killed_it(pool):
    answers = list(pool.answers([1, "die", 2, "leave", 3], reported))
    assert answers == [
        2, "die: the reading process died (SIGKILL)", 4, "leave: the reading process died (exit status 3)", 6,
    ]  # fmt: skip


def test_an_item_that_hangs_is_given_up_and_the_others_go_on():
    with Pool(double, 2, seconds=0.5) as pool:
        answers = list(pool.answers([1, "hang", 2, 3], reported))
    assert answers == [2, "hang: not read within 0.5 seconds", 4, 6]


def test_what_the_function_raises_is_raised_where_its_answer_is_awaited(pool):
    answers = pool.answers([1, "raise"], reported)
    assert next(answers) == 2
    with pytest.raises(ValueError, match="no double of this"):
        next(answers)


def test_endless_input_is_read_no_further_than_the_answers_need(pool):
    taken = []

    def endless():
        while True:
            taken.append(len(taken))
            yield taken[-1]

    answers = pool.answers(endless(), reported)
    assert [next(answers) for _ in range(5)] == [0, 2, 4, 6, 8]
    assert len(taken) <= 5 + 2 * IN_FLIGHT


def test_a_process_killed_between_two_items_is_replaced_unseen():
    worker = Worker(process_of)
    try:
        first = worker.call(0)
        os.kill(first, signal.SIGKILL)
        with pytest.raises(LostError):
            worker.call(0)
        assert worker.call(0) not in (first, os.getpid())
    finally:
        worker.close()


def test_workers_killed_at_random_lose_no_item_that_is_not_to_blame(pool):
    answers = pool.answers(range(400), reported)
    found = []
    for number, answer in enumerate(answers):
        found.append(answer)
        if number % 40 == 0:
            os.kill(pool.workers[number % 80 // 40].pid, signal.SIGKILL)
    assert found == [2 * item for item in range(400)]


def test_no_process_is_left_when_the_pool_closes_over_running_items():
    with Pool(double, 2) as pool:
        processes = [worker.pid for worker in pool.workers]
        answers = pool.answers([1, "hang", "hang"], reported)
        assert next(answers) == 2
    time.sleep(0.1)
    assert not [pid for pid in processes if os.path.exists(f"/proc/{pid}/stat") and "Z" not in state(pid)]


def state(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        return file.read().split()[2]


def test_a_late_answer_is_a_lost_one():
    worker = Worker(double)
    try:
        with pytest.raises(LateError):
            worker.call("hang", 0.2)
        assert worker.call(4) == 8
    finally:
        worker.close()
