"""spaCy and underthesea are whole after the lean imports; run in fresh processes, since a process imports each once."""

import subprocess
import sys

import pytest

SPACY = """
import sys
import extractor.pipeline.annotate
assert "weasel" not in sys.modules, "the command line was imported"
import spacy
assert spacy.info()["spacy_version"] == spacy.__version__
import spacy.cli
assert callable(spacy.cli.download)
"""
UNDERTHESEA = """
import sys
from extractor.pipeline.annotate import warm_up
assert not [name for name in sys.modules if name.split(".")[0] == "underthesea"], "its pipelines were imported"
import underthesea
warm_up()
assert underthesea.word_tokenize("Đoàn kiểm tra đến xã") == ["Đoàn", "kiểm tra", "đến", "xã"]
assert underthesea.ner("Hà Nội")[0][0] == "Hà Nội"
"""
UNDERTHESEA_FIRST = """
import underthesea
from extractor.pipeline.words import words
assert [word.tag for word in words("Đoàn kiểm tra", [(0, 13)])] == ["N", "V"]
assert underthesea.pipeline.word_tokenize.regex_tokenize
"""


@pytest.mark.parametrize("code", [SPACY, UNDERTHESEA, UNDERTHESEA_FIRST])
def test_a_library_is_imported_whole_when_it_is_asked_for_and_not_before(code):
    run = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
