"""Changes: the new figure and the one against which it rose or fell.

"54 vụ, tăng 12,5% so với cùng kỳ (48 vụ)": the percentage has the part 54 and the base 48. In "từ 17,7 lên 30 triệu
đồng" the second figure has the first for its base, and a change printed beside them has both.
"""

import re
from dataclasses import dataclass

from extractor.parsers.asides import opens_from
from extractor.record.figure_labels import Meaning
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_roles import Role, goes_to
from extractor.record.figure_units import alike
from extractor.rules.vocabulary import pattern

_CLAUSE = re.compile(r"[,;]")
_QUOTE = re.compile(r":\s*[\"“]")
_SUBJECT = pattern(r"\b(?:{what_changes})\b", re.IGNORECASE)
_MONEY = pattern(r"\b(?:{worth_money})\b", re.IGNORECASE)
REACH = 2
"""How many sentences may lie between a change and its figures."""
NEAR = 20
"""How many characters behind a change "so với cùng kỳ" ends that belongs to it."""
BLOCKS = 4
"""How many paragraphs, where the change names what it is a change of."""


@dataclass(frozen=True, slots=True)
class Change:
    """Indices of the new figure and of the base; for a new figure itself `new` is None."""

    new: int | None = None
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is needed to read changes."""

    page: Page
    meanings: dict[int, Meaning]
    roles: dict[int, Role]
    wholes: dict[int, int]

    def read(self) -> dict[int, Change]:
        """The links of every change, and of every new figure written "từ … lên …", by index."""
        found: dict[int, Change] = {}
        for mention in self.page.mentions:
            if mention.cell is not None:
                continue
            if self.roles[mention.index].continues:
                found[mention.index] = found[mention.index - self.roles[mention.index].continues]
            elif self.roles[mention.index].sign:
                found[mention.index] = self.change_of(mention)
            elif (old := self.start_of(mention)) is not None:
                found[mention.index] = Change(base=old.index)
        return found

    def change_of(self, change: Mention) -> Change:
        """New figure and base of one printed change."""
        pair = self.from_to(change)
        if pair is not None:
            return Change(pair[1].index, pair[0].index)
        base = self.base_of(change)
        new = self.new_of(change, base)
        if base is None and new is not None and self.exceeds(change):
            base = self.limit(new)
        fits = base is None or new is None or alike(base, new) or per_one(new, base)
        return Change(new.index if new else None, base.index if base and fits else None)

    def start_of(self, mention: Mention) -> Mention | None:
        """The figure from which `mention` rose or fell: "từ 980 lên 1.104 trường hợp".

        What a bracket closes is none: "giảm 7% so với cùng kỳ (1.260 cơ sở); trong khi số cơ sở tạm nghỉ lên đến 702".
        """
        previous = self.page.mentions[mention.index - 1] if mention.index else None
        if previous is None or previous.sentence != mention.sentence or not self.roles[previous.index].is_base:
            return None
        start, end = self.page.gap_before(previous)
        between = self.page.text[previous.end : mention.start]
        bracketed = self.page.text[start:end].endswith("(") and ")" not in between
        begun = (self.page.cues.between(start, end, "from") or bracketed) and ";" not in between
        return previous if begun and goes_to(self.page, previous) and alike(previous, mention) else None

    def from_to(self, change: Mention) -> tuple[Mention, Mention] | None:
        """Old and new figure written "từ … lên …" in the sentence of the change, those in a bracket behind it first."""
        pairs = [
            (old, new) for new in self.page.by_sentence[change.sentence]
            if abs(new.index - change.index) <= REACH and self.measures(change, new) and (old := self.start_of(new))
            and not (new.index < change.index and self.has_subject(change))
            and self.changed_in_bracket(old) in (None, change)
        ]  # fmt: skip
        return next((pair for pair in pairs if self.changed_in_bracket(pair[0])), pairs[0] if pairs else None)

    def has_subject(self, change: Mention) -> bool:
        """Whether the clause of a change names what changes: "từ 52,7% xuống 40,3%, song số nhà bị phạt lại tăng 55,7%"."""
        return bool(_SUBJECT.search(self.clause_of(change)))

    def clause_of(self, change: Mention) -> str:
        """The words before a change, back to the last comma or figure."""
        return _CLAUSE.split(self.page.text[slice(*self.page.gap_before(change))])[-1]

    def changed_in_bracket(self, old: Mention) -> Mention | None:
        """The change that a bracket explains which begins with `old`: "tăng 81% (từ 3,5 đến 6,5 triệu tấn)"."""
        bracketed = old.index and opens_from(self.page.text[slice(*self.page.gap_before(old))])
        change = self.page.mentions[old.index - 1] if bracketed else None
        return change if change is not None and self.roles[change.index].sign else None

    def measures(self, change: Mention, new: Mention) -> bool:
        """Whether the change can be one of this figure: in its unit, in percent, or in points of a percentage."""
        if change.is_percent and _MONEY.search(self.clause_of(change)):
            return new.is_money  # "số cơ sở bị phạt tăng 12,6%, còn tiền phạt tăng 33,6%"
        if change.is_percent or (change.is_points and new.is_percent) or alike(change, new):
            return True
        # "tăng 400.000 đồng so với mức 4,8 triệu đồng/tháng"
        return change.is_money and new.is_money and change.quantity.per is None

    def is_base(self, mention: Mention) -> bool:
        return self.roles[mention.index].is_base

    def base_of(self, change: Mention) -> Mention | None:
        """The figure after "so với", behind the change or before it in the sentence."""
        sentence = self.page.by_sentence[change.sentence]
        after = [m for m in sentence if m.index > change.index]
        for mention in after[:REACH]:
            if ";" in self.page.text[change.end : mention.start]:
                break  # "tăng 42% so với cùng kỳ; so với chỉ tiêu 17.500 tỷ đồng vượt 7%"
            if self.is_base(mention):
                return mention
            if not self.roles[mention.index].sign or self.compares(change.end, mention.start):
                break  # "tăng 4% so với cùng kỳ và vượt 7% so với kế hoạch (50 tỷ đồng)"
        if self.compares(change.end, change.end + NEAR):
            return None  # "đạt 51% kế hoạch (50 tỷ đồng) và tăng 4% so với cùng kỳ": the base is not printed
        before = [m for m in sentence if m.index < change.index and self.is_base(m) and self.measures(change, m)]
        if len(before) > 1:
            return self.named_in(before, self.clause_of(change))
        return before[0] if before else None

    def named_in(self, candidates: list[Mention], words: str) -> Mention | None:
        """Of several figures the one that the words name best: "(265 vụ, 121 người chết), … số người chết giảm 9 người"."""
        named = set(words.lower().split())
        scores = [len(named & set(self.name_of(m).lower().split())) for m in candidates]
        best = max(scores)
        found = [m for m, score in zip(candidates, scores, strict=True) if score == best]
        return found[-1] if len(found) == 1 else None

    def name_of(self, mention: Mention) -> str:
        """What a figure counts, with the words around it up to the next comma."""
        before, after = self.page.piece_before(mention), self.page.piece_after(mention)
        return f"{self.page.text[slice(*before)]} {mention.unit} {self.page.text[slice(*after)]}"

    def compares(self, start: int, end: int) -> bool:
        """Whether the stretch says that something is compared: "so với cùng kỳ"."""
        return bool(self.page.cues.between(start, end, "base"))

    def new_of(self, change: Mention, base: Mention | None) -> Mention | None:
        """The nearest reported figure before the change that it can be a change of.

        Where the sentence opens with its base ("So với 8 tỷ đồng …, số thu tăng 15%"), the figure stands before it.
        """
        earlier = [
            m for m in reversed(self.page.mentions[: change.index])
            if self.roles[m.index].role == "reported" and m.cell is None and m.block == change.block
            and not m.is_duration and self.measures(change, m) and (base is None or alike(base, m) or per_one(m, base))
        ]  # fmt: skip
        metric = self.meanings[change.index].metric
        here = [m for m in earlier if m.sentence == change.sentence]
        here = [m for m in here if not _QUOTE.search(self.page.text, m.end, change.start)]
        if not here and base is not None and metric is not None and (found := self.of_metric(change, base, metric)):
            return found
        if here:
            new = self.shared(here) if change.is_percent else here[0]
            return new if self.names_same(change, new) else None
        above = [m for m in reversed(earlier) if m.sentence == change.sentence - 1]
        if base is not None:
            return (self.named_in(above, self.name_of(base)) or above[0]) if above else None
        return self.named_above(change, above) if self.opens_with_base(change) else None

    def shared(self, here: list[Mention]) -> Mention:
        """Of the figures before a change the nearest, of "12 triệu lượt, chiếm 79%" the count and not its share."""
        near = here[0]
        count = here[1] if near.is_percent and len(here) > 1 and here[1].index == near.index - 1 else None
        share = count and not count.is_percent and self.page.cues.between(count.end, near.start, "share")
        return count if count is not None and share else near

    def of_metric(self, change: Mention, base: Mention, metric: str) -> Mention | None:
        """The nearest figure before of the metric that the change names: "số cơ sở được kiểm tra tăng 20%"."""
        earlier = (
            m for m in reversed(self.page.mentions[: change.index])
            if m.cell is None and change.block - m.block <= BLOCKS and self.roles[m.index].role == "reported"
        )  # fmt: skip
        found = [m for m in earlier if self.meanings[m.index].metric == metric and alike(base, m)]
        return next((m for m in found if not self.is_kind(m, found)), None)

    def is_kind(self, mention: Mention, others: list[Mention]) -> bool:
        """Whether a figure is a part of another one of its metric: one kind of violation among all."""
        return self.wholes.get(mention.index) in {other.index for other in others}

    def opens_with_base(self, change: Mention) -> bool:
        """Whether the sentence compares with figures that are not printed: "So với cùng kỳ, giảm 12 vụ, tăng 3 người chết"."""
        return self.compares(self.page.sentences[change.sentence][0], change.start)

    def named_above(self, change: Mention, above: list[Mention]) -> Mention | None:
        """The figure of the sentence before that counts the same, by its metric or by being the only one."""
        metric = self.meanings[change.index].metric
        named = [m for m in above if metric is not None and self.meanings[m.index].metric == metric]
        alone = above if len(above) == 1 or (len(above) > 1 and not change.is_percent and metric is None) else []
        found = named or (alone if len(alone) == 1 else [])
        return found[0] if found else None

    def names_same(self, change: Mention, new: Mention) -> bool:
        """Whether the words before the change name nothing else than the new figure does."""
        own = self.meanings[change.index].metric
        return own is None or own == self.meanings[new.index].metric

    def exceeds(self, change: Mention) -> bool:
        """Whether the change is over a limit or plan: "vượt 4.600 m3"."""
        start, end = self.page.piece_before(change)
        return "vượt" in self.page.text[start:end].lower()

    def limit(self, new: Mention) -> Mention | None:
        """The limit or plan before the new figure."""
        earlier = reversed(self.page.mentions[: new.index])
        near = (m for m in earlier if m.block == new.block and new.sentence - m.sentence <= REACH)
        return next((m for m in near if self.roles[m.index].role in {"threshold", "target"} and alike(m, new)), None)


def per_one(new: Mention, base: Mention) -> bool:
    """Whether both measure the same and only the new figure says of what each: "6.240 lượt/trận …, năm trước 5.310 lượt"."""
    return new.quantity.per is not None and (new.unit or "").partition("/")[0] == base.unit
