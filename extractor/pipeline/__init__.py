"""Article to spaCy Doc: words and tags, then one component a layer. The only place with spaCy and underthesea."""
