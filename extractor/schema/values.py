"""The values that parsers and matchers read from text, before a record is made of them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Modifier = Literal["exact", "over", "under", "nearly", "about", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers a printed form can stand for. An end of None is unbounded; `*_open` excludes the end itself."""

    lower: Decimal | None
    upper: Decimal | None
    lower_open: bool = False
    upper_open: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A segmented word with its part of speech (underthesea's tag set: N, Np, Nc, Nu, M, V, A, E, C, CH …)."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed. `value` is None for a range or a vague number ("mấy chục").

    `low`, `high`: the ends (equal to `value` when it is one number). `decimals`: digits printed after the decimal sign.
    `resolution`: the value of one unit of the last printed digit ("1,2 tỷ": 100000000). `flags`: doubts about the form,
    such as "comma-thousands" or "damaged".
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    decimals: int = 0
    resolution: Decimal = Decimal(1)
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral with what it counts or measures.

    `unit` is the counted noun or measure as written ("hồ sơ", "đồng", "%"), None when the text gives none.
    `per` is the denominator of a rate ("đồng/kg": kg). `interval` follows the rounding rules of `parsers.precision`.
    `noun` is the offsets of the unit in the text, None where it was borrowed from elsewhere in the sentence.
    """

    numeral: Numeral
    unit: str | None
    modifier: Modifier
    interval: Interval
    per: str | None = None
    dimension: str | None = None
    noun: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date or period as EDTF. `implied` names the parts not written ("year"); an impossible date has `valid` False.

    `weekday` is the day of the week written beside it, Monday 1 to Sunday 7.
    """

    edtf: str
    valid: bool = True
    implied: tuple[str, ...] = ()
    weekday: int | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """A cited document: `label` is type word and number as written; `date` is EDTF."""

    label: str
    type: str
    number: str | None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class PostMention:
    """One post as written, with its two halves and its offsets."""

    label: str
    title: str
    organization: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OfficialMention:
    """A named person with the posts and the role that stand at this mention. `name` has its own offsets."""

    name: str
    name_start: int
    name_end: int
    honorific: str | None = None
    posts: tuple[PostMention, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A named body. `level` is trung ương, tỉnh, huyện or xã; `place` the administrative place it belongs to."""

    name: str
    kind: str
    level: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """An administrative place. `candidates` are the codes it can stand for; one candidate means it is resolved."""

    name: str
    type: str | None
    candidates: tuple[str, ...] = ()
    parent: str | None = None
