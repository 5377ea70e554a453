"""Options of the whole suite."""

from hypothesis import settings


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite golden files; read the diff before committing it")


# A test says what must hold, never how fast: a busy machine would turn it red.
settings.register_profile("kiemtra", deadline=None)
settings.load_profile("kiemtra")
