"""Options of the whole suite."""


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite golden files; read the diff before committing it")
