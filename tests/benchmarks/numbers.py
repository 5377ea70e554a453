"""How long quantities take, on news and on hostile text: `python tests/benchmarks/numbers.py`.

The cost should grow with the length and no faster; the last column is the time for a thousand characters.
"""

import json
import time
from pathlib import Path

from extractor.parsers import quantities

CASES = Path(__file__).parents[2] / "fixtures/cases/numbers.jsonl"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
HOSTILE = {
    "digits without end": "9",
    "một một một": "một ",
    "separators": "1.",
    "groups": "1 000 ",
    "bare numbers": "12, ",
    "slashes": "1/",
    "hundreds": "hai trăm ",
}


def news():
    """Prose with numbers of every kind."""
    return " ".join(json.loads(line)["text"] for line in CASES.read_text(encoding="utf-8").splitlines()) + "\n"


def measure(name, piece):
    """Prints one line for each size."""
    for size in SIZES:
        text = (piece * (size // len(piece) + 1))[:size]
        start = time.process_time()
        quantities.parse(text, masks=())
        seconds = time.process_time() - start
        print(f"{name:22}{size:>10,} characters{seconds:>10.3f} s{seconds / size * 1e6:>10.2f} ms a thousand")


if __name__ == "__main__":
    for name, piece in {"news": news(), **HOSTILE}.items():
        measure(name, piece)
