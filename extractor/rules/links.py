"""Types of `rules/links.toml`: the words that tie one figure of an article to another."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen

LinkRole = Literal[
    "parts", "within", "looks", "of", "open", "rest", "total", "sum", "share", "rise", "fall", "than", "below", "moved", "called",
    "from", "to", "base", "target", "times", "average", "gap", "aside", "next", "points", "member", "overlap",
    "gain", "loss", "income", "cost",
]  # fmt: skip


class Cue(Rule):
    """Words with one role. For the role `member`, `group` names a partition and `member` one side of it."""

    pattern: str
    role: LinkRole
    group: str | None = None
    member: str | None = None


class Units(Frozen):
    """Nouns that count the same thing, so that figures with different ones can still belong together.

    `counting`: words that head what they count ("lượt nhà trọ" and "lượt kho" are both lượt). `numbered`: words after
    which a number is a name ("đội 2"). `general`: nouns under which kinds with nouns of their own are counted ("318 cơ sở").
    `any_person`, `stand_in`: nouns that can be said of any person, of anything counted before. `seats`: nouns for what is
    there for one person each. `meetings`: nouns for one meeting each. `classifiers`: words that count what was named before.
    `having`: verbs that say nothing of what an amount is.
    `offending`, `punished`, `needy`: words that single out some of what was counted ("mỗi cơ sở bị phạt").
    `moneys`: words that tell one kind of money from another.
    `wider`, `compared`: words by which a mean is of more than was counted, or stands beside ("bình quân cả nước").
    `little`: syllables that do not tell one thing that is counted or measured from another.
    """

    persons: tuple[str, ...]
    cases: tuple[str, ...]
    general: tuple[str, ...]
    any_person: tuple[str, ...]
    seats: tuple[str, ...]
    meetings: tuple[str, ...]
    classifiers: tuple[str, ...]
    having: tuple[str, ...]
    stand_in: tuple[str, ...]
    spellings: dict[str, str]
    offending: tuple[str, ...]
    punished: tuple[str, ...]
    needy: tuple[str, ...]
    wider: tuple[str, ...]
    compared: tuple[str, ...]
    moneys: tuple[str, ...]
    times: tuple[str, ...]
    counting: tuple[str, ...]
    numbered: tuple[str, ...]
    little: frozenset[str]

    def spelled(self, unit: str) -> str:
        """A noun as it is written elsewhere: "doanh nghiệp" for "DN", "nhà" for "ngôi nhà"."""
        return self.spellings.get(unit.lower(), unit)


class Links(Frozen):
    """The whole file."""

    units: Units
    cue: tuple[Cue, ...]
