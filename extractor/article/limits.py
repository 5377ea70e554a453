"""The limits within which one page is read, so that no page costs more than a few seconds or some hundred megabytes.

The largest real portal page seen holds 1.1 MB and 9,000 tags; the limits lie an order of magnitude above.
"""

from extractor.schema.errors import PageError

# Characters once the pictures inside a page are gone. The parser itself refuses a single text of 10 million.
MAX_CHARACTERS = 5_000_000
# Start tags and end tags. The parser makes 1 million elements a second and needs 300 bytes for each.
MAX_TAGS = 120_000
# Elements inside each other after formatting tags are gone.
MAX_DEPTH = 1_000
# Where the parser itself gives up, and loses what lies deeper.
PARSER_DEPTH = 2_000
# Characters of one tag, above which only the attributes that the cleaner reads are kept: the parser compares every
# attribute with every other, so 100,000 of them take 16 seconds.
MAX_TAG_LENGTH = 2_000
# Lines of a plain-text dump and stretches of text in a page.
MAX_CHUNKS = 20_000
# Characters of one JSON-LD script.
MAX_JSON = 500_000


def check_length(text: str) -> None:
    """Raises PageError for more text than an article and its page can hold."""
    if len(text) > MAX_CHARACTERS:
        raise PageError("the page holds more than 5 million characters", "give the page of one article")


def check_count(count: int) -> None:
    """Raises PageError for more lines or stretches of text than an article and its page can hold."""
    if count > MAX_CHUNKS:
        raise PageError(f"the page holds more than {MAX_CHUNKS} lines or stretches of text", "give one article")
