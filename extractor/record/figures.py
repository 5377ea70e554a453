"""Figures: every quantity with what it counts, whose it is, for which period, and how it stands to the others."""

from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.record import figure_links, figure_meanings, figure_roles, implied
from extractor.record.figure_changes import Change, Changes
from extractor.record.figure_labels import Meaning
from extractor.record.figure_owners import Owners, mentions_of, stretches
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_parts import Parts
from extractor.record.figure_periods import Periods, dates_of
from extractor.record.figure_roles import Role
from extractor.record.figure_shares import Share, Shares
from extractor.schema.evidence import Evidence
from extractor.schema.record import Figure, ImpliedFigure

TOTAL = "total"
"""The metric of a figure that says nothing but that it is the sum of its parts."""
NO_SHARE, NO_CHANGE = Share(), Change()


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the figures of an article, each by the index of the mention."""

    page: Page
    meanings: dict[int, Meaning]
    roles: dict[int, Role]
    owners: dict[int, str | None]
    periods: dict[int, str | None]
    parts: Parts
    shares: dict[int, Share]
    changes: dict[int, Change]
    zeros: tuple[ImpliedFigure, ...]


def build(doc: Doc) -> tuple[tuple[Figure, ...], tuple[ImpliedFigure, ...]]:
    """The figures of an annotated article in order of appearance, and the counts that it states without a number."""
    reading = read(doc)
    figures = tuple(figure(reading, mention) for mention in reading.page.mentions)
    return figures, reading.zeros


def read(doc: Doc) -> Reading:
    """Labels, roles, owners, periods and links: the links need the labels, and labels are lent along the links."""
    page = Page.of(doc)
    named = mentions_of(doc, page.text)
    owners = Owners(page, named)
    dates = dates_of(doc)
    names = (*stretches(named), *((date.start, date.end) for date in dates))
    meanings, roles, belongs = figure_meanings.read(page, names), figure_roles.read(page), owners.read()
    parts = Parts(page, meanings, roles, belongs)
    figure_links.read(parts, owners.placed())
    shares = Shares(page, meanings, roles, parts.wholes, belongs).read()
    changes = Changes(page, meanings, roles, parts.wholes).read()
    walk = Periods(page, roles, dates)
    periods = walk.read()
    zeros = implied.build(page, owners, belongs, walk, periods)
    return Reading(page, lent(parts, shares, changes), roles, belongs, periods, parts, shares, changes, zeros)


def lent(parts: Parts, shares: dict[int, Share], changes: dict[int, Change]) -> dict[int, Meaning]:
    """The meanings, where those that have no words of their own take over those of the figure that they speak of."""
    result = dict(parts.meanings)
    for index, share in shares.items():
        if share.part is not None and not names_itself(parts.page.mentions[index], result[index]):
            result[index] = result[share.part]
    for index, change in changes.items():
        for one, other in ((change.new, index), (change.new, change.base), (change.base, index)):
            if one is not None and other is not None and result[other].metric is None:
                result[other] = result[one]
    for index, whole in parts.wholes.items():
        if not result[index].label(parts.page.text) and result[whole].metric != TOTAL:
            result[index] = result[whole]
    return result


def names_itself(percent: Mention, meaning: Meaning) -> bool:
    """Whether a percentage has a metric from the words before it; those after it may name its whole."""
    return meaning.own and meaning.metric is not None and meaning.start < percent.start


def figure(reading: Reading, mention: Mention) -> Figure:
    """The record's figure for one mention."""
    index, quantity = mention.index, mention.quantity
    share, change = reading.shares.get(index, NO_SHARE), reading.changes.get(index, NO_CHANGE)
    meaning = reading.meanings[index]
    whole = reading.parts.wholes.get(index, share.whole)
    group = reading.parts.groups.get(index)
    return Figure(
        id=identity(index),
        value=quantity.numeral.value,
        lower=quantity.interval.lower,
        upper=quantity.interval.upper,
        lower_open=quantity.interval.lower_open,
        upper_open=quantity.interval.upper_open,
        unit=quantity.unit,
        per=quantity.per,
        dimension=quantity.dimension,
        modifier=quantity.modifier,
        decimals=quantity.numeral.decimals,
        resolution=quantity.numeral.resolution,
        flags=quantity.numeral.flags,
        metric=meaning.metric,
        label=meaning.label(reading.page.text) or quantity.unit,
        about=reading.owners[index],
        period=reading.periods[index],
        of=link(whole),
        partition=None if group is None else f"p{group}",
        part=link(share.part if share.part is not None else change.new),
        base=link(change.base),
        role=reading.roles[index].role,
        evidence=(Evidence.of(reading.page.text, mention.start, mention.end),),
    )


def identity(index: int) -> str:
    """The id of the mention with this index."""
    return f"f{index + 1}"


def link(index: int | None) -> str | None:
    """The id to which a link points."""
    return None if index is None else identity(index)
