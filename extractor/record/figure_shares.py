"""Percentages: the figure whose share each states, and the whole of which it is a share.

The part is the count before ("84 cơ sở đạt yêu cầu, chiếm 80%"). The whole is what the words after the percent sign
name ("94% số hồ sơ tiếp nhận mới", "60% kế hoạch"), else that of which the part is a part, else the figure elsewhere in
the article of which the part's metric makes it one.
"""

import re
from dataclasses import dataclass

from extractor.record import metrics
from extractor.record.figure_labels import Meaning
from extractor.record.figure_links import is_fraction
from extractor.record.figure_owners import same_owner
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_parts import can_hold
from extractor.record.figure_plans import FORWARD, may_be_of_own, names_plan, plan
from extractor.record.figure_roles import Role
from extractor.record.figure_units import alike
from extractor.text import leaves_bracket

_NAMES_WHOLE = re.compile(r"\s*(?:so với |trên |trong |của )?(?:tổng số|tổng|số)\s", re.IGNORECASE)
_TOTAL_OF = re.compile(r"\s*(?:trên |trong |của )?tổng số\s+", re.IGNORECASE)
_OF_FIGURE = re.compile(r"\s*(?:trong|trên|của)(?: tổng)?(?: số)?\s*")
_STOP = re.compile(r";|[.:](?=\s)")
# A semicolon before the share itself ends nothing: "giải quyết 5.209 vụ, việc; đạt 83,7%".
_GOES_ON = re.compile(r"[^.:;]*; (?:đạt|chiếm)(?: t[ỷỉ] lệ)? ")


