"""Types of `rules/documents.toml`: the kinds of documents that articles cite."""

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class DocumentType(Rule):
    """A type word with the forms in which it is written; `name` is the form of the record."""

    name: str
    forms: tuple[str, ...]


class Documents(Frozen):
    """The whole file. `number` is the pattern of a document's number behind its type word."""

    number: str
    type: tuple[DocumentType, ...]
