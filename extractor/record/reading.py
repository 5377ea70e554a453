"""What the parts of the record read from a Doc: its text, sentences, blocks and cues, found once."""

from bisect import bisect_right
from dataclasses import dataclass

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
    """A Doc as the inspection is read from it. Sentences are offsets in order; cues keep the order of the text."""

    doc: Doc
    article: Article
    text: str
    sentences: tuple[tuple[int, int], ...]
    cues: tuple[Match[Cue], ...]

    @classmethod
    def of(cls, doc: Doc) -> "Reading":
        """Finds sentences and cues; the layers are read from the Doc when asked for."""
        text = layers.text_of(doc)
        return cls(doc, doc.user_data["article"], text, tuple(sentences.split(text)), tuple(triggers.parse(text)))

    def layer(self, name: str) -> list[Stretch]:
        """The spans of a layer (a name of `extractor.layers`) in order."""
        extension = layers.EXTENSIONS[name]
        spans = self.doc.spans.get(name, ())
        found = [Stretch(span.start_char, span.end_char, span._.get(extension)) for span in spans]
        return sorted(found, key=lambda stretch: (stretch.start, -stretch.end))

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds `offset`."""
        index = bisect_right(self.sentences, (offset, len(self.text))) - 1
        return self.sentences[max(index, 0)]

    def heading(self) -> tuple[int, int]:
        """The offsets of the headline, empty where the page shows none."""
        for block in self.article.body.blocks:
            if block.kind == "heading":
                return block.start, block.end
        return 0, 0
