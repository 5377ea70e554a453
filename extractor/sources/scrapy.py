"""An item pipeline for Scrapy that puts the inspection record on each crawled page.

In the settings of a Scrapy project:

    ITEM_PIPELINES = {"extractor.sources.scrapy.InspectionPipeline": 300}
    KIEMTRA_FIELD = "record"    # the field of the item that receives the record; this is the default
    KIEMTRA_WORKERS = 1         # processes that read pages beside the crawl
    KIEMTRA_TIMEOUT = 60        # seconds that one page may take

An item holds its page under `html`, `body` or `text`, and if it likes `url` and `date`, as the pages of other crawlers.
"""

import logging
from typing import Any

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.threads import deferToThread

from extractor.schema.page import Failure, Page
from extractor.sources.crawled import item_of
from extractor.stages import lost, pool

_LOGGER = logging.getLogger(__name__)


class InspectionPipeline:
    """Reads pages in processes of their own, so that neither a slow nor a hostile page holds up the crawl.

    The record is put on the item as plain JSON values. A page that gives none leaves None there, a warning in the log
    and a count under `kiemtra/failed` in the crawl's statistics; the item goes on to the next pipeline either way.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._field = crawler.settings.get("KIEMTRA_FIELD", "record")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "InspectionPipeline":
        """How Scrapy makes its pipelines."""
        return cls(crawler)

    def open_spider(self, spider: Any = None) -> None:
        """Starts the processes."""
        settings = self._crawler.settings
        self._pool = pool(settings.getint("KIEMTRA_WORKERS", 1), settings.getfloat("KIEMTRA_TIMEOUT", 60))

    def close_spider(self, spider: Any = None) -> None:
        """Ends the processes; Scrapy calls this when no item is left."""
        self._pool.close()

    async def process_item(self, item: Any, spider: Any = None) -> Any:
        """The item with its record; items of a class must have the field, dicts need not."""
        adapter = ItemAdapter(item)
        page = item_of(adapter.asdict(), str(adapter.get("url") or "item"))
        if isinstance(page, Page):
            page = await maybe_deferred_to_future(deferToThread(self._pool.answer, page, lost))
        adapter[self._field] = None if isinstance(page, Failure) else page.model_dump(mode="json")
        self._count(page)
        return item

    def _count(self, result: Any) -> None:
        failed = isinstance(result, Failure)
        if self._crawler.stats:
            self._crawler.stats.inc_value("kiemtra/failed" if failed else "kiemtra/records")
        if failed:
            _LOGGER.warning("%s", result)
