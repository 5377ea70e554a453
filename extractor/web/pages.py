"""The pages for people."""

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError

from extractor.archive.reviews import standing
from extractor.report.render import record_context
from extractor.report.wording import metric_names
from extractor.schema.page import Page
from extractor.web.api import library_of
from extractor.web.comparing import lines
from extractor.web.forms import ReviewRequest, SearchQuery
from extractor.web.problems import Problem, RefusedError
from extractor.web.security import COOKIE, matches
from extractor.web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
MOST_COMPARED = 4


@router.get("/")
def index(request: Request, query: Annotated[SearchQuery, Query()]) -> str:
    """Search with facets."""
    found, rows = library_of(request).search(query.query())
    steps = {"earlier": query.offset - query.limit, "later": query.offset + query.limit}
    addresses = {
        name: _address(query, offset=offset) if 0 <= offset < found.total else None for name, offset in steps.items()
    }
    facets = {name: _facet(query, name, counts) for name, counts in found.facets.items()}
    return page(
        "search.html.j2", query=query, found=found, rows=rows, facets=facets, metrics=metric_names(), **addresses
    )


def _address(query: SearchQuery, **changed: object) -> str:
    fields = query.model_dump(mode="json", exclude_defaults=True) | changed
    return "/?" + urlencode({key: value for key, value in fields.items() if value})


def _facet(query: SearchQuery, name: str, counts: dict[str, int]) -> list[dict[str, object]]:
    """The values of a facet; choosing the chosen one again takes it off."""
    chosen = getattr(query, name)
    return [
        {"name": value, "count": count, "chosen": value == chosen,
         "address": _address(query, offset=0, **{name: None if value == chosen else value})}
        for value, count in counts.items()
    ]  # fmt: skip


@router.get("/records/{identity}")
def record(request: Request, identity: str) -> str:
    """One record with its review forms."""
    found = library_of(request).opened(identity)
    context = record_context(found.record)
    return page("reviewed.html.j2", **context, kept=True, reviews=standing(found.reviews), releases=found.releases)


@router.post("/records/{identity}/reviews")
async def review(request: Request, identity: str) -> Response:
    """Keeps what the form of a finding says, and shows the record again."""
    form = {key: value for key, value in (await request.form()).items() if value}
    try:
        wanted = ReviewRequest.model_validate(form)
    except ValidationError as error:
        raise RefusedError(422, error.errors()[0]["msg"], "go back and complete the form") from error
    await run_in_threadpool(library_of(request).review, identity, wanted)
    return RedirectResponse(f"/records/{identity}#check-{wanted.fingerprint}", status_code=303)


@router.get("/records/{identity}/history")
def history(request: Request, identity: str) -> str:
    """What changed from release to release."""
    library = library_of(request)
    return page("history.html.j2", record=library.record(identity), releases=library.history(identity))


@router.get("/compare")
def compare(request: Request, id: Annotated[list[str], Query(max_length=MOST_COMPARED)] = []) -> str:  # noqa: A002, B006
    """Articles side by side."""
    records = [library_of(request).record(identity) for identity in dict.fromkeys(id)]
    if len(records) < 2:
        raise RefusedError(422, "choose at least two articles", "mark them in the list and press compare")
    return page("compare.html.j2", records=records, lines=lines(records))


@router.get("/queue")
def queue(request: Request) -> str:
    """Findings that nobody has decided on."""
    found = library_of(request).findings(None, 100)
    return page("queue.html.j2", total=found.total, findings=found.findings)


@router.get("/add")
def add_form() -> str:
    """The form for a page."""
    return page("add.html.j2", problem=None, text=None)


@router.post("/add")
async def add(
    request: Request,
    file: UploadFile | None = None,
    text: Annotated[str, Form()] = "",
    url: Annotated[str, Form(max_length=2000)] = "",
    published: Annotated[str, Form()] = "",
    keep: Annotated[str, Form()] = "",
) -> Response:
    """Reads an uploaded or pasted page; shows its record, kept or not."""
    content: bytes | str = (await file.read() if file else b"") or text
    try:
        day = date.fromisoformat(published) if published else None
        found = await request.app.state.reader.read(Page(content, url=url or None, published=day))
    except (RefusedError, ValueError) as error:
        problem = error.problem if isinstance(error, RefusedError) else Problem(reason=str(error), advice="")
        return HTMLResponse(page("add.html.j2", problem=problem, text=text), status_code=422)
    if keep:
        await run_in_threadpool(library_of(request).add, found)
        return RedirectResponse(f"/records/{found.id}", status_code=303)
    return HTMLResponse(page("reviewed.html.j2", **record_context(found), kept=False, reviews={}, releases=0))


@router.get("/enter")
def enter_form() -> str:
    """The form for the token."""
    return page("enter.html.j2", wrong=False)


@router.post("/enter")
def enter(request: Request, token: Annotated[str, Form()]) -> Response:
    """Keeps the right token in a cookie that no script can read and no other site can send."""
    if not matches(token, request.app.state.settings.token):
        return HTMLResponse(page("enter.html.j2", wrong=True), status_code=401)
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer
