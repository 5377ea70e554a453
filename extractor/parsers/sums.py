"""The grammar of one number: which part may follow which, and what it adds.

A number is a sum of closed parts, each a group times its scale ("4 ngàn", "200 triệu"), and of one open group below the
last scale. `slot` says what the open group ends in: nothing yet, digits, a word digit, hundreds, a filler ("linh"), tens,
or nothing more ("done").
"""

import re
from decimal import Decimal
from functools import cache

from extractor.parsers.atoms import Atom, rules
from extractor.parsers.match import Match
from extractor.schema.values import Numeral
from extractor.text import alternation

_ZERO, _ONE, _TEN = Decimal(0), Decimal(1), Decimal(10)
_HUNDRED, _THOUSAND, _MILLION = Decimal(100), Decimal(1000), Decimal(1_000_000)
# Nothing that could be counted follows: "giá một trăm hai." is 120, "ba triệu một tháng" is three million a month.
_ENDS = re.compile(r"\s*(?:$|[.,;:)\]!?…\"”\n]|đồng(?!\w|\s(?:chí|bào|hồ))|đ(?!\w))")
_OPENERS = {"digits", "digit", "five", "ten"}
_OPEN = {"filler", "zero", "point"}
_POINTED = {"digits", "digit", "hundred", "ten", "done", "zero"}


def starts(text: str, atom: Atom, following: Atom | None) -> bool:
    """Whether a number can begin here. "hàng trăm" begins none, nor does "năm" before digits, which is a year."""
    if atom.role == "five":
        return not (following and following.role == "digits")
    if atom.role in {"scale", "hundred"}:
        return bool(_bare_scale().search(text, max(0, atom.start - 12), atom.start))
    if atom.role in {"half", "double"}:
        return text[max(0, atom.start - 4) : atom.start].lower() == "gấp "
    if atom.role == "half_of":
        return following is not None and following.role == "scale" and following.value >= _THOUSAND
    if atom.role == "zero":  # "không phẩy năm", and a text that says nothing but "không"
        return (following is not None and following.role == "point") or atom.end - atom.start == len(text)
    return atom.role in _OPENERS


@cache
def _bare_scale() -> re.Pattern[str]:
    words = alternation(rules().bare_scale.words)
    return re.compile(rf"(?<!\w)(?i:{words})\s$")


def _only_unit(atom: Atom | None) -> bool:
    """ "mốt" and "lăm" are said behind tens alone; "tư" may begin a word ("tư thương")."""
    return atom is not None and atom.role == "special" and atom.value != 4


