"""Records for the tests of pages: one of a real form, and the same with hostile words in it."""

from functools import cache
from pathlib import Path

from extractor.schema.page import Page
from extractor.schema.record import InspectionRecord
from extractor.stages import read_page

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
HOSTILE = "<script>alert('x')</script>"


@cache
def tan_hung() -> InspectionRecord:
    """A record with two inconsistent findings, hypotheses and a zero told in words."""
    path = PAGES / "vnpt" / "tan-hung-cai-cach-hanh-chinh" / "source.html"
    return read_page(Page(path.read_bytes(), path=path.name))


def hostile() -> InspectionRecord:
    """The same record from a page whose headline, publisher, author and address hold markup."""
    record = tan_hung()
    told = dict.fromkeys(("headline", "publisher", "author", "path"), HOSTILE) | {"url": f"javascript:{HOSTILE}"}
    verdict = record.checks[0].model_copy(update={"message": HOSTILE, "message_en": HOSTILE})
    return record.model_copy(
        update={
            "id": "0" * 20,
            "source": record.source.model_copy(update=told),
            "organizations": (record.organizations[0].model_copy(update={"name": HOSTILE}), *record.organizations[1:]),
            "checks": (verdict, *record.checks[1:]),
        }
    )
