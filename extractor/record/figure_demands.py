"""Figures that are planned or demanded, and not told of what was done: "phấn đấu đạt 100%", "kế hoạch năm (20 tỷ đồng)"."""

import re
from bisect import bisect_left

from extractor.parsers import triggers
from extractor.record.figure_page import Mention, Page
from extractor.rules.vocabulary import pattern
from extractor.text import leaves_bracket

PLAN_REACH = 60
# "nhắc nhở, yêu cầu khắc phục 459 cơ sở" tells what was done.
_NO_DEMAND = pattern(r"(?:\d|\b(?:đạt|đủ|có|bảo đảm|đảm bảo|đáp ứng)|\b(?:{reproves})(?:,| và)) $", re.IGNORECASE)
# "hủy dự toán 57,7 tỷ đồng" takes back what was planned.
_TAKES_BACK = re.compile(r"\b(?:hủy|huỷ|cắt|giảm|thu hồi) $", re.IGNORECASE)
_DONE = re.compile(r"[,;]\s(?:(?:đến|tới) nay\b|(?:[\w ]+ )?đã\s)")
_UNPLANNED = re.compile(r"(?:,| và)(?: \d+)?(?: [^\W\d]+){0,2} đột xuất")
_WHOSE = re.compile(r"chỉ tiêu (?:[^\W\d]+ ){0,2}(?:vào|của|cho|tại|ở) \d", re.IGNORECASE)
_ITEM = re.compile(r"[-–+*•]\s|\d{1,2}[.)]\s|[a-zđ][.)]\s")


def is_plan(page: Page, mention: Mention) -> bool:
    """Whether the figure is planned or demanded: "phấn đấu đạt 100%", "kế hoạch năm (20 tỷ đồng)"."""
    if _is_ahead(page, mention) or _is_in_list_of_demands(page, mention):
        return True
    start, end = page.gap_before(mention)
    if _UNPLANNED.match(page.text, mention.end):
        return False  # "108 cuộc theo kế hoạch, 24 cuộc đột xuất": kinds of what was done
    plans = [
        cue for cue in page.cues.between(start, end, "plan") if not _TAKES_BACK.search(page.text, start, cue.start)
    ]
    if not plans or end - plans[-1].end > PLAN_REACH or (mention.is_percent and page.text.endswith("(", start, end)):
        return False
    between = page.text[plans[-1].end : end]
    if leaves_bracket(between) or between == " và ":
        return False  # "239 cuộc trong kế hoạch và 93 cuộc đột xuất"
    if _tells_of_whom(page, mention, plans[-1].start):
        return False
    return not any(mark in between for mark in ",;:") and not page.cues.between(plans[-1].end, end, "rise", "fall")


def _tells_of_whom(page: Page, mention: Mention, cue: int) -> bool:
    """Whether a count says whose places are told behind it: "Tổng chỉ tiêu vào 114 trường là 61.560 chỉ tiêu"."""
    if not _WHOSE.match(page.text, cue, mention.start + 1):
        return False
    following = page.mentions[mention.index + 1 : mention.index + 2]
    return any(m.sentence == mention.sentence and page.text.endswith("chỉ tiêu", m.start, m.end) for m in following)


def _is_ahead(page: Page, mention: Mention) -> bool:
    """Whether the sentence speaks of what is to come, and not since then of what is done.

    "yêu cầu khắc phục 410 tỷ đồng, đến nay đã thực hiện 378 tỷ đồng": the second figure is reported. What is counted
    ("132 yêu cầu khởi tố") and a standard that is met ("cơ sở không đạt yêu cầu") demand nothing.
    """
    sentence, _ = page.sentences[mention.sentence]
    ahead = page.cues.between(sentence, mention.start, "future")
    ahead = [cue for cue in ahead if not _NO_DEMAND.search(page.text, sentence, cue.start)]
    return bool(ahead) and not _DONE.search(page.text, ahead[-1].end, mention.start)


def _is_in_list_of_demands(page: Page, mention: Mention) -> bool:
    """Whether a list item says what is to be done: "Đoàn đề nghị Sở:" and below it "- Lắp 13 trạm quan trắc"."""
    above = mention.block
    while above > 0 and _ITEM.match(page.text, page.blocks[above].start):
        above -= 1
    start, end = page.blocks[above].start, page.blocks[above].end
    opens = page.text[start:end].endswith(":") or page.blocks[above].kind == "heading"
    last = bisect_left(page.sentences, (end,)) - 1  # the sentence that opens the list, not those before it
    start = max(start, page.sentences[last][0])
    return above < mention.block and opens and bool(triggers.demands(page.text, start, end))
