"""Types of `rules/metrics.toml`: the closed list of what a figure of an inspection article can count."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class Metric(Rule):
    """One metric with its names, and the words by which articles state it.

    `phrases`: in a phrase, "…" stands for up to three words. `wholes`: the metrics of which it can be a part, the
    likeliest first. `bounded`: whether these metrics alone make a figure a part that cannot exceed its whole: what
    was done about violations may include those of earlier accounts. `amount`: the metric of money that these words
    govern ("xử phạt 8 cơ sở", "xử phạt 54 triệu đồng"). `money`: whether the metric counts only money, anything, or
    never money; `measure`: the same of measures (km, ha, m3). `nouns`: the only nouns that it counts; others are of
    the metric `otherwise` ("tiến hành kiểm tra 24 trường"), or, where that is not given, of none ("không khám sức
    khỏe định kỳ: 6 doanh nghiệp").
    """

    vi: str
    en: str
    phrases: tuple[str, ...]
    wholes: tuple[str, ...] = ()
    bounded: bool = True
    amount: str | None = None
    money: Literal["only", "any", "never"] = "never"
    measure: Literal["only", "any", "never"] = "any"
    nouns: frozenset[str] = frozenset()
    otherwise: str | None = None


class Metrics(Frozen):
    """The whole file. `version` changes whenever a metric is added or its meaning changes.

    `ignored`: phrases that hold the words of a metric and count nothing ("thành lập").
    """

    version: str
    ignored: tuple[str, ...]
    metric: tuple[Metric, ...]