class Sum:
    """One number, read part by part."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.atoms: list[Atom] = []
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.group = _ZERO
        self.slot = ""
        self.unit = _ONE
        self.flags: dict[str, None] = {}

    @property
    def scale(self) -> Decimal | None:
        """The scale of the last closed part."""
        return self.parts[-1][1] if self.parts else None

    def take(self, atom: Atom, following: Atom | None) -> bool:
        """Adds `atom` where the grammar lets it follow; False where it begins something else."""
        worth = self._worth(atom, following) if self.atoms else _ONE
        if worth is None:
            return False
        self.atoms.append(atom)
        getattr(self, f"_add_{atom.role}")(atom, worth)
        if atom.flag:
            self.flags[atom.flag] = None
        return True

    def _worth(self, atom: Atom, following: Atom | None) -> Decimal | None:
        """What the value of `atom` is multiplied by, None where it cannot follow."""
        role = atom.role
        if role == "digits":
            return self._worth_of_digits(atom, following)
        if role in {"digit", "special", "five"}:
            return self._worth_of_word(atom, following)
        allowed = {
            "ten": self.slot in {"", "hundred", "point"},
            "tens": self.slot == "digit",
            "hundred": self.slot in {"digit", "digits", "zero"},
            "scale": self._takes_scale(atom),
            "filler": self._takes_filler(following),
            "zero": self._takes_zero(following),
            "half": self.slot == "hundred" or (self.slot == "" and bool(self.parts)),
            "point": self._takes_point(following),
        }
        return _ONE if allowed.get(role) else None

    def _worth_of_digits(self, atom: Atom, following: Atom | None) -> Decimal | None:
        room = self.scale
        if self.slot == "point":
            return _ONE
        if self.slot == "filler":
            return _ONE if atom.value < (room or _HUNDRED) else None
        if self.slot == "hundred":
            return _ONE if self.atoms[-2].role == "digits" and atom.value < _HUNDRED and not atom.decimals else None
        if self.slot or room is None or atom.decimals:
            return None
        if following and following.role == "hundred":
            return _ONE if atom.value < _TEN else None
        if following and following.role == "scale":
            fits = following.value > room or atom.value * following.value < room
            return _ONE if fits and atom.value < room else None
        return self._worth_of_tail(atom, room)

    def _worth_of_tail(self, atom: Atom, room: Decimal) -> Decimal | None:
        """Digits that end a number behind a scale: "12 ngàn 05" adds, "1 tỷ 2" and "2 triệu 500" leave out a scale."""
        length, ends = atom.end - atom.start, _ENDS.match(self.text, atom.end)
        if length == 1 and atom.value and ends:
            self.flags["short-tail"] = None
            return room / 10
        if room == _THOUSAND or (atom.value >= _THOUSAND and room >= _MILLION):
            return _ONE if atom.value < room else None
        if room >= _MILLION and ends and length == 3 and atom.value >= _HUNDRED:
            self.flags["short-tail"] = None
            return room / _THOUSAND
        return None

    def _worth_of_word(self, atom: Atom, following: Atom | None) -> Decimal | None:
        goes_on = following is not None and following.role in {"tens", "hundred", "scale"}
        if self.slot in {"point", "filler"}:
            return _ONE
        if self.slot == "ten":
            return None if atom.role == "five" else _ONE  # "hai mươi năm" is twenty years
        if self.slot == "digit":  # "hai mốt", "ba lăm"
            return _ONE if _only_unit(atom) and self.group < _TEN else None
        if self.slot == "hundred":
            return self._worth_behind_hundred(atom, following)
        if self.slot == "done":  # the second half of "bốn trăm hai ba"
            return (
                _ONE if self._pairs_behind_hundred(self.atoms[-1], atom) and self.atoms[-2].role == "hundred" else None
            )
        if self.slot or self.scale is None:
            return None
        if goes_on or (self.scale == _THOUSAND and _only_unit(following)):  # "một ngàn chín lăm" is 1.095
            return _ONE if atom.role != "special" else None
        return self.scale / 10 if self._closes(atom) else None

    def _worth_behind_hundred(self, atom: Atom, following: Atom | None) -> Decimal | None:
        if following and following.role == "tens":
            return _ONE
        tens = following is not None and (following.role == "scale" or self._pairs_behind_hundred(atom, following))
        return _TEN if tens or self._closes(atom) else None

    def _pairs_behind_hundred(self, tens: Atom, unit: Atom) -> bool:
        """Whether two digit words are tens and ones without "mươi" between them; "trăm năm ba …" may tell of years."""
        read = tens.role == "digit" or (tens.role == "five" and (_only_unit(unit) or self.atoms[0].role == "zero"))
        return read and (unit.role == "digit" or _only_unit(unit))

    def _closes(self, atom: Atom) -> bool:
        """Whether a digit alone behind "trăm" or a scale can end the number: "ba triệu hai", but not "hai trăm năm"."""
        return atom.role == "special" or (atom.role == "digit" and bool(_ENDS.match(self.text, atom.end)))

    def _takes_scale(self, atom: Atom) -> bool:
        if self.slot == "point":  # "ba phẩy bốn nghìn"
            return self.atoms[-1].role != "point"
        if self.slot:
            return self.slot not in _OPEN and atom.value != self.scale
        return self.scale is not None and atom.value > self.scale and self.atoms[-1].role == "scale"

    def _takes_filler(self, following: Atom | None) -> bool:
        behind = self.slot == "hundred" or (self.slot == "" and bool(self.parts))
        return behind and following is not None and following.role in {"digit", "five", "special", "digits"}

    def _takes_zero(self, following: Atom | None) -> bool:
        if self.slot == "point":
            return True
        wanted = {"": "hundred", "hundred": "digit"}.get(self.slot)
        return bool(self.atoms) and following is not None and following.role == wanted

    def _takes_point(self, following: Atom | None) -> bool:
        ready = self.slot in _POINTED or (self.slot == "" and bool(self.parts))
        return (
            ready
            and "point" not in self.flags
            and following is not None
            and following.role in {"digit", "five", "special", "zero", "digits", "ten"}
        )

    def _add_digits(self, atom: Atom, worth: Decimal) -> None:
        if self.slot == "point":
            self._add_decimals(atom, atom.end - atom.start)
            return
        self.group += atom.value * worth
        self.unit = worth.scaleb(-atom.decimals)
        self.slot = "digits"

    def _add_digit(self, atom: Atom, worth: Decimal) -> None:
        if self.slot == "point":
            self._add_decimals(atom, 1)
            return
        if self.slot == "digit":
            self.group *= _TEN
        self.group += atom.value * worth
        self.unit = worth
        self.slot = "digit" if self.slot in {"", "hundred"} and worth == _ONE else "done"

    _add_five = _add_special = _add_digit

    def _add_decimals(self, atom: Atom, length: int) -> None:
        self.unit = self.unit.scaleb(-length)
        self.group += atom.value * self.unit

    def _add_ten(self, atom: Atom, worth: Decimal) -> None:
        self.group += atom.value
        self.unit, self.slot = _ONE, "ten"

    def _add_tens(self, atom: Atom, worth: Decimal) -> None:
        self.group += self.atoms[-2].value * (atom.value - 1)
        self.slot = "ten"

    def _add_hundred(self, atom: Atom, worth: Decimal) -> None:
        in_digits = self.slot == "digits"
        self.group = (self.group if self.slot else _ONE) * atom.value
        self.unit = self.unit * atom.value if in_digits else self.unit
        self.slot = "hundred"

    def _add_scale(self, atom: Atom, worth: Decimal) -> None:
        if atom.value < _THOUSAND:  # "3 chục triệu": a scale within the group
            self.group = (self.group if self.slot else _ONE) * atom.value
            self.unit *= atom.value
            self.slot = "hundred"
            return
        whole = self.group if self.slot or self.parts else _ONE
        while self.parts and self.parts[-1][1] < atom.value:
            whole += self.parts.pop()[0]
        self.parts.append((whole * atom.value, atom.value))
        self.unit *= atom.value
        self.group, self.slot = _ZERO, ""

    def _add_filler(self, atom: Atom, worth: Decimal) -> None:
        self.slot = "filler"

    def _add_zero(self, atom: Atom, worth: Decimal) -> None:
        if self.slot == "point":
            self._add_decimals(atom, 1)
        elif self.slot != "hundred":
            self.slot = "zero"
        else:
            self.slot = "filler"

    def _add_half(self, atom: Atom, worth: Decimal) -> None:
        if len(self.atoms) == 1:  # "gấp rưỡi"
            self.group, self.slot = Decimal("1.5"), "done"
            return
        scale = self.atoms[-2].value
        self.unit = scale / 2
        if self.slot == "hundred":
            self.group += self.unit
        else:
            self.parts.append((self.unit, _ONE))
        self.slot = "done"

    def _add_half_of(self, atom: Atom, worth: Decimal) -> None:
        self.group, self.slot = Decimal("0.5"), "digits"

    def _add_double(self, atom: Atom, worth: Decimal) -> None:
        self.group, self.slot = atom.value, "done"

    def _add_point(self, atom: Atom, worth: Decimal) -> None:
        self.flags["point"] = None
        self.unit, self.slot = _ONE, "point"

    def match(self) -> Match[Numeral]:
        """The number that was read, without a filler at its end that nothing followed after all."""
        while self.atoms[-1].role in _OPEN and len(self.atoms) > 1:
            self.atoms.pop()
        value = sum((part for part, _ in self.parts), self.group)
        scaled = any(atom.role in {"scale", "hundred"} for atom in self.atoms)
        if scaled and value == value.to_integral_value():  # zeros that multiplying left behind were not printed
            value = value.to_integral_value()
        dropped = {"point", "ambiguous-comma"} if scaled else {"point"}  # "1,475 tỷ" can be no thousands
        flags = tuple(flag for flag in self.flags if flag not in dropped)
        decimals = self._decimals()
        numeral = Numeral(value, value, value, decimals, self.unit, flags)
        bare = [rules().bare_scale.id] if self.atoms[0].role in {"scale", "hundred"} else []
        names = dict.fromkeys([*(atom.rule for atom in self.atoms), *bare])
        return Match(self.atoms[0].start, self.atoms[-1].end, numeral, tuple(names))

    def _decimals(self) -> int:
        if "point" in self.flags:
            scale = self.atoms[-1].value if self.atoms[-1].role == "scale" else _ONE
            return max(0, -int((self.unit / scale).adjusted()))
        return next((atom.decimals for atom in reversed(self.atoms) if atom.role == "digits"), 0)
