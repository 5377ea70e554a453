"""What a look at several articles, or at an article and a table, has found."""

from extractor.schema.base import Frozen, Number
from extractor.schema.verdict import Level, Outcome


class Witness(Frozen):
    """One figure as one article tells it, or one cell of a reference table (`record` is then the name of the table)."""

    record: str
    figure: str | None = None
    headline: str | None = None
    publisher: str | None = None
    date_published: str | None = None
    value: Number | None = None
    quote: str


class Comparison(Frozen):
    """The outcome of one check of section C on figures of several sources.

    `witnesses` are in the order of the expression. `fingerprint`: stable as long as the same words are compared.
    """

    rule: str
    kind: str
    verdict: Outcome
    level: Level = "none"
    expression: str
    computed: str | None = None
    published: str | None = None
    difference: str | None = None
    message: str
    message_en: str
    witnesses: tuple[Witness, ...]
    fingerprint: str
