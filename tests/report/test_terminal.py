"""Records as a reader sees them in a terminal of 80 columns and in a pipe."""

import io

import pytest

from extractor.report.terminal import write_list, write_record
from tests.report.records import hostile, tan_hung


class Terminal(io.StringIO):
    """What a terminal is to a program: a file that says so."""

    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def narrow(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_record_fits_into_80_columns_with_its_figures_and_findings(lang):
    out = Terminal()
    write_record(tan_hung(), out, lang)
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    number = {"vi": "4.398 hồ sơ", "en": "4,398 hồ sơ"}[lang]
    assert any(line.startswith(number) and "tiếp nhận mới" in line for line in lines)
    assert any(line.startswith("✗") and "A02" in line for line in lines)


def test_a_list_has_a_record_a_line_with_its_outcomes():
    out = Terminal()
    write_list([tan_hung()], out, "vi")
    line = next(line for line in out.getvalue().splitlines() if line.startswith(tan_hung().id))
    assert "2024-07-09" in line
    assert "✗2 ✓4" in line


def test_brackets_of_an_article_are_printed_as_they_are():
    source = tan_hung().source.model_copy(update={"headline": "[bold]Tin[/b] :100: đầu"})
    record = hostile().model_copy(update={"source": source})
    for write in (write_record, lambda one, out, lang: write_list([one], out, lang)):
        out = io.StringIO()
        write(record, out, "vi")
        assert "[bold]Tin[/b] :100: đầu" in out.getvalue()
