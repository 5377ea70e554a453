"""Numbers as Vietnamese newsrooms print them: digits in any grouping, words, and digits mixed with scale words.

Reading order: `parse` cuts the parts of numbers (`parsers.atoms`) into runs that stand side by side, and reads each run
with `Sum`, which knows the grammar: a smaller number after a scale adds ("04 ngàn 398", "1 tỷ 200 triệu"), a larger scale
multiplies all that went before ("2 ngàn 345 tỷ", "ngàn tỷ"), and "rưỡi" is half of the last scale.
"""

from collections.abc import Iterator

from extractor.parsers.atoms import Atom, atoms
from extractor.parsers.match import Match
from extractor.parsers.sums import Sum, starts
from extractor.schema.values import Numeral


def parse(text: str) -> list[Match[Numeral]]:
    """Every number in `text`, in order and without overlap; which of them counts something is for quantities to say.

    >>> [str(match.value.value) for match in parse("04 ngàn 398 hồ sơ, hai mươi mốt cơ sở, 1,2 tỷ đồng")]
    ['4398', '21', '1200000000']
    """
    return [number for run in _runs(text) for number in _numbers(text, run)]


def _runs(text: str) -> Iterator[list[Atom]]:
    """Atoms that stand side by side, one space between them (or none: "5triệu")."""
    run: list[Atom] = []
    for atom in atoms(text):
        if run and not _adjacent(text, run[-1].end, atom.start):
            yield run
            run = []
        run.append(atom)
    if run:
        yield run


def _adjacent(text: str, end: int, start: int) -> bool:
    return start == end or (start == end + 1 and text[end] != "\n" and text[end].isspace())


def _numbers(text: str, run: list[Atom]) -> Iterator[Match[Numeral]]:
    index = 0
    while index < len(run):
        following = run[index + 1] if index + 1 < len(run) else None
        if not starts(text, run[index], following):
            index += 1
            continue
        number = Sum(text)
        while index < len(run) and number.take(run[index], run[index + 1] if index + 1 < len(run) else None):
            index += 1
        yield number.match()
        if index < len(run) and run[index].role == "five":  # "hai mươi năm tù": years, and no number of their own
            index += 1
