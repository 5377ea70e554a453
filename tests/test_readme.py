"""The README tells the truth: its commands, options, files, fields and rooms exist, and CI runs its two set-up commands."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.schema.record import InspectionRecord

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title):
    return re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)[1]


def test_there_are_exactly_two_set_up_commands_and_ci_runs_both():
    commands = re.findall(r"```sh\n(.+?)\n```", README)
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert len(commands) == 2
    for command in commands:
        assert command in ci


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`kiemtra (\w+)", README))))
def test_every_command_that_is_named_exists(command):
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


def test_every_command_that_exists_is_named():
    names = {command.name or command.callback.__name__ for command in app.registered_commands}
    names |= {group.name for group in app.registered_groups}
    assert {name for name in names if f"`kiemtra {name}" not in README} == set()


@pytest.mark.parametrize("option", sorted(set(re.findall(r"--[a-z][a-z-]+", section("Commands")))))
def test_every_option_that_is_named_exists(option):
    pages = [
        CliRunner().invoke(app, [*name, "--help"], env={"COLUMNS": "200"}).output
        for name in (
            ["extract"],
            ["check"],
            ["explain"],
            ["report"],
            ["serve"],
            ["archive", "add"],
            ["archive", "verify"],
            ["archive", "export"],
        )
    ]
    assert any(option in page for page in pages)


@pytest.mark.parametrize("field", list(InspectionRecord.model_fields))
def test_every_field_of_the_record_is_explained(field):
    assert f"`{field}`" in section("The record")


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:rules|extractor|tests|fixtures)/[\w./-]*\w)`", README))))
def test_every_file_that_is_named_exists(path):
    assert (ROOT / path).exists()


def test_every_room_of_the_house_is_described():
    rooms = {
        path.name.removesuffix(".py") for path in (ROOT / "extractor").iterdir() if not path.name.startswith(("_", "."))
    }
    rooms -= {"py.typed"}
    described = section("Architecture")
    assert {room for room in rooms if f"`{room}/`" not in described and f"`{room}.py`" not in described} == set()
