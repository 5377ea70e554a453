"""The inspection record: what one article says, each value with the words it came from."""

from typing import Literal

from extractor.schema.article import Body, Source
from extractor.schema.base import Frozen, Number
from extractor.schema.evidence import Evidence
from extractor.schema.values import Modifier
from extractor.schema.verdict import Verdict

SCHEMA_VERSION = "1.0"
TopicCode = Literal[
    "administrative-reform", "food-safety", "fire-safety", "market", "construction", "land-minerals", "environment",
    "labour", "education", "health", "transport", "finance-budget", "forestry-fishery", "disaster", "security", "other",
]  # fmt: skip
FigureRole = Literal["reported", "target", "comparison", "threshold"]


class Named(Frozen):
    """A body or place in a part of the inspection, as written in its longest form."""

    name: str
    evidence: tuple[Evidence, ...]


class Statement(Frozen):
    """A finding or a recommendation, a stretch of the article.

    `kind` tells an achievement from a shortcoming where the words do; `addressee` is whom a recommendation is for, in
    the words of the article.
    """

    text: str
    kind: Literal["achievement", "shortcoming"] | None = None
    addressee: str | None = None
    evidence: tuple[Evidence, ...]


class Belief(Frozen):
    """How strongly the words say that an inspection is reported, from `threshold` on it counts as one.

    `evidence` holds the words that add to `score` or take from it, in the order of the text.
    """

    score: int
    threshold: int
    evidence: tuple[Evidence, ...] = ()


class Inspection(Frozen):
    """One inspection. `kind` is the main verb, `topic` the shortest noun phrase for what was inspected.

    `lead` and `members` are the officials who inspect, by name. `unannounced` is true for a surprise, false for a
    planned inspection, null where the article does not say. `legal_basis` holds labels of documents. `figures` are the
    ids of the figures told of this inspection, `outcome` of those that count violations, fines, seizures and referrals.
    """

    kind: str
    topic: str | None = None
    topic_code: TopicCode = "other"
    dates: tuple[str, ...] = ()
    period_examined: str | None = None
    inspectors: tuple[Named, ...] = ()
    inspected: tuple[Named, ...] = ()
    findings: tuple[Statement, ...] = ()
    recommendations: tuple[Statement, ...] = ()
    lead: str | None = None
    members: tuple[str, ...] = ()
    unannounced: bool | None = None
    legal_basis: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Post(Frozen):
    """A post as written, with title and organization told apart."""

    label: str
    title: str
    organization: str | None = None


class Official(Frozen):
    """A named person with a post; every mention is an evidence. `role` is the part in the inspection."""

    name: str
    honorific: str | None = None
    role: str | None = None
    posts: tuple[Post, ...] = ()
    evidence: tuple[Evidence, ...]


class Organization(Frozen):
    """A named body. `short_forms` are the other names the article uses for it."""

    name: str
    kind: str | None = None
    level: str | None = None
    place: str | None = None
    short_forms: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class Place(Frozen):
    """An administrative place. `code` is the GSO code once settled; `candidates` where it cannot be settled."""

    name: str
    type: str | None = None
    code: str | None = None
    candidates: tuple[str, ...] = ()
    parent: str | None = None
    successors: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class Document(Frozen):
    """A cited document; `label` is type word and number as written, `date` is EDTF."""

    label: str
    type: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    evidence: tuple[Evidence, ...]


class Date(Frozen):
    """A date or period as EDTF; `implied` names the parts that are not written; an impossible date is not `valid`."""

    id: str
    edtf: str
    valid: bool = True
    implied: tuple[str, ...] = ()
    weekday: int | None = None
    approximate: bool = False
    evidence: tuple[Evidence, ...]


class Figure(Frozen):
    """A published figure: the number, what it counts, of whom and for which period.

    `value` is in base units; a range has `value` null and its two ends in `lower` and `upper`. `resolution` is the
    worth of one unit of the last printed digit.

    Links hold ids of other figures. `of`: the whole of which this one is a part or a share. Parts of one whole with the
    same `partition` stand in one list; other parts of it divide the whole in another way. `part`: for a percentage,
    the figure whose share of `of` it states. `base`: the earlier, planned or other figure against which this one is
    compared; for a change ("tăng 12,5%") `part` is then the new figure and `base` the old one.
    """

    id: str
    value: Number | None
    lower: Number | None
    upper: Number | None
    lower_open: bool = False
    upper_open: bool = False
    unit: str | None = None
    per: str | None = None
    dimension: str | None = None
    modifier: Modifier = "exact"
    decimals: int = 0
    resolution: Number
    flags: tuple[str, ...] = ()
    metric: str | None = None
    label: str | None = None
    about: str | None = None
    period: str | None = None
    of: str | None = None
    partition: str | None = None
    part: str | None = None
    base: str | None = None
    role: FigureRole = "reported"
    evidence: tuple[Evidence, ...]


class ImpliedFigure(Frozen):
    """A count that the article states without printing a number: "không có hồ sơ trễ hẹn" says that it is 0.

    Kept apart from `figures`, which holds printed numbers only; `derived_from` names how the value follows.
    """

    id: str
    value: Number
    unit: str | None = None
    metric: str | None = None
    label: str | None = None
    about: tuple[str, ...] = ()
    period: str | None = None
    derived_from: Literal["negation"] = "negation"
    evidence: tuple[Evidence, ...]


class InspectionRecord(Frozen):
    """Everything read from one article. `inspection` is null when the article reports none.

    `inspections` holds all that the article reports, the main one, which is `inspection`, first. `belief` says how sure
    it is that one is reported at all.
    """

    schema_version: str = SCHEMA_VERSION
    id: str
    source: Source
    article: Body
    inspection: Inspection | None = None
    inspections: tuple[Inspection, ...] = ()
    belief: Belief | None = None
    officials: tuple[Official, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()
    documents: tuple[Document, ...] = ()
    dates: tuple[Date, ...] = ()
    figures: tuple[Figure, ...] = ()
    implied_figures: tuple[ImpliedFigure, ...] = ()
    checks: tuple[Verdict, ...] = ()
