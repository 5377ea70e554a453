"""Files on other stores, named by an address with a scheme, through fsspec (extra `dask`)."""

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://")


def is_address(path: str) -> bool:
    """True for "s3://bucket/pages" and the like; a drive letter is no scheme."""
    return bool(_ADDRESS.match(path))


def files(address: str) -> Iterator[str]:
    """The files under an address by name, or the address itself where it is no folder; raises OSError."""
    store, path = _fsspec().core.url_to_fs(address)
    if not store.isdir(path):
        yield address
        return
    yield from (store.unstrip_protocol(name) for name in sorted(store.find(path)))


def opened(address: str) -> BinaryIO:
    """What lies at an address as a stream of bytes; raises OSError."""
    return io.BufferedReader(_fsspec().open(address, "rb").open())


def _fsspec() -> Any:
    try:
        import fsspec  # noqa: PLC0415 - an extra; files on this machine do without
    except ImportError as error:
        raise OSError("addresses need fsspec: pip install 'kiemtra[dask]'") from error
    return fsspec
