"""Mentions of places to the places of the record: one for each unit, with all its evidence and what it became."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from extractor import layers
from extractor.rules.places import Unit, bare_name, key, table
from extractor.schema.evidence import Evidence
from extractor.schema.record import Place
from extractor.schema.values import PlaceMention

# Bodies whose name holds a place without saying that anything happens there: "Công ty Bia Hà Nội", "Báo Hải Dương".
BRANDS = frozenset({"doanh nghiệp", "trường học", "báo chí"})


@dataclass
class Group:
    """The mentions of one place in the order of the text."""

    mentions: list[tuple[int, int, PlaceMention]] = field(default_factory=list)

    @property
    def best(self) -> PlaceMention:
        """The mention that names the place: the first with its type word, else the first."""
        mentions = [mention for _, _, mention in self.mentions]
        typed = [mention for mention in mentions if mention.name != bare_name(mention.name)]
        return next((mention for mention in typed if mention.name[0].islower()), (typed or mentions)[0])


def build(doc: Doc) -> tuple[Place, ...]:
    """The places of the article in order of first mention, those inside names of companies, schools and papers left out.

    A bare name is the same place as that name with a type word; of several such, as the one of the highest level.
    """
    brands = [span for span in doc.spans[layers.ORGANIZATIONS] if span._.organization.kind in BRANDS]
    spans = [span for span in doc.spans[layers.PLACES] if not _in_brand(span, brands)]
    groups: dict[tuple[str, str], Group] = {}
    for span in spans:
        groups.setdefault(_identity(span._.place), Group()).mentions.append(
            (span.start_char, span.end_char, span._.place)
        )
    merged = _bare_into_typed(groups)
    ordered = sorted(merged, key=lambda group: min(start for start, _, _ in group.mentions))
    return tuple(_place(layers.text_of(doc), group) for group in ordered)


def _in_brand(span: Span, brands: list[Span]) -> bool:
    typed = span._.place.name != bare_name(span._.place.name)
    return not typed and any(brand.start <= span.start and span.end <= brand.end for brand in brands)


def _identity(mention: PlaceMention) -> tuple[str, str]:
    """What makes two mentions one place: a settled code and the unit that bore it, else type and name.

    The units of 2025 took codes over: 24 was Bắc Giang and is Bắc Ninh.
    """
    if unit := _unit(mention):
        return unit.code, unit.name
    return mention.type or "", key(bare_name(mention.name))


def _bare_into_typed(groups: dict[tuple[str, str], Group]) -> list[Group]:
    """The groups, those that only ever stand without a type word joined to the typed place of that name."""
    typed: dict[str, Group] = {}
    for group in sorted(groups.values(), key=lambda group: min(map(len, group.best.candidates), default=9)):
        if group.best.name != bare_name(group.best.name):
            typed.setdefault(key(bare_name(group.best.name)), group)
    result = []
    for group in groups.values():
        target = typed.get(key(bare_name(group.best.name)), group)
        if target is not group and all(mention.name == bare_name(mention.name) for _, _, mention in group.mentions):
            target.mentions += group.mentions
        else:
            result.append(group)
    return result


def _place(text: str, group: Group) -> Place:
    best = group.best
    settled = _unit(best)
    return Place(
        name=best.name,
        type=best.type,
        code=best.candidates[0] if len(best.candidates) == 1 else None,
        candidates=best.candidates if len(best.candidates) > 1 else (),
        parent=best.parent,
        successors=table().successors(settled) if settled else (),
        evidence=tuple(Evidence.of(text, start, end) for start, end, _ in sorted(group.mentions, key=lambda m: m[:2])),
    )


def _unit(mention: PlaceMention) -> Unit | None:
    """The row of the table behind a settled place."""
    if len(mention.candidates) != 1:
        return None
    rows = table().by_code[mention.candidates[0]]
    name = key(bare_name(mention.name))
    return next((row for row in rows if key(row.name) == name), rows[0])
