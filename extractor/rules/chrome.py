"""Types of `rules/chrome.toml`: the words that a portal prints around an article."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen

Role = Literal[
    "end", "box", "control", "stray", "counter", "views", "published", "modified", "clock", "section", "author", "account",
    "source", "site", "menu", "credit",
]  # fmt: skip


class Phrase(Rule):
    """Words that stand in lines of chrome or of metadata. Phrases are tried in the order of the file.

    `end`: the article is over. `box`: a box of other articles, after which the article may go on. `control`: a button.
    `stray`: words left by images and widgets. `counter`: visits of the site. `views`: readers of the article.
    `published`, `modified`, `section`, `author`, `source`: labels before a value. `account`: a label before an account, which is
    no author. `clock`: time of day, weekday, time zone. `site`: a site's name. `menu`: a section or a breadcrumb.
    `credit`: how a caption names the photographer.
    """

    role: Role
    pattern: str
    case: bool = False


class Dateline(Rule):
    """The mark that opens a first sentence ("(NLĐ) -"); a dump may have glued the headline to its left."""

    pattern: str


class Stamp(Rule):
    """A date as only a CMS prints it, with the groups `day` and `year` and <month> for a number or a name of `months`."""

    pattern: str


class RefusalRule(Rule):
    """Words in the title or a heading by which a short page says that it is no article; `reason` says so to the user."""

    pattern: str
    reason: str


class MarkupWords(Frozen):
    """Words in the `class` and `id` of elements, compared as whole words and as joined pairs ("tin-lien-quan": lienquan).

    `closed`: boxes that hold other people's prose, so they go even if they read like an article. `boxes`: furniture,
    dropped where it holds little prose. `hidden`: elements that no reader sees. `lead`, `caption`: their kind.
    `icons`: a sign that stands for a label, and the label.
    """

    closed: tuple[str, ...]
    boxes: tuple[str, ...]
    hidden: tuple[str, ...]
    lead: tuple[str, ...]
    caption: tuple[str, ...]
    icons: dict[str, str]


class Chrome(Frozen):
    """The whole file.

    `function_words`: the words without which Vietnamese prose cannot be written. `not_names`: sections and places that
    look like a signature in their form. `bodies`: the words with which names of bodies begin. `accounts`: the names
    under which a CMS, and no person, publishes. `imprint_words`: two of them in a paragraph make it the foot of a site.
    `months`: names of months to their number.
    """

    function_words: tuple[str, ...]
    not_names: tuple[str, ...]
    bodies: tuple[str, ...]
    accounts: tuple[str, ...]
    imprint_words: tuple[str, ...]
    months: dict[str, int]
    markup: MarkupWords
    phrase: tuple[Phrase, ...]
    dateline: tuple[Dateline, ...]
    stamp: tuple[Stamp, ...]
    refusal: tuple[RefusalRule, ...]
