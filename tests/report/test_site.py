import re

from typer.testing import CliRunner

from extractor.cli import app
from extractor.report.site import write_site
from tests.report.records import PAGES, hostile, tan_hung


def test_every_record_has_its_page_and_the_index_leads_to_it(tmp_path):
    assert write_site([tan_hung(), hostile()], tmp_path) == 2
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="(records/[^"]+)"', index))
    assert links == {f"records/{record.id}.html" for record in (tan_hung(), hostile())}
    assert all((tmp_path / link).is_file() for link in links)
    assert 'href="../index.html"' in (tmp_path / f"records/{tan_hung().id}.html").read_text(encoding="utf-8")


def test_the_same_record_twice_is_listed_once(tmp_path):
    assert write_site([tan_hung(), tan_hung()], tmp_path) == 1


def test_the_command_reads_pages_and_reports_what_it_could_not(tmp_path):
    empty = tmp_path / "empty.html"
    empty.write_text("")
    page = PAGES / "vnpt" / "tan-hung-cai-cach-hanh-chinh" / "source.html"
    result = CliRunner().invoke(app, ["report", str(page), str(empty), "-o", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "empty.html" in result.stderr
    assert len(list((tmp_path / "out" / "records").iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    page = PAGES / "vnpt" / "tan-hung-cai-cach-hanh-chinh" / "source.html"
    result = CliRunner().invoke(app, ["report", str(page), "-o", str(blocked / "out")])
    assert result.exit_code == 2
    assert str(blocked) in result.stderr
