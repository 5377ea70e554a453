"""Plain functions from text to matches: numerals, units, quantities, dates, documents, sentences. No HTML, no spaCy."""
