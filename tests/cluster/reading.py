"""How the workers of the tests read: as always, but that some pages bring them down."""

import os
import signal
import time

from extractor.stages import outcome


def frail(page):
    """The outcome of a page; some words kill the process or keep it for ever."""
    content = page.content if isinstance(page.content, str) else page.content.decode()
    if "chết" in content:
        os.kill(os.getpid(), signal.SIGKILL)
    if "treo" in content:
        time.sleep(600)
    return outcome(page)


def slow(page):
    """The outcome of a page, late enough for a test to kill the worker meanwhile."""
    time.sleep(0.2)
    return outcome(page)
