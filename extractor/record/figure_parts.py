"""Which figure is a part of which, as it becomes known: the state that the readers of lists and metrics share."""

from dataclasses import dataclass, field

from extractor.record import metrics
from extractor.record.figure_labels import Meaning
from extractor.record.figure_owners import same_owner
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_roles import Role
from extractor.record.figure_units import alike

BACK = 3
"""How many sentences before a part its whole may stand."""


@dataclass(slots=True)
class Parts:
    """The wholes found so far. `wholes`: index of the whole by that of the part; `groups`: the list to which a part belongs.

    Parts of one whole in different groups are different ways of dividing it ("61 vụ; huyện A 24 vụ, huyện B 37 vụ. Đã xử
    lý 55 vụ, chuyển công an 6 vụ").
    """

    page: Page
    meanings: dict[int, Meaning]
    roles: dict[int, Role]
    owners: dict[int, str | None]
    wholes: dict[int, int] = field(default_factory=dict)
    groups: dict[int, int] = field(default_factory=dict)

    def is_reported(self, mention: Mention) -> bool:
        """Whether a figure is neither a change nor a plan nor a limit."""
        return self.roles[mention.index].role == "reported"

    def is_free(self, mention: Mention) -> bool:
        """Whether a figure can still become a part: reported, countable and not yet linked."""
        return mention.is_countable and self.is_reported(mention) and mention.index not in self.wholes

    def metric(self, mention: Mention) -> str | None:
        """The metric that a figure's own words name."""
        return self.meanings[mention.index].metric

    def accepts(self, whole: Mention, part: Mention) -> bool:
        """Whether nothing known speaks against the pair: neither roles and metrics, nor a chain back to the part."""
        planned = self.roles[whole.index].role == "target" and not self.roles[whole.index].is_base
        if whole.index == part.index or not (self.is_reported(whole) or planned) or self._inside(whole, part):
            return False
        # "xử lý 75 vụ vi phạm. Cụ thể, 30 vụ vi phạm về giá …": the noun that both have names the metric of the part.
        by_noun = whole.unit == part.unit and self.metric(part) in {m.value for m in metrics.parse(part.unit or "")}
        return by_noun or metrics.fits(self.metric(part), self.metric(whole))

    def _inside(self, whole: Mention, part: Mention) -> bool:
        step: int | None = whole.index
        while step is not None and step != part.index:
            step = self.wholes.get(step)
        return step is not None

    def new_group(self) -> int:
        """A number for the parts of one more list."""
        return max(self.groups.values(), default=0) + 1

    def link(self, part: Mention, whole: Mention, group: int) -> None:
        """Notes that one figure is a part of another, as a member of this group."""
        self.wholes[part.index] = whole.index
        self.groups[part.index] = group

    def group_of(self, whole: Mention) -> int | None:
        """The group of the parts that the whole already has, the last if there are several."""
        return next((self.groups[part] for part, of in reversed(self.wholes.items()) if of == whole.index), None)

    def near(self, mention: Mention, blocks: int = 0) -> list[Mention]:
        """The figures before `mention` in its sentence and the few before, the nearest first.

        `blocks`: how many paragraphs back they may stand.
        """
        return [
            m for m in reversed(self.page.mentions[: mention.index])
            if mention.block - m.block <= blocks and mention.sentence - m.sentence <= BACK and m.cell is None
        ]  # fmt: skip

    def named(self, metric: str, mention: Mention, blocks: int = 0) -> Mention | None:
        """The nearest figure before `mention` of this metric, of the same owner and counting the same.

        Members of a list of another sentence are not meant, and of several the one that can hold the figure is.
        """
        found = [
            m for m in self.near(mention, blocks)
            if self.metric(m) == metric and self.is_reported(m) and alike(m, mention) and self.accepts(m, mention)
            and same_owner(self.owners[m.index], self.owners[mention.index])
            and (m.index not in self.groups or m.sentence == mention.sentence or not self.has_siblings(m))
        ]  # fmt: skip
        return next((m for m in found if can_hold(m, mention)), found[0] if len(found) == 1 else None)

    def has_siblings(self, part: Mention) -> bool:
        """Whether a part stands in a list with others of its own metric or of none."""
        group = self.groups.get(part.index)
        others = [index for index, other in self.groups.items() if other == group and index != part.index]
        return any(self.meanings[index].metric in (None, self.metric(part)) for index in others)


def can_hold(whole: Mention, part: Mention) -> bool:
    """Whether the whole can be as large as the part."""
    return whole.most is None or part.least is None or whole.most >= part.least
