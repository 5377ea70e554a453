"""Tokens so fine that every stretch a parser or rule can find begins and ends with one.

A token is a run of letters with their marks, a run of digits, or any other single character; "m2" and "4đề" are two.
Segmented words are a layer over the tokens: on news text a fifth of the administrative names that rules find do not
fall on word boundaries, so words are evidence and never walls.
"""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor import layers

_TOKEN = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+|.", re.DOTALL)


class CharacterClassTokenizer:
    """A spaCy tokenizer that gives back its text exactly, white space and line breaks included."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The Doc of `text`, whose `text` attribute equals it.

        A space after a token is its `whitespace_`; any other character of white space is a token of its own.
        """
        words: list[str] = []
        spaces: list[bool] = []
        for match in _TOKEN.finditer(text):
            token = match[0]
            if token == " " and spaces and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(token)
                spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data[layers.TEXT] = text
        return doc
