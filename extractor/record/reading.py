"""What the parts of the record read from a Doc: its text, sentences, blocks and cues, found once."""

import sys
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from extractor import layers
from extractor.parsers import sentences, triggers
from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.schema.article import Article


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span of a layer with its value, as plain offsets."""

    start: int
    end: int
    value: object


@dataclass(frozen=True, slots=True)
class Reading:
    """A Doc, or the stretch of it from `start` to `end`, as the inspection is read from it.

    Sentences are offsets in order; cues keep the order of the text.
    """

    doc: Doc
    article: Article
    text: str
    sentences: tuple[tuple[int, int], ...]
    cues: tuple[Match[Cue], ...]
    start: int = 0
    end: int = sys.maxsize
    _layers: dict[str, list[Stretch]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, doc: Doc) -> "Reading":
        """Finds sentences and cues; the layers are read from the Doc when asked for."""
        text = layers.text_of(doc)
        return cls(doc, doc.user_data["article"], text, tuple(sentences.split(text)), tuple(triggers.parse(text)))

    def layer(self, name: str) -> list[Stretch]:
        """The spans of a layer (a name of `extractor.layers`) in order, read from the Doc once."""
        if name not in self._layers:
            self._layers[name] = self._read(name)
        return self._layers[name]

    def _read(self, name: str) -> list[Stretch]:
        extension = layers.EXTENSIONS[name]
        spans = self.doc.spans.get(name, ())
        inside = (span for span in spans if self.start <= span.start_char < self.end)
        found = [Stretch(span.start_char, span.end_char, span._.get(extension)) for span in inside]
        return sorted(found, key=lambda stretch: (stretch.start, -stretch.end))

    def within(self, start: int, end: int) -> "Reading":
        """The same, of what begins from `start` up to `end` alone."""
        cues = tuple(cue for cue in self.cues if start <= cue.start < end)
        return replace(self, cues=cues, start=start, end=end)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds `offset`."""
        index = bisect_right(self.sentences, (offset, len(self.text))) - 1
        return self.sentences[max(index, 0)]

    def in_caption(self, offset: int) -> bool:
        """Whether `offset` stands below a picture, whose words tell what it shows and not what the article reports."""
        return any(block.start <= offset < block.end for block in self.article.body.blocks if block.kind == "caption")

    def heading(self) -> tuple[int, int]:
        """The offsets of the headline, empty where the page shows none."""
        for block in self.article.body.blocks:
            if block.kind == "heading":
                return block.start, block.end
        return 0, 0
