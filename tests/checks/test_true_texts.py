"""Nobody is accused of figures that are true together, whatever their size: texts written around numbers that fit.

A slot of a text is a sum of its numbers ({a+b}, {a-b}), a share ({a/a+b}), a change in per cent against an earlier number
({a~b}) or the word for a rise or a fall ({a?b}).
"""

import json
import re
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from extractor.stages import extract

CASES = Path(__file__).parents[2] / "fixtures/cases/true-texts.jsonl"
TEXTS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
LEAD = "Sáng 12/7, Văn phòng Ủy ban nhân dân tỉnh thông tin về kết quả công tác của các sở, ngành và địa phương."
SLOT = re.compile(r"\{([^{}/~?]+)(?:([/~?])([^{}]+))?\}")
TERM = re.compile(r"([+-]?)(\w+)")


def filled(case: dict, seed: int) -> str:
    """The text of a case with numbers of its ranges in the slots."""
    chance = Random(seed)
    numbers = {name: chance.randint(*bounds) for name, bounds in case["numbers"].items()}
    return SLOT.sub(lambda slot: written(numbers, *slot.groups()), case["text"])


def written(numbers: dict[str, int], left: str, sign: str | None, right: str | None) -> str:
    """What stands in one slot: a number, a percentage to one decimal, or a word."""
    value, base = total(numbers, left), total(numbers, right or left)
    if sign is None:
        return f"{abs(value):,}".replace(",", ".")
    if sign == "?":
        return "tăng" if value >= base else "giảm"
    percent = Decimal(100) * (value if sign == "/" else abs(value - base)) / base
    return f"{percent:.1f}".replace(".", ",").removesuffix(",0") + "%"


def total(numbers: dict[str, int], terms: str) -> int:
    """The value of "a+b-c"."""
    return sum((-1 if sign == "-" else 1) * numbers[name] for sign, name in TERM.findall(terms))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["name"])
def test_figures_that_fit_are_not_accused(case, seed):
    checks = extract(f"{LEAD}\n\n{filled(case, seed)}").checks
    assert [check.message for check in checks if check.verdict in {"inconsistent", "review"}] == []


def test_most_of_what_fits_is_recognised():
    verdicts = [check.verdict for case in TEXTS for check in extract(f"{LEAD}\n\n{filled(case, 0)}").checks]
    assert verdicts.count("consistent") > 4 * verdicts.count("not_checkable")
