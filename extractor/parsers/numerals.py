"""Numbers as Vietnamese newsrooms print them: digits in any grouping, words, and digits mixed with scale words.

Reading order: `parse` finds runs of atoms (digit strings and number words); `_Run` adds them up by the grammar of
Vietnamese numerals, in which a smaller number after a scale adds ("04 ngàn 398"), a scale after a scale multiplies
("ngàn tỷ"), and "rưỡi" is half of the last scale.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from extractor.parsers.match import Match
from extractor.rules.base import load
from extractor.rules.numerals import DigitForm, Numerals
from extractor.schema.values import Numeral

_ONE = Decimal(1)
_MILLION = Decimal(1_000_000)
_THOUSAND = Decimal(1000)
_STARTERS = {"digits", "digit", "ten"}


@dataclass(frozen=True, slots=True)
class Atom:
    """A digit string or number word. `role` is that of its rule ("digits" for digit strings, "scale" for scales)."""

    start: int
    end: int
    role: str
    value: Decimal
    rule: str
    decimals: int = 0
    flag: str | None = None


@cache
def rules() -> Numerals:
    """The validated `rules/numerals.toml`."""
    return load("numerals", Numerals)


def parse(text: str) -> list[Match[Numeral]]:
    """Every number in `text`, in order and without overlap; which of them counts something is for quantities to say.

    >>> [str(match.value.value) for match in parse("04 ngàn 398 hồ sơ, hai mươi mốt cơ sở, 1,2 tỷ đồng")]
    ['4398', '21', '1.2E+9']
    """
    found: list[Match[Numeral]] = []
    run = _Run()
    atoms = list(_atoms(text))
    for atom, following in zip_longest(atoms, atoms[1:]):
        if run.atoms and not (_adjacent(text, run.end, atom) and run.takes(atom, _after(text, atom, following))):
            found += run.match()
            run = _Run()
        if run.atoms or _starts(atom, _after(text, atom, following)):
            run.add(atom)
    return found + run.match()


def _starts(atom: Atom, following: Atom | None) -> bool:
    """Whether a number can begin here. "hàng trăm" begins none, nor does "năm" before digits, which is a year."""
    if atom.role == "digit" and following and following.role == "digits":
        return False
    return atom.role in _STARTERS


def _adjacent(text: str, end: int, atom: Atom) -> bool:
    """One space, breaking or not, stands between the parts of a number."""
    return atom.start - end == 1 and text[end].isspace() and text[end] != "\n"


def _after(text: str, atom: Atom, following: Atom | None) -> Atom | None:
    return following if following and _adjacent(text, atom.end, following) else None


def _atoms(text: str) -> Iterator[Atom]:
    """Digit strings and number words in order. A digit string glued to a letter before it belongs to a name ("B2")."""
    for hit in _scanner().finditer(text):
        if hit["word"]:
            role, value, rule = _words()[hit["word"].lower()]
            yield Atom(hit.start(), hit.end(), role, value, rule)
        else:
            form = _forms()[next(name for name in _forms() if hit[name])]
            yield _digits(hit, form)


def _digits(hit: re.Match[str], form: DigitForm) -> Atom:
    written = hit[0]
    for character in form.group:
        written = written.replace(character, "")
    if form.decimal:
        written = written.replace(form.decimal, ".")
    decimals = len(written.partition(".")[2])
    return Atom(hit.start(), hit.end(), "digits", Decimal(written), form.id, decimals, form.flag)


class _Run:
    """Atoms that stand side by side, added up as they come."""

    def __init__(self) -> None:
        self.atoms: list[Atom] = []
        self.total = Decimal(0)  # closed by a scale of a million or more
        self.current: Decimal | None = None  # the part that a scale may still multiply
        self.room: Decimal = _MILLION  # the last scale; an addend must be smaller
        self.last_scale: Decimal | None = None

    @property
    def end(self) -> int:
        return self.atoms[-1].end

    def takes(self, atom: Atom, following: Atom | None) -> bool:
        """Whether the grammar lets `atom` follow, given what stands after it; if not, it begins a number of its own."""
        before = self.atoms[-1]
        if atom.role not in _STARTERS:
            return self._takes_multiplier(atom, before, following)
        if atom.role == "digits":
            return before.role == "scale" and self._takes_addend(atom, following)
        if before.role in {"digit", "digits", "half"}:
            return False
        return before.role != "ten" or atom.value < 10

    def _takes_multiplier(self, atom: Atom, before: Atom, following: Atom | None) -> bool:
        if atom.role == "half":
            return before.role == "scale"
        if atom.role == "zero":
            return before.role == "scale" and following is not None and following.role in {"scale", "digit"}
        if atom.role == "multiplier":
            return before.role == "digit" and atom.value > before.value > 0
        if atom.role == "filler":
            return before.role == "scale"
        return before.role not in {"half", "filler"}

    def _takes_addend(self, atom: Atom, following: Atom | None) -> bool:
        """Digits after a scale add where they are smaller than it: "04 ngàn 398", "1 tỷ 200 triệu".

        "2 triệu 500" is left apart: speech means thousands there, and print does not say.
        """
        if following and following.role == "scale" and following.value <= self.room:
            return atom.value * following.value < self.room
        return not atom.decimals and atom.value < self.room and (self.room == _THOUSAND or atom.value >= _THOUSAND)

    def add(self, atom: Atom) -> None:
        """Adds `atom`, which `takes` has let in."""
        self.atoms.append(atom)
        if atom.role == "scale":
            self._scale(atom.value)
        elif atom.role == "multiplier":
            self.current = (self.current or Decimal(0)) + self.atoms[-2].value * (atom.value - 1)
        elif atom.role == "half":
            self._half()
        elif atom.role not in {"filler", "zero"}:
            self.current = (self.current or Decimal(0)) + atom.value

    def _scale(self, scale: Decimal) -> None:
        self.last_scale = scale
        if self.current is None:
            self.total *= scale if self.total else _ONE
            return
        if scale >= _MILLION:
            self.total += self.current * scale
            self.current = None
        elif scale == _THOUSAND or self.current < scale:
            self.current *= scale
        else:  # "nghìn hai trăm": only the last digit is multiplied
            self.current += self.current % 10 * (scale - 1)
        self.room = scale

    def _half(self) -> None:
        half = (self.last_scale or _ONE) / 2
        if self.current is None:
            self.total += half
        else:
            self.current += half

    def match(self) -> list[Match[Numeral]]:
        """The number as a match, without a filler at its end ("ba trăm lẻ" before a noun)."""
        while self.atoms and self.atoms[-1].role in {"filler", "zero"}:
            self.atoms.pop()
        if not self.atoms:
            return []
        value = self.total + (self.current or Decimal(0))
        if self.last_scale:  # zeros that multiplying left behind were not printed
            value = value.normalize()
        decimals = self.atoms[0].decimals if len(self.atoms) == 1 else sum(atom.decimals for atom in self.atoms)
        numeral = Numeral(value, value, value, decimals, self._resolution(), self._flags())
        return [Match(self.atoms[0].start, self.end, numeral, tuple(dict.fromkeys(atom.rule for atom in self.atoms)))]

    def _resolution(self) -> Decimal:
        """The worth of one unit of the last printed digit: of "1,2 tỷ" a hundred million, of "04 ngàn 398" one."""
        scale = _ONE
        for atom in reversed(self.atoms):
            if atom.role == "half":
                return (self.last_scale or _ONE) / 2
            if atom.role in {"digits", "digit", "ten"}:
                return scale.scaleb(-atom.decimals)
            if atom.role in {"scale", "multiplier"}:
                scale *= atom.value
        return scale

    def _flags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(atom.flag for atom in self.atoms if atom.flag))


@cache
def _words() -> dict[str, tuple[str, Decimal, str]]:
    table = {word: (rule.role, rule.value, rule.id) for rule in rules().word for word in rule.words}
    return table | {word: ("scale", rule.value, rule.id) for rule in rules().scale for word in rule.words}


@cache
def _forms() -> dict[str, DigitForm]:
    return {"f_" + form.id.replace("-", "_"): form for form in rules().form}


@cache
def _scanner() -> re.Pattern[str]:
    words = "|".join(sorted(_words(), key=len, reverse=True))
    forms = "|".join(f"(?P<{name}>{form.pattern})" for name, form in _forms().items())
    return re.compile(rf"(?<![\w])(?P<word>(?i:{words}))(?!\w)|(?<![\w.,])(?:{forms})")
