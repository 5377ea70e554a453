import asyncio

import pytest

from extractor.schema.page import Page
from extractor.web.problems import RefusedError
from extractor.web.reading import Reader
from extractor.web.settings import Settings
from tests.record.articles import CHECKED_DISTRICT


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    made = Reader(Settings(tmp_path_factory.mktemp("archive"), seconds=60, waiting=3))
    yield made
    made.close()


def test_a_page_gives_its_record_and_another_the_reason_why_not(reader):
    record = asyncio.run(reader.read(Page(CHECKED_DISTRICT)))
    assert record.inspection is not None
    with pytest.raises(RefusedError) as refusal:
        asyncio.run(reader.read(Page("")))
    assert refusal.value.status == 422


def test_too_many_at_once_are_asked_to_come_back_and_the_others_are_read(reader):
    async def burst():
        return await asyncio.gather(*(reader.read(Page(CHECKED_DISTRICT)) for _ in range(5)), return_exceptions=True)

    results = asyncio.run(burst())
    refused = [result for result in results if isinstance(result, RefusedError)]
    assert [result.status for result in refused] == [503, 503]
    assert len({result.id for result in results if not isinstance(result, RefusedError)}) == 1


def test_a_page_that_takes_too_long_costs_only_itself(tmp_path):
    hasty = Reader(Settings(tmp_path, seconds=0.05))
    try:
        with pytest.raises(RefusedError) as refusal:
            asyncio.run(hasty.read(Page(CHECKED_DISTRICT * 2000)))
        assert refusal.value.status == 504
    finally:
        hasty.close()
