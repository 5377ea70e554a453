"""Percentages of a plan or of last year: what they are of is a planned figure, or none that the article prints."""

import re

from extractor.record.figure_page import Mention, Page
from extractor.record.figure_roles import Role
from extractor.record.figure_units import alike

_OF_OWN = re.compile(r"(?:\(|(?:\s|\()(?:đạt|bằng) )$")
FORWARD = 2
"""How many sentences may lie between a percentage and the figures that it is about."""
PLAN_REACH = 24


def names_plan(page: Page, percent: Mention) -> bool:
    """Whether the share is one of a plan: "đạt 60% kế hoạch", "bằng 108% dự toán tỉnh giao"."""
    named = page.cues.between(percent.end, percent.end + PLAN_REACH, "plan", "base")
    return bool(named) and not any(mark in page.text[percent.end : percent.end + 3] for mark in ",;.")


def may_be_of_own(page: Page, percent: Mention) -> bool:
    """Whether a percentage may be of a part's own plan or last year, where one before is of a plan or last year.

    "đạt 64% dự toán, gồm phần tỉnh 203 tỷ đồng (70%), phần huyện 198 tỷ đồng (59%)": no shares of the whole.
    """
    if not _OF_OWN.search(page.text, page.gap_before(percent)[0], percent.start):
        return False
    near = (m for m in page.mentions[: percent.index] if percent.sentence - m.sentence <= 1)
    return any(m.is_percent and m.block == percent.block and names_plan(page, m) for m in near)


def plan(page: Page, roles: dict[int, Role], wholes: dict[int, int], percent: Mention, part: Mention) -> int | None:
    """The index of the planned figure: in a bracket after, else the nearest one before that is a plan.

    A plan before the part of another figure is that of the whole: "thu 122 tỷ đồng, bằng 52% dự toán (236 tỷ đồng); trong
    đó nội địa 101 tỷ đồng, bằng 50% dự toán". `wholes`: index of the whole by that of the part.
    """
    ahead = [m for m in page.mentions[percent.index + 1 : percent.index + 2] if m.sentence == percent.sentence]
    earlier = page.mentions[: percent.index] if part.index not in wholes else []
    plans = [
        m for m in (*ahead, *reversed(earlier))
        if m.block == percent.block and percent.sentence - m.sentence <= FORWARD
        and roles[m.index].role == "target" and alike(m, part)
    ]  # fmt: skip
    return plans[0].index if plans and not page.cues.between(plans[0].end, part.start, "within") else None