@dataclass(frozen=True, slots=True)
class Share:
    """Indices of the part that a percentage states and of its whole; either may be unknown."""

    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Shares:
    """What is needed to read percentages. `owners`: whose each figure is, by index."""

    page: Page
    meanings: dict[int, Meaning]
    roles: dict[int, Role]
    wholes: dict[int, int]
    owners: dict[int, str | None]

    def read(self) -> dict[int, Share]:
        """The share of every percentage that states one, by its index."""
        return {
            mention.index: self.share_of(mention)
            for mention in self.page.mentions
            if mention.is_percent and mention.cell is None and self.states_share(mention)
        }

    def states_share(self, percent: Mention) -> bool:
        """Whether a percentage is neither a change nor an average nor a plan."""
        average = self.page.cues.between(*self.page.piece_before(percent), "average")
        return self.roles[percent.index].role == "reported" and not average

    def share_of(self, percent: Mention) -> Share:
        """Part and whole of one percentage."""
        part = self.part_of(percent)
        if part is None:
            return self.ahead(percent)
        return Share(part.index, self.whole_of(percent, part))

    # --- the part ---

    def part_of(self, percent: Mention) -> Mention | None:
        """The count of which the percentage gives the share: in a bracket after it, before it, or of the same metric."""
        return self.in_bracket(percent) or self.before(percent) or self.same_metric(percent)

    def in_bracket(self, percent: Mention) -> Mention | None:
        """The count in "80% (84 cơ sở)" or "80% (84/105 cơ sở)"."""
        following = self.following(percent)
        if following is None or not following.is_countable or self.roles[following.index].role != "reported":
            return None
        words = self.page.text[percent.end : following.start].strip()
        return following if words == "(" or self.is_named_part(percent, following, words) else None

    def is_named_part(self, percent: Mention, following: Mention, words: str) -> bool:
        """Whether a bracket behind a name holds the part: "46 giáo viên, … 69,6% trên chuẩn (32 giáo viên)"."""
        counts = [m for m in self.page.by_sentence[percent.sentence] if m.index < percent.index and m.is_countable]
        alone = words.endswith("(") and "," not in words and self.page.text.startswith(")", following.end)
        if not (alone and counts and counts[-1].unit == following.unit):
            return False
        return can_hold(counts[-1], following) and not can_hold(following, counts[-1])

    def before(self, percent: Mention) -> Mention | None:
        """The last count before the percentage in its sentence; of a fraction the upper figure."""
        earlier = [m for m in self.page.by_sentence[percent.sentence] if m.index < percent.index and m.is_countable]
        total = _TOTAL_OF.match(self.page.text, percent.end)
        if total is not None:
            counted = [m for m in earlier if m.unit and self.page.text.startswith(m.unit, total.end())]
            earlier = counted or earlier
        # "84 cơ sở đạt (xã An 40, xã Bình 44), chiếm 80%" speaks of the 84.
        earlier = [m for m in earlier if not is_limit(m) and not leaves_bracket(self.page.text[m.end : percent.start])]
        if not earlier or self.is_cut_off(percent, earlier[-1]):
            return None
        last = earlier[-1]
        if not self.speaks_of(percent, last) or self.divides(percent, last):
            return None
        upper = earlier[-2] if len(earlier) > 1 else None
        return upper if upper is not None and is_fraction(self.page, upper, last) else last

    def is_cut_off(self, percent: Mention, count: Mention) -> bool:
        """Whether a sign between the count and the percentage ends what is said of the count."""
        text = self.page.text
        stopped = _STOP.search(text, count.end, self.page.piece_before(percent)[0])
        return stopped is not None and not _GOES_ON.fullmatch(text, count.end, percent.start)

    def divides(self, percent: Mention, whole: Mention) -> bool:
        """Whether the percentage has a name of its own and is a share of the count: "46 giáo viên, 100% đạt chuẩn".

        "29 dự án 100% vốn nước ngoài" tells what they are.
        """
        between, after = self.page.text[whole.end : percent.start], self.page.text[percent.end : percent.end + 2]
        if between.isspace() and after.strip().isalpha():
            return True
        if not between.rstrip().endswith(",") or not after.strip().isalpha() or names_plan(self.page, percent):
            return False
        return not _NAMES_WHOLE.match(self.page.text, percent.end)

    def same_metric(self, percent: Mention) -> Mention | None:
        """The nearest count before, of the metric that the percentage itself names: "Số thu đạt 108% kế hoạch"."""
        meaning = self.meanings[percent.index]
        if meaning.metric is None or not meaning.own or meaning.start >= percent.start:
            return None
        near = (
            m for m in reversed(self.page.mentions[: percent.index])
            if m.block == percent.block and percent.sentence - m.sentence <= FORWARD and m.is_countable
        )  # fmt: skip
        named = [m for m in near if self.meanings[m.index].metric == meaning.metric]
        kinds = {m.index for m in named if self.wholes.get(m.index) in {other.index for other in named}}
        found = next((m for m in named if m.index not in kinds), None)
        return found if found is not None and self.is_reported(found) else None

    def speaks_of(self, percent: Mention, part: Mention) -> bool:
        """Whether the words before the percentage name nothing else than the part does."""
        meaning = self.meanings[percent.index]
        words = self.page.text[part.end : percent.start]
        bracketed = words.endswith("(") and not any(self.page.boundaries_in(part.end, percent.start - 1))
        if not meaning.own or meaning.start >= percent.start or bracketed:
            return self.is_reported(part)
        return meaning.metric is not None and meaning.metric == self.meanings[part.index].metric

    def following(self, mention: Mention) -> Mention | None:
        """The next figure of the sentence."""
        after = self.page.mentions[mention.index + 1 : mention.index + 2]
        return after[0] if after and after[0].sentence == mention.sentence else None

    # --- the whole ---

    def whole_of(self, percent: Mention, part: Mention) -> int | None:
        """The whole that the words name, else the part's own, else the one that its metric calls for."""
        phrase = self.page.text[slice(*self.page.piece_after(percent))]
        bracketed = self.whole_in_bracket(percent, part)
        if bracketed is not None:
            return bracketed.index
        if names_plan(self.page, percent):
            return plan(self.page, self.roles, self.wholes, percent, part)
        if _NAMES_WHOLE.match(phrase):
            named = self.named(percent, part)
            if named is not None or self.names_metric(percent, part):
                return named
        if part.index in self.wholes:
            return None if may_be_of_own(self.page, percent) else self.wholes[part.index]
        if part.index > percent.index:
            return self.divided(percent, part)
        return self.by_metric(part)

    def divided(self, percent: Mention, part: Mention) -> int | None:
        """The count before a percentage whose part follows in a bracket."""
        counts = [m for m in self.page.by_sentence[percent.sentence] if m.index < percent.index and m.unit == part.unit]
        return counts[-1].index if counts and can_hold(counts[-1], part) else None

    def whole_in_bracket(self, percent: Mention, part: Mention) -> Mention | None:
        """The figure in a bracket behind the words that name the whole: "74,9% dung tích thiết kế (550 triệu m3)"."""
        following = self.following(percent)
        if following is None or following is part or not alike(following, part) or not can_hold(following, part):
            return None
        words = self.page.text[percent.end : following.start]
        named = words.endswith("(") and words[:-1].strip() and not _STOP.search(words) and "," not in words
        compares = self.page.cues.between(percent.end, following.start, "base")
        return following if named and not compares and self.page.text.startswith(")", following.end) else None

    def phrase_metrics(self, percent: Mention, part: Mention) -> list[str]:
        """The metrics named after the percent sign, the part's own last."""
        found = [match.value for match in self.page.metrics.between(*self.page.piece_after(percent))]
        return sorted(found, key=lambda metric: metric == self.meanings[part.index].metric)

    def names_metric(self, percent: Mention, part: Mention) -> bool:
        """Whether the words after the percent sign name a whole by a metric of its own."""
        return bool(self.phrase_metrics(percent, part))

    def named(self, percent: Mention, part: Mention) -> int | None:
        """The nearest figure before, counting the same as the part, of a metric named after the percent sign."""
        earlier = [
            m for m in reversed(self.page.mentions[: percent.index])
            if m.index != part.index and alike(m, part) and self.is_reported(m) and can_hold(m, part)
        ]  # fmt: skip
        for metric in self.phrase_metrics(percent, part):
            for whole in earlier:
                if self.meanings[whole.index].metric == metric:
                    return whole.index
        return self.total(percent, part, earlier)

    def total(self, percent: Mention, part: Mention, earlier: list[Mention]) -> int | None:
        """The figure that "tổng số thí sinh" means: that of which the part is a part, else the nearest of that noun."""
        total = _TOTAL_OF.match(self.page.text, percent.end)
        if total is None or not part.unit or not self.page.text.startswith(part.unit, total.end()):
            return None
        if part.index in self.wholes:
            return self.wholes[part.index]
        return next((m.index for m in earlier if m.unit == part.unit and m.index not in self.wholes), None)

    def is_reported(self, mention: Mention) -> bool:
        return self.roles[mention.index].role == "reported" and mention.cell is None

    def by_metric(self, part: Mention) -> int | None:
        """The nearest figure before of which the part's metric makes it a part, and which is of the same owner."""
        metric = self.meanings[part.index].metric
        earlier = [m for m in reversed(self.page.mentions[: part.index]) if self.is_reported(m) and alike(m, part)]
        for name in metrics.by_id()[metric].wholes if metric else ():
            for whole in earlier:
                if self.meanings[whole.index].metric == name and same_owner(
                    self.owners[whole.index], self.owners[part.index]
                ):
                    return whole.index if can_hold(whole, part) else None
        return None

    # --- part and whole after the percentage ---

    def ahead(self, percent: Mention) -> Share:
        """Part and whole that follow a percentage: "37% trong 24 cơ sở", "68% số cơ sở …. Đoàn kiểm tra 74 cơ sở …"."""
        following = self.following(percent)
        if following is not None and _OF_FIGURE.fullmatch(self.page.text[percent.end : following.start]):
            return Share(None, following.index if following.is_countable else None)
        phrase = self.page.text[slice(*self.page.piece_after(percent))]
        if self.page.by_sentence[percent.sentence][0] is not percent or not _NAMES_WHOLE.match(phrase):
            return Share()
        for part in self.page.mentions[percent.index + 1 :]:
            whole = self.wholes.get(part.index)
            if part.sentence - percent.sentence > FORWARD or whole is None:
                continue
            unit = self.page.mentions[whole].unit
            if whole > percent.index and unit and f" {unit} " in f" {phrase.lower()} ":  # "tổng dư nợ" names no "tổ"
                return Share(part.index, whole)
        return Share()


def is_limit(mention: Mention) -> bool:
    """Whether a measure only says from where on things are counted: "352 em bơi được từ 25 mét trở lên, đạt 88%"."""
    bounded = mention.quantity.modifier in {"at_least", "at_most"}
    return bounded and mention.quantity.dimension not in (None, "count", "currency")
