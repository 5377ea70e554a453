"""The names of the span groups in a Doc, and the one extension that each of them carries.

Two spaCy spans with equal offsets share an extension value: a number and a date over the same "2024" would overwrite
each other. So every layer has an extension of its own: `span._.quantity`, `span._.date` …
"""

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
