"""The application: routes behind the guard, and errors in the form that the reader expects."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from extractor.archive.store import DamagedFileError
from extractor.report.templating import STATIC
from extractor.web import api, pages
from extractor.web.library import Library
from extractor.web.problems import RefusedError, problem
from extractor.web.reading import Reader
from extractor.web.security import Guard
from extractor.web.settings import Settings


def create_app(settings: Settings) -> FastAPI:
    """The ASGI application over one archive."""
    app = FastAPI(
        title="kiemtra", version=version("kiemtra"), docs_url=None, redoc_url=None, lifespan=_lifespan,
        description="Reads Vietnamese inspection news and tells whether its figures can be true together.",
    )  # fmt: skip
    app.state.settings = settings
    app.state.library = Library(settings.archive)
    app.include_router(api.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(DamagedFileError, _damaged)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_middleware(Guard, settings=settings)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.reader = Reader(app.state.settings)
    try:
        yield
    finally:
        app.state.reader.close()


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return problem(request.url.path, error.status, error.problem.reason, error.problem.advice)


async def _damaged(request: Request, error: Exception) -> Response:
    assert isinstance(error, DamagedFileError)
    name = f"{error.path.parent.name}/{error.path.name}"
    return problem(request.url.path, 500, f"{name}: {error.reason}", "restore the file, or add its page again")


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return problem(request.url.path, 422, f"{where}: {first['msg']}".lstrip(": "), "see /openapi.json")


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(request.url.path, error.status_code, str(error.detail), "go to the list of articles")
