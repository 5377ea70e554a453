"""Findings and recommendations: whole sentences of the article, told apart by the words that mark them."""

from extractor.parsers import triggers
from extractor.record.reading import Reading
from extractor.schema.evidence import Evidence
from extractor.schema.record import Statement


def statements(reading: Reading) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The findings and the recommendations, each sentence once and in the order of the article.

    A sentence that demands something counts as a recommendation even where it names a fault: "đề nghị khắc phục hạn
    chế". The headline is neither.
    """
    roles: dict[tuple[int, int], str] = {}
    heading_end = reading.heading()[1]
    for match in triggers.statements(reading.text):
        sentence = reading.sentence_at(match.start)
        if match.start >= heading_end and roles.get(sentence) != "recommendation":
            roles[sentence] = match.value
    return _chosen(reading.text, roles, "finding"), _chosen(reading.text, roles, "recommendation")


def _chosen(text: str, roles: dict[tuple[int, int], str], role: str) -> tuple[Statement, ...]:
    spans = sorted(span for span, kind in roles.items() if kind == role)
    return tuple(Statement(text=text[a:b], evidence=(Evidence.of(text, a, b),)) for a, b in spans)
