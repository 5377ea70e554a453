"""Article to spaCy Doc: words and tags, then one component a layer. The only place with spaCy and underthesea."""

from extractor.pipeline import lean_spacy as lean_spacy  # before a module of this package imports spaCy
