"""Numbers, expressions and sentences of verdicts in Vietnamese and English; the words are in `rules/checks.toml`."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from extractor.checks.catalogue import by_code, rules
from extractor.checks.conversions import mean_scale
from extractor.checks.relations import Relation
from extractor.checks.units import is_percent
from extractor.rules.checks import Outcome, Words
from extractor.schema.base import plain
from extractor.schema.record import Figure

SIGNS = {"over": ">", "at_least": "≥", "under": "<", "nearly": "<", "at_most": "≤", "about": "≈", "exact": "="}
PLACES = 2


def number(value: Decimal) -> str:
    """A decimal without exponent and without zeros after the last digit that counts.

    >>> number(Decimal("4.398E+3")), number(Decimal("99.90"))
    ('4398', '99.9')
    """
    return plain(value.normalize())


def printed(figure: Figure) -> str:
    """The value of a figure, the two ends of a range."""
    if figure.value is not None:
        return number(figure.value)
    return "..".join(number(end) for end in (figure.lower, figure.upper) if end is not None)


def decimal(value: Fraction, places: int = PLACES) -> str:
    """A fraction as a decimal string, exact where it is whole, else rounded to `places`."""
    if value.denominator == 1:
        return str(value.numerator)
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return number(quotient.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def places(relation: Relation) -> int:
    """How many decimals a computed number needs to be compared with the printed one: one more than it has."""
    figures = relation.printed or relation.terms
    return max([PLACES, *(figure.decimals + 1 for figure in figures if is_percent(figure))])


def _sum(figures: tuple[Figure, ...]) -> str:
    return " + ".join(printed(figure) for figure in figures)


def _equality(relation: Relation) -> str:
    # A balance is read in the order of the story: what came in equals what went out.
    if relation.rule == "A02":
        return f"{_sum(relation.terms)} = {_sum(relation.printed)}"
    return f"{printed(relation.printed[0])} {_sign(relation, mirrored=True)} {_sum(relation.terms)}"


def _quotient(relation: Relation) -> str:
    first, second = map(printed, relation.terms)
    if relation.rule == "A07" and mean_scale(relation.terms[0], relation.terms[1], relation.printed[0]) != 1:
        units = [figure.unit for figure in (*relation.terms, *relation.printed)]
        return f"{first} {units[0]} / {second} {units[1]} {_sign(relation)} {_result(relation)} {units[2]}"
    return f"{first} / {second} {_sign(relation)} {_result(relation)}"


def _growth(relation: Relation) -> str:
    new, old = map(printed, relation.terms)
    if relation.by_gap:
        return f"{old} / ({new} {'+' if relation.direction < 0 else '-'} {old}) {_sign(relation)} {_result(relation)}"
    gap = f"({old} - {new})" if relation.direction < 0 else f"({new} - {old})"
    return f"{gap} / {old} {_sign(relation)} {_result(relation)}"


def _difference(relation: Relation) -> str:
    new, old = map(printed, relation.terms)
    gap = f"{old} - {new}" if relation.direction < 0 else f"{new} - {old}"
    return f"{gap} {_sign(relation)} {_result(relation)}"


def _product(relation: Relation) -> str:
    return f"{' × '.join(map(printed, relation.terms))} {_sign(relation)} {_result(relation)}"


def _rate(relation: Relation) -> str:
    cases, population, *bases = map(printed, relation.terms)
    base = bases[0] if bases else "1000"
    return f"{cases} / {population} × {base} {_sign(relation)} {_result(relation)}"


def _mean_of(relation: Relation) -> str:
    return f"({_sum(relation.terms)}) / {len(relation.terms)} {_sign(relation)} {_result(relation)}"


def _conversion(relation: Relation) -> str:
    one, other = relation.terms[0], relation.printed[0]
    return f"{printed(one)} {one.unit} = {printed(other)} {other.unit}"


def _hundred(relation: Relation) -> str:
    return f"{' + '.join(printed(figure) + '%' for figure in relation.terms)} = 100%"


def _bound(relation: Relation) -> str:
    return f"{_sum(relation.terms)} ≤ {printed(relation.printed[0])}"


def _sign(relation: Relation, *, mirrored: bool = False) -> str:
    sign = SIGNS[relation.printed[0].modifier]
    if sign != "=" and any(figure.modifier != "exact" for figure in relation.terms):
        return SIGNS["about"]  # "hơn 42,1 tỷ đồng" of "hơn 8,8" and "hơn 33,3" is no "42,1 < 8,8 + 33,3"
    return {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}.get(sign, sign) if mirrored else sign


def _result(relation: Relation) -> str:
    return printed(relation.printed[0]) + ("%" if is_percent(relation.printed[0]) else "")


WRITERS: dict[str, Callable[[Relation], str]] = {
    "A01": _equality, "A02": _equality, "T04": _equality, "B07": _difference, "A14": _conversion,
    "A03": _quotient, "B06": _quotient, "A07": _quotient, "B04": _quotient, "A16": _rate, "A18": _mean_of,
    "A08": _product, "B01": _difference, "B03": _difference, "B02": _growth,
    "A04": _hundred, "A05": _hundred, "A06": _bound,
}  # fmt: skip


def expression(relation: Relation) -> str:
    """The relation as one line of arithmetic: "4398 + 356 = 4487 + 262", "4391 / 4398 > 99.9%"."""
    return WRITERS[relation.rule](relation)


def sentence(rule: str, outcome: Outcome, fields: Mapping[str, str], english: Mapping[str, str] | None = None) -> Words:
    """The message of `rule` for `outcome` in both languages, its own where it has one, else the common one.

    `fields` fill its braces, `english` those of the English message where it spells them in another way.
    """
    words = by_code()[rule].messages.get(outcome) or rules().messages[outcome]
    return Words(vi=words.vi.format(**fields), en=words.en.format(**(english or fields)))


def filled(words: Words, **fields: str) -> Words:
    """`words` with its braces filled."""
    return Words(vi=words.vi.format(**fields), en=words.en.format(**fields))


def note(name: str, **fields: str) -> Words:
    """A side remark of `rules/checks.toml`."""
    return filled(rules().notes[name], **fields)


def alternative(name: str, **fields: str) -> Words:
    """A legitimate other reading of `rules/checks.toml`."""
    return filled(rules().alternatives[name], **fields)


def as_sentence(words: Words) -> Words:
    """A reading as a sentence of its own: "Khớp nếu tính trên 742 cơ sở."."""
    return Words(vi=f"{words.vi[0].upper()}{words.vi[1:]}.", en=f"{words.en[0].upper()}{words.en[1:]}.")


def joined(*sentences: Words) -> Words:
    """Sentences after one another."""
    return Words(vi=" ".join(words.vi for words in sentences), en=" ".join(words.en for words in sentences))
