"""Checks between articles: what several of them tell of the same thing, and an article against a reference table."""
