"""Characters that pages carry and readers never see: zero-width marks, odd spaces, controls."""

import re

from extractor.text import nfc, squeeze

# Zero-width characters, soft hyphens, byte order marks, direction marks and controls other than white space.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)


def clean_text(text: str) -> str:
    """Composed text without invisible characters; line breaks stay."""
    return _INVISIBLE.sub("", nfc(text))


def clean_line(text: str) -> str:
    """`text` on one line, with single spaces (a non-breaking space is a space)."""
    return squeeze(clean_text(text))
