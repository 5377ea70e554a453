"""However many processes read, the bytes are the same, and one bad page costs one line on standard error."""

import subprocess
import sys
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"
FOLDERS = ["pages/vnpt", "pages/amp", "refused", "pages/plain-text"]


def extracted(*options):
    command = [sys.executable, "-m", "extractor", "extract", *(str(FIXTURES / name) for name in FOLDERS), *options]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode == 1, run.stderr.decode()
    return run.stdout, run.stderr


def test_several_processes_print_what_one_prints():
    one, several = extracted(), extracted("--workers", "3")
    assert several == one
    assert one[0].count(b"\n") > 3
    assert one[1].count(b"kiemtra: ") > 3
