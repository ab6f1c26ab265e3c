"""docs/cli.md names every command and option, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from khabar.cli.main import app

MANUAL = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def _commands(group: typer.core.TyperGroup, before: str = "") -> dict[str, Any]:
    """All commands by their full name; those of a group stand behind its name."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        inner = isinstance(command, typer.core.TyperGroup)
        found |= _commands(command, f"{before}{name} ") if inner else {before + name: command}
    return found


BY_NAME = _commands(typer.main.get_command(app))
COMMANDS = sorted(BY_NAME)


def section(command: str) -> str:
    _, found, rest = MANUAL.partition(f"\n## khabar {command}\n")
    assert found, f"docs/cli.md has no section on khabar {command}"
    return rest.partition("\n## ")[0]


def options(command: str) -> set[str]:
    return {name for param in BY_NAME[command].params for name in param.opts if name.startswith("--")}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented_with_its_meaning(command: str) -> None:
    text = section(command)
    usage, table = text.split("```")[1], re.findall(r"^\| `(--[\w-]+)", text, re.MULTILINE)
    for option in options(command):
        assert option in usage, f"{option} is missing in the usage line of khabar {command}"
        assert option in table, f"{option} is not explained under khabar {command}"


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_is_documented_that_is_not_there(command: str) -> None:
    assert set(re.findall(r"^\| `(--[\w-]+)", section(command), re.MULTILINE)) <= options(command)


def test_every_section_is_a_command() -> None:
    assert sorted(re.findall(r"^## khabar (.+)$", MANUAL, re.MULTILINE)) == COMMANDS
    for command in COMMANDS:
        assert f"| [`khabar {command}`](#khabar-{command.replace(' ', '-')}) |" in MANUAL


def test_every_option_and_command_has_a_help_text() -> None:
    for name, command in BY_NAME.items():
        assert command.help, name
        for param in command.params:
            assert getattr(param, "help", None), f"khabar {name}: {param.name}"


def test_the_general_option_is_documented() -> None:
    assert "`khabar --version`" in MANUAL


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"serve"}))
def test_every_command_that_prints_data_takes_json(command: str) -> None:
    assert "--json" in options(command)
