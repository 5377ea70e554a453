"""What worker processes do in the tests; they import it by name."""

import os
import signal
import time


def double(item: int | str) -> int | str:
    """Twice the item; some words make the process misbehave."""
    match item:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            os._exit(3)
        case "hang":
            time.sleep(600)
        case "raise":
            raise ValueError("no double of this")
    return item * 2


def process_of(item: int) -> int:
    """The process that answers."""
    return os.getpid()
