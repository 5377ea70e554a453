"""Reads the data in `rules/` and validates it into frozen types; one module of types a file. Level 1."""
