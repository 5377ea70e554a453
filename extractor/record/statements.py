"""Findings and recommendations: whole sentences of the article, told apart by the words that mark them."""

from typing import Literal

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
        if max(heading_end, reading.start) <= match.start < reading.end and roles.get(sentence) != "recommendation":
            roles[sentence] = match.value
    return _chosen(reading.text, roles, "finding"), _chosen(reading.text, roles, "recommendation")


def _chosen(text: str, roles: dict[tuple[int, int], str], role: str) -> tuple[Statement, ...]:
    spans = sorted(span for span, kind in roles.items() if kind == role)
    return tuple(
        Statement(
            text=text[start:end],
            kind=kind_of(text[start:end]) if role == "finding" else None,
            addressee=addressee(text[start:end]) if role == "recommendation" else None,
            evidence=(Evidence.of(text, start, end),),
        )
        for start, end in spans
    )


def kind_of(sentence: str) -> Literal["achievement", "shortcoming"] | None:
    """Whether a finding praises or blames; None where its words do both or neither.

    >>> kind_of("Đoàn chỉ ra ba tồn tại trong khâu lưu trữ."), kind_of("Xã không có hồ sơ trễ hẹn.")
    ('shortcoming', 'achievement')
    """
    roles = {match.value for match in triggers.tones(sentence)}
    if roles == {"achievement"}:
        return "achievement"
    return "shortcoming" if roles == {"shortcoming"} else None


def addressee(sentence: str) -> str | None:
    """Whom a demand is for: the words between the verb and what is to be done.

    >>> addressee("Trưởng đoàn đề nghị UBND huyện rà soát lại quy trình."), addressee("Kiến nghị thu hồi 2 tỷ đồng.")
    ('UBND huyện', None)
    """
    found = triggers.addressees(sentence)
    return found[0].value if found else None
