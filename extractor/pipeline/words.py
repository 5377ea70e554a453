"""Segmented words with parts of speech, by underthesea's models called directly.

`underthesea.pos_tag` tokenizes and builds features anew at every layer; here each sentence is tokenized once, on our own
text so that offsets are kept, and the two models it uses are asked one after the other. The tags are identical to its
own (`tests/pipeline/test_words.py`). Its default POS model of 2017 is fed a constant where it was trained on gold
history (90.5% right); the model "v2.0" is right in 98.6%, but `pos_tag(model="v2.0")` computes its answer only inside
the branch that loads the model, so its second call fails: the model itself is sound and is called here.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from underthesea_core import CRFTagger

from extractor.pipeline.features import Features
from extractor.pipeline.lean_underthesea import MODELS, TOKEN, normalize_characters_in_text, token_normalize
from extractor.schema.values import Word

_SEGMENTER = MODELS / "word_tokenize" / "models" / "ws_crf_vlsp2013_20230727"
_TAGGER = MODELS / "pos_tag" / "models" / "pos_crf_vlsp2013_20230303"
# Compiled here and not taken from the module, whose own copy changes for good once somebody passes `fixed_words`.
_TOKEN = re.compile(TOKEN, re.VERBOSE)


class Model:
    """A CRF model of underthesea with the features it was trained on."""

    def __init__(self, folder: Path) -> None:
        self._features = Features(folder)
        self._tagger = CRFTagger()
        self._tagger.load(str(folder / "models.bin"))

    def labels(self, tokens: list[str]) -> list[str]:
        """The label of each token of a sentence."""
        return list(self._tagger.tag(self._features(tokens)))


@cache
def _model(folder: Path) -> Model:
    return Model(folder)


def words(text: str, sentences: Iterable[tuple[int, int]]) -> list[Word]:
    """The words of each sentence (offsets into `text`) with their tags, in order; punctuation has the tag CH."""
    return [word for start, end in sentences for word in _sentence(text, start, end)]


def _sentence(text: str, start: int, end: int) -> list[Word]:
    tokens = [match.span() for match in _TOKEN.finditer(text, start, end)]
    if not tokens:
        return []
    forms = [_normalized(text[a:b]) for a, b in tokens]
    spans: list[tuple[int, int]] = []
    written: list[str] = []
    for tag, (a, b), form in zip(_model(_SEGMENTER).labels(forms), tokens, forms, strict=True):
        if tag == "I-W" and spans:
            spans[-1] = (spans[-1][0], b)
            written[-1] += f" {form}"
        else:
            spans.append((a, b))
            written.append(form)
    tags = _model(_TAGGER).labels(written)
    return [Word(a, b, tag.removeprefix("B-")) for (a, b), tag in zip(spans, tags, strict=True)]


@lru_cache(maxsize=50_000)
def _normalized(token: str) -> str:
    """underthesea's own spelling of a token ("hoá" becomes "hóa"), which its models were trained on."""
    return str(token_normalize(normalize_characters_in_text(token)))
