"""Errors as the two kinds of readers expect them: JSON for programs, a page for people."""

from typing import Any

from pydantic import BaseModel
from starlette.responses import HTMLResponse, JSONResponse, Response

from extractor.web.templating import page

PROGRAM_PATHS = ("/api/", "/openapi.json")


class Problem(BaseModel):
    """Why a request could not be answered, and what to do."""

    reason: str
    advice: str


class RefusedError(Exception):
    """Raised by a route to answer with a problem."""

    def __init__(self, status: int, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.status = status
        self.problem = Problem(reason=reason, advice=advice)


def problem(path: str, status: int, reason: str, advice: str) -> Response:
    """The answer to a request for `path` that cannot be served."""
    if path.startswith(PROGRAM_PATHS):
        return JSONResponse(Problem(reason=reason, advice=advice).model_dump(), status)
    return HTMLResponse(page("problem.html.j2", status=status, reason=reason, advice=advice), status)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The entry of a route's OpenAPI description for the problems it can answer with."""
    return {status: {"model": Problem} for status in statuses}
