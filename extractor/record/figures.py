"""Figures: every quantity with what it counts, whose it is, for which period, and how it stands to the others."""

from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.record import figure_labels, figure_links, figure_roles
from extractor.record.figure_changes import Change, Changes
from extractor.record.figure_labels import Meaning
from extractor.record.figure_owners import Owners, mentions_of, stretches
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_periods import Periods, dates_of
from extractor.record.figure_roles import Role
from extractor.record.figure_shares import Share, Shares
from extractor.schema.evidence import Evidence
from extractor.schema.record import Figure, ImpliedFigure

NO_SHARE, NO_CHANGE = Share(), Change()


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the figures of an article, each by the index of the mention."""

    page: Page
    meanings: dict[int, Meaning]
    roles: dict[int, Role]
    owners: dict[int, str | None]
    periods: dict[int, str | None]
    wholes: dict[int, int]
    shares: dict[int, Share]
    changes: dict[int, Change]


def build(doc: Doc) -> tuple[tuple[Figure, ...], tuple[ImpliedFigure, ...]]:
    """The figures of an annotated article in order of appearance, and the counts that it states without a number."""
    reading = read(doc)
    figures = tuple(figure(reading, mention) for mention in reading.page.mentions)
    return figures, ()


def read(doc: Doc) -> Reading:
    """Labels, roles, owners, periods and links: the links need the labels, and labels are lent along the links."""
    page, named = Page.of(doc), mentions_of(doc)
    owners = Owners(page, named)
    meanings, roles = figure_labels.read(page, stretches(named)), figure_roles.read(page)
    belongs = owners.read()
    wholes = figure_links.read(page, meanings, roles, owners.placed(), belongs)
    shares = Shares(page, meanings, roles, wholes, belongs).read()
    changes = Changes(page, meanings, roles).read()
    meanings = lent(page, meanings, wholes, shares, changes)
    return Reading(page, meanings, roles, belongs, Periods(page, roles, dates_of(doc)).read(), wholes, shares, changes)


def lent(
    page: Page,
    meanings: dict[int, Meaning],
    wholes: dict[int, int],
    shares: dict[int, Share],
    changes: dict[int, Change],
) -> dict[int, Meaning]:
    """The meanings, where those that have no words of their own take over those of the figure that they speak of."""
    result = dict(meanings)
    for mention in page.mentions:
        index = mention.index
        source = shares.get(index, NO_SHARE).part
        if source is None:
            source = changes.get(index, NO_CHANGE).new
        if source is None and not result[index].label(page.text):
            source = wholes.get(index)
        if source is not None and not (result[index].own and result[index].metric):
            result[index] = result[source]
    return result


def figure(reading: Reading, mention: Mention) -> Figure:
    """The record's figure for one mention."""
    index, quantity = mention.index, mention.quantity
    share, change = reading.shares.get(index, NO_SHARE), reading.changes.get(index, NO_CHANGE)
    meaning = reading.meanings[index]
    whole = reading.wholes.get(index, share.whole)
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
