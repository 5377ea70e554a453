"""The types in which the stages meet: evidence, article, values, record and verdict. Imports nothing of the package."""
