"""What Ctrl Z takes back until Galleon ends: removals, moves, renames. Each step is a few commands."""

from __future__ import annotations

from backend.protocol.commands import Command
from bridge.backend_link import Engine


class UndoStack:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._steps: list[tuple[Command, ...]] = []

    def push(self, *commands: Command) -> tuple[Command, ...]:
        """The step, which `take_back` knows again."""
        self._steps.append(commands)
        return commands

    def undo(self) -> bool:
        """False when there is nothing to take back."""
        if not self._steps:
            return False
        for command in self._steps.pop():
            self._engine.send(command)
        return True

    def take_back(self, step: tuple[Command, ...]) -> None:
        """Undo this step although others came after it (the Undo of a toast); once only."""
        if step in self._steps:
            self._steps.remove(step)
            for command in step:
                self._engine.send(command)
