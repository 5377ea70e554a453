"""Types of `rules/triggers.toml`: the words by which an article reports an inspection."""

from typing import Literal

from pydantic import Field

from extractor.rules.base import Rule
from extractor.schema.base import Frozen

CueRole = Literal["act", "delegation", "result", "planned", "mention", "other"]


class Trigger(Rule):
    """A context of a kind word. In `pattern`, `<kind>` stands for any of the kinds; the first rule that fits decides.

    `case`: capitals matter, since they tell a body's name from the verb. `weight`: what one such mention adds to the
    belief that the article reports an inspection.
    """

    pattern: str
    case: bool = False
    role: CueRole
    weight: int = Field(ge=-3, le=3)


class StatementRule(Rule):
    """Words that mark a sentence as a finding or as a recommendation."""

    pattern: str
    role: Literal["finding", "recommendation"]


class ToneRule(Rule):
    """Words by which a finding praises or blames; the first rule that covers a word counts: "không có vi phạm" praises."""

    pattern: str
    role: Literal["achievement", "shortcoming"]


class AddresseeRule(Rule):
    """Verbs of demand before the one they are for. In `pattern`, the group `who` is whom the demand is for."""

    pattern: str


class DemandRule(Rule):
    """Words behind which a sentence says what is to be done: verbs of demand, "phải", "sẽ"."""

    pattern: str


class Topic(Frozen):
    """Words that may stand between the kind and its topic, words at which it ends, and nouns too general to be one.

    `pairs`: nouns that hold a comma.
    """

    generic: frozenset[str]
    pairs: tuple[str, ...]
    fillers: tuple[str, ...]
    stops: tuple[str, ...]


class Triggers(Frozen):
    """The whole file.

    `threshold` is the sum of weights from which an article counts as reporting an inspection. `establishments` are the
    heads of bodies that are inspected and do not inspect, `sites` of places and works that are no bodies, `shops`
    those of them that are businesses.
    """

    kinds: dict[str, tuple[str, ...]]
    threshold: int
    headline_weight: int
    establishments: tuple[str, ...]
    sites: tuple[str, ...]
    shops: tuple[str, ...]
    topic: Topic
    trigger: tuple[Trigger, ...]
    statement: tuple[StatementRule, ...]
    tone: tuple[ToneRule, ...]
    addressee: tuple[AddresseeRule, ...]
    demand: tuple[DemandRule, ...]
