"""The REST interface; its description stands at /openapi.json."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool

from extractor.checks.check import check
from extractor.schema.record import InspectionRecord
from extractor.schema.review import Decision, Review
from extractor.web.forms import ExtractRequest, Findings, ReviewRequest, SearchAnswer, SearchQuery
from extractor.web.library import Library
from extractor.web.problems import RefusedError, documented

router = APIRouter(prefix="/api", responses=documented(400, 401, 403, 413, 422))
RECORD = documented(404)


def library_of(request: Request) -> Library:
    """The archive that the application serves."""
    found: Library = request.app.state.library
    return found


@router.post("/extract", responses=documented(500, 503, 504))
async def extract(request: Request, body: ExtractRequest) -> InspectionRecord:
    """The checked record of one page; nothing is kept."""
    record: InspectionRecord = await request.app.state.reader.read(body.page())
    return record


@router.post("/check")
def check_record(record: InspectionRecord) -> InspectionRecord:
    """The record with its verdicts made anew."""
    try:
        return check(record)
    except (ArithmeticError, LookupError, ValueError) as error:  # of the right form, but no article gives such a record
        raise RefusedError(
            422, f"the record cannot be checked: {error}", "send it as kiemtra extract made it"
        ) from error


@router.get("/search")
def search(request: Request, query: Annotated[SearchQuery, Query()]) -> SearchAnswer:
    """Articles of the archive, by words of their text and by what was read in them."""
    found, rows = library_of(request).search(query.query())
    return SearchAnswer(total=found.total, results=rows, snippets=found.snippets, facets=found.facets)


@router.get("/records/{identity}", responses=RECORD)
def record(request: Request, identity: str) -> InspectionRecord:
    """The record as it was read last."""
    return library_of(request).record(identity)


@router.get("/records/{identity}/history", responses=RECORD)
def history(request: Request, identity: str) -> list[dict[str, Any]]:
    """Every release of a record with the fields that changed."""
    return library_of(request).history(identity)


@router.get("/records/{identity}/reviews", responses=RECORD)
def reviews(request: Request, identity: str) -> tuple[Review, ...]:
    """What people decided of the record's findings, oldest first."""
    return library_of(request).opened(identity).reviews


@router.post("/records/{identity}/reviews", status_code=201, responses=RECORD)
async def review(request: Request, identity: str, body: ReviewRequest) -> Review:
    """Keeps a decision on a finding beside the record."""
    return await run_in_threadpool(library_of(request).review, identity, body)


@router.get("/findings")
def findings(
    request: Request,
    decision: Annotated[
        Decision | None, Query(description="Those so decided; without it, those not yet decided.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> Findings:
    """Findings that need a look, the most decisive first; or those that people decided in one way, for export."""
    return library_of(request).findings(decision, limit)


@router.get("/{rest:path}", include_in_schema=False)
def unknown(rest: str) -> None:
    """Anything else under /api."""
    raise RefusedError(404, f"no route /api/{rest[:100]}", "see /openapi.json")
