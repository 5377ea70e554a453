"""The pages that gave no record, in `DIR/failures.jsonl`: a page that is read later leaves the list."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from pydantic import ValidationError

from extractor.archive.atomic import locked, write
from extractor.archive.store import DamagedFileError, moment
from extractor.schema.base import Frozen
from extractor.schema.page import Failure


class FailedPage(Frozen):
    """A page without a record: how it was named, why, what to do, and the moment in UTC of the last try."""

    path: str
    reason: str
    advice: str = ""
    tried: str


def path_of(folder: Path) -> Path:
    """Where the list is kept."""
    return folder / "failures.jsonl"


def failures(folder: Path) -> tuple[FailedPage, ...]:
    """The failed pages by name; raises DamagedFileError."""
    path = path_of(folder)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    try:
        return tuple(FailedPage.model_validate_json(line) for line in lines)
    except ValidationError as error:
        raise DamagedFileError(path, "damaged list of failed pages; it may be deleted") from error


def note(folder: Path, failed: Iterable[Failure], read: Iterable[str]) -> None:
    """Puts `failed` on the list, with the present moment, and takes the pages of the paths `read` off it."""
    failed, taken = list(failed), set(read)
    if not failed and not path_of(folder).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / "locks" / "failures"):
        known = {one.path: one for one in failures(folder) if one.path not in taken}
        known |= {one.path: FailedPage(tried=moment(), **asdict(one)) for one in failed}
        lines = (json.dumps(known[path].model_dump(), ensure_ascii=False) for path in sorted(known))
        write(path_of(folder), "".join(f"{line}\n" for line in lines).encode())
