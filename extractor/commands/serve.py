"""`kiemtra serve`: the archive in the browser and as a REST service."""

import secrets
from pathlib import Path
from typing import Annotated

import typer

from extractor.commands.common import NOTHING_READ

Archive = Annotated[Path, typer.Argument(metavar="ARCHIVE", help="The folder of the archive.")]
Host = Annotated[
    str, typer.Option(help="The address to listen on; others than loopback need the token that is printed.")
]
Token = Annotated[
    str | None, typer.Option(envvar="KIEMTRA_TOKEN", help="The token to ask for, instead of a random one.")
]


def serve(
    archive: Archive = Path("archive"),
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8417,
    token: Token = None,
) -> None:
    """Xem và duyệt trong trình duyệt. Browse, search and review an archive; REST API at /openapi.json."""
    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from extractor.web.app import create_app  # noqa: PLC0415
        from extractor.web.settings import Settings  # noqa: PLC0415
    except ModuleNotFoundError as error:
        typer.echo(f"kiemtra: {error.name} is not installed: pip install 'kiemtra[web]'", err=True)
        raise typer.Exit(NOTHING_READ) from error
    settings = Settings(archive, host, token)
    if not settings.is_local and token is None:
        settings = Settings(archive, host, secrets.token_urlsafe(24))
        typer.echo(f"kiemtra: token {settings.token}", err=True)
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning", server_header=False)
