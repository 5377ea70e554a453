"""Types of `rules/documents.toml`: the kinds of documents that articles cite, and the words around their numbers."""

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class DocumentType(Rule):
    """A type word with the forms in which it is written; `name` is the form of the record.

    `bare`: a number alone names such a document ("Chỉ thị 16"). `by_year`: it is cited by its name and year ("Luật Đất
    đai năm 2013").
    """

    name: str
    forms: tuple[str, ...]
    bare: bool = False
    by_year: bool = False


class Documents(Frozen):
    """The whole file.

    `after_bare`: words that may follow a number which stands without "số" and without letters. `issued`: words between
    a document and its date. `issuer_ends`: words with which what follows the issuer begins. `no_law`: words before a
    year that is not the year of the law named before it. `subject`: words with which the title begins.
    """

    type: tuple[DocumentType, ...]
    after_bare: tuple[str, ...]
    issued: tuple[str, ...]
    issuer_ends: tuple[str, ...]
    no_law: tuple[str, ...]
    subject: tuple[str, ...]
