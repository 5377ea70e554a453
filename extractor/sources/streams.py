"""Byte streams as they are stored: plain, gzip or Zstandard, told apart by their first bytes and never by their name."""

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP, ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
SUFFIXES = (".gz", ".zst")
# What reading a damaged or truncated file raises.
DAMAGE = (OSError, EOFError, zlib.error)
CHUNK = 1 << 16


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """`stream` with a buffer to look ahead in."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """`stream` as its reader sees it, decompressed where it is compressed; only a little is read ahead.

    Damage is met while reading; it raises one of `DAMAGE`.
    """
    start = stream.peek(len(ZSTANDARD))
    if start.startswith(GZIP):
        return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)))
    if start.startswith(ZSTANDARD):
        return io.BufferedReader(_ZstandardFile(stream))
    return stream


def beginning(stream: io.BufferedReader) -> bytes:
    """The first bytes of what `stream` holds, decompressed, without reading it."""
    start = stream.peek(CHUNK)[:CHUNK]
    try:
        if start.startswith(GZIP):
            return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(start, CHUNK)
        if start.startswith(ZSTANDARD):
            return _ZstandardFile(io.BytesIO(start)).read(CHUNK) or b""
    except DAMAGE:
        return b""
    return start


class _ZstandardFile(io.RawIOBase):
    """Frames of Zstandard one behind the other; a frame that breaks off is damage, and not the end."""

    def __init__(self, stream: BinaryIO) -> None:
        import zstandard  # noqa: PLC0415 - plain pages need no decompressor

        self._stream = stream
        self._zstandard = zstandard
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._inside = False
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        while not self._ready:
            packed = self._frame.unused_data if self._frame.eof else b""
            packed = packed or self._stream.read(CHUNK)
            if not packed:
                if self._inside:
                    raise EOFError("the compressed file ends before its last frame does")
                return 0
            self._decompress(packed)
        count = min(memoryview(buffer).nbytes, len(self._ready))
        memoryview(buffer)[:count], self._ready = self._ready[:count], self._ready[count:]
        return count

    def _decompress(self, packed: bytes) -> None:
        if self._frame.eof:
            self._frame = self._zstandard.ZstdDecompressor().decompressobj()
        try:
            self._ready = self._frame.decompress(packed)
        except self._zstandard.ZstdError as error:
            raise OSError(str(error)) from error
        self._inside = not self._frame.eof


def without_suffix(name: str) -> str:
    """A file's name in lower case without the suffixes of compression."""
    name = name.lower()
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return name
