"""Words of hedging that are none where a share is told: "trên" before a whole, "ước" before what a percentage is of."""

from dataclasses import replace
from decimal import Decimal

from extractor.checks.exchanged import DIGITS
from extractor.checks.facts import Facts, Mention
from extractor.checks.relations import Relation
from extractor.checks.roundness import significant
from extractor.checks.units import is_percent
from extractor.parsers.precision import place_value
from extractor.schema.record import Figure


def sharpened(facts: Facts, part: Mention, relation: Relation) -> Relation:
    """The relation with its terms read without what is no hedge there.

    "Trên" leads from a part to its whole, and a percentage was reckoned with all the digits of an estimate: "ước 1.836 tỷ
    đồng, bằng 76,5% dự toán".
    """
    terms = tuple(plain_of(figure) if is_no_hedge(facts, part, figure) else figure for figure in relation.terms)
    return replace(relation, terms=terms)


def is_no_hedge(facts: Facts, part: Mention, figure: Figure) -> bool:
    """Whether a word of hedging before the number says nothing of how exact it is."""
    mention = facts.by_id[figure.id]
    if figure.modifier == "over":
        return mention.index == part.index + 1 and not is_percent(figure)
    estimated = facts.text[mention.start : mention.end].lower().startswith("ước ")
    return figure.modifier == "about" and estimated and significant(figure) >= DIGITS


def reckoned(figure: Figure) -> Figure:
    """What a share comes to, of which "khoảng" says no more than that it is rounded: "43,5%, tức khoảng 1.279 tỷ đồng"."""
    return plain_of(figure) if figure.modifier == "about" and significant(figure) >= DIGITS else figure


def plain_of(figure: Figure) -> Figure:
    """The figure as printed, an estimate to its last digit that is not zero; other hedges than "trên" stay."""
    if figure.modifier not in {"over", "about"}:
        return figure
    value = figure.value or Decimal(0)
    slack = place_value(value, figure.resolution) / 2 if figure.modifier == "about" else Decimal(0)
    return figure.model_copy(update={"modifier": "exact", "lower": value - slack, "upper": value + slack})
