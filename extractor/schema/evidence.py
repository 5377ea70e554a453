"""Evidence: the exact words of the article behind a value."""

from typing import Self

from extractor.schema.base import Frozen


class Evidence(Frozen):
    """A stretch of `article.text`; `text[start:end] == quote` always holds. Offsets are code points, end excluded."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The evidence for `text[start:end]`.

        >>> Evidence.of("tiếp nhận 356 hồ sơ", 10, 19)
        Evidence(start=10, end=19, quote='356 hồ sơ')
        """
        return cls(start=start, end=end, quote=text[start:end])
