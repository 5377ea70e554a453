"""What a figure counts, and of which level of government: from the record, else from the words around it."""

import re
from collections.abc import Collection
from functools import cache

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.partitions import sides_of
from extractor.checks.units import is_duration, is_percent

WORDS = {"progress:first": "resolved", "progress:second": "pending", "channel:first": "received_online"}
LEVELS = {
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "huyện": "district", "quận": "district",
    "thị xã": "district", "tỉnh": "province", "thành phố": "province",
}  # fmt: skip
INFLOW = frozenset({"received", "received_new", "carried_over"})
OUTFLOW = frozenset({"resolved", "pending"})
LEVEL = re.compile(r"\b(?:thị xã|thị trấn|thành phố|" + "|".join(word for word in LEVELS if " " not in word) + r")\b")


def metric_of(facts: Facts, mention: Mention) -> str | None:
    """The metric of a figure, None for percentages, durations, targets, and where the words name none."""
    if is_percent(mention.figure) or is_duration(mention.figure) or mention.figure.role != "reported":
        return None
    sides = [f"{group}:{member}" for group, member in sides_of(facts, mention)]
    if "flow:carried_over" in sides:
        return "carried_over"  # "năm 2022 để lại 164 hồ sơ chưa đến hạn"
    if mention.figure.metric in balanced():
        return mention.figure.metric
    for side in sides:
        if side.startswith("flow:"):
            return side.removeprefix("flow:")  # "tiếp nhận 57 đơn khiếu nại" tells what came in, whatever it was
    return mention.figure.metric or next((WORDS[side] for side in sides if side in WORDS), None)


def are_flow(metrics: Collection[str | None]) -> bool:
    """Whether figures of these metrics tell what came in and what was done of it or is left, and are no parts of one whole.

    "Trong đó: án hình sự thụ lý 80 vụ, giải quyết 43"; "196 vụ, gồm 31 vụ năm trước chuyển sang; đã giải quyết 178 vụ".
    """
    return not INFLOW.isdisjoint(metrics) and not OUTFLOW.isdisjoint(metrics)


@cache
def balanced() -> frozenset[str]:
    """The metrics that an equation of `rules/checks.toml` names."""
    return frozenset(metric for identity in rules().identity for metric in identity.left + identity.right)


def is_online(facts: Facts, mention: Mention) -> bool:
    """Whether the figure counts what came through the network."""
    start = mention.start - len(facts.before(mention))
    return mention.figure.metric == "received_online" or facts.cues.any("channel:first", start, mention.start)


def level_of(facts: Facts, mention: Mention) -> str | None:
    """The level of government that the words up to the figure name last."""
    words = mention.figure.about or facts.text[facts.sentences[mention.sentence][0] : mention.start]
    found = LEVEL.findall(words.lower())
    return LEVELS[found[-1]] if found else None
