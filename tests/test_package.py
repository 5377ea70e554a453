"""The package's head: the functions of the README are functions, whatever was imported before them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "fixtures" / "pages" / "vnpt" / "tan-hung-cai-cach-hanh-chinh" / "source.html"
EXAMPLE = re.search(r"```python\n(from extractor .+?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[
    1
]


# A submodule takes its name in the package when it is loaded, so these must not hide the functions.
@pytest.mark.parametrize("before", ["", "import extractor.stages", "import extractor.run, extractor.cli"])
def test_the_example_of_the_readme_prints_the_verdicts_of_a_page(before):
    code = f"{before}\nfrom pathlib import Path\nhtml_or_text = Path({str(PAGE)!r}).read_text('utf-8')\n{EXAMPLE}"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert "inconsistent 4398 + 356 = 4487 + 262 Không khớp" in done.stdout, done.stderr
