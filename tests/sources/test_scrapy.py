"""A real crawl of a site on loopback, whose items leave with their records."""

import functools
import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extractor.stages import extract

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "fixtures" / "pages"
SPIDER = """
import scrapy

class Pages(scrapy.Spider):
    name = "pages"
    custom_settings = {
        "ITEM_PIPELINES": {"extractor.sources.scrapy.InspectionPipeline": 300}, "ROBOTSTXT_OBEY": False,
        "TELNETCONSOLE_ENABLED": False,
    }

    def parse(self, response):
        yield {"url": response.url, "html": response.text}
        yield from response.follow_all(css="#next")
"""


@pytest.fixture
def site(tmp_path):
    """Three pages in a row: an inspection, a list page, and another inspection."""
    folder = tmp_path / "site"
    folder.mkdir()
    sources = [
        PAGES / "vnpt" / "tan-hung-cai-cach-hanh-chinh" / "source.html", None,
        PAGES / "amp" / "kiem-tra-ho-dap" / "source.html",
    ]  # fmt: skip
    for number, source in enumerate(sources):
        text = source.read_text(encoding="utf-8") if source else "<html><body><p>Trang chủ</p></body></html>"
        link = f'<a id="next" href="{number + 1}.html"></a></body>' if number + 1 < len(sources) else "</body>"
        (folder / f"{number}.html").write_text(text.replace("</body>", link), encoding="utf-8")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_crawled_items_carry_the_records_of_their_pages(tmp_path, site):
    (tmp_path / "pages.py").write_text(SPIDER + f'    start_urls = ["{site}/0.html"]\n', encoding="utf-8")
    command = [sys.executable, "-m", "scrapy", "runspider", "pages.py", "-o", "items.jsonl"]
    run = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    lines = (tmp_path / "items.jsonl").read_text(encoding="utf-8").splitlines()
    items = {item["url"].rpartition("/")[2]: item for item in map(json.loads, lines)}
    assert set(items) == {"0.html", "1.html", "2.html"}
    assert items["1.html"]["record"] is None
    assert f"{site}/1.html" in run.stderr
    assert "'kiemtra/records': 2" in run.stderr
    for name in ("0.html", "2.html"):
        alone = extract(items[name]["html"], url=items[name]["url"])
        assert items[name]["record"]["figures"] == alone.model_dump(mode="json")["figures"]
        assert items[name]["record"]["figures"]
