"""The names of the span groups in a Doc, and the one extension that each of them carries.

Two spaCy spans with equal offsets share an extension value: a number and a date over the same "2024" would overwrite
each other. So every layer has an extension of its own: `span._.quantity`, `span._.date` …
"""

from typing import Any

# The key of `doc.user_data` under which the text lies.
TEXT = "text"

SENTENCES = "sentences"
WORDS = "words"
QUANTITIES = "quantities"
DATES = "dates"
DOCUMENTS = "documents"
OFFICIALS = "officials"
ORGANIZATIONS = "organizations"
PLACES = "places"

EXTENSIONS = {
    WORDS: "word",
    QUANTITIES: "quantity",
    DATES: "date",
    DOCUMENTS: "document",
    OFFICIALS: "official",
    ORGANIZATIONS: "organization",
    PLACES: "place",
}


def text_of(doc: Any) -> str:
    """The text of a spaCy Doc, which the Doc itself puts together from its tokens each time that it is asked."""
    text: str = doc.user_data[TEXT]
    return text
