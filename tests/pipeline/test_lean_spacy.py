"""spaCy is whole after the lean import; run in a fresh process, since a process imports it once."""

import subprocess
import sys

CODE = """
import sys
import extractor.pipeline.annotate
assert "weasel" not in sys.modules, "the command line was imported"
import spacy
assert spacy.info()["spacy_version"] == spacy.__version__
import spacy.cli
assert callable(spacy.cli.download)
"""


def test_the_command_line_is_imported_when_it_is_asked_for_and_not_before():
    run = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
