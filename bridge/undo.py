"""What Ctrl Z takes back until Galleon ends: removals, moves, renames, edits. Each step is a few commands."""

from __future__ import annotations

from collections.abc import Callable

from backend.protocol.commands import Command
from bridge.backend_link import Engine

MOST_STEPS = 500

Back = Command | Callable[[], None]
Step = tuple[Back, ...]


class UndoStack:
    """Steps are taken back in the order newest first; the oldest are forgotten when there are very many. What takes
    several replies to undo is a function."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._steps: list[Step] = []
        self.taken_back: Callable[[Step], None] = lambda step: None

    def push(self, *back: Back) -> Step:
        """The step, which `take_back` knows again."""
        self._steps.append(back)
        del self._steps[:-MOST_STEPS]
        return back

    def undo(self) -> bool:
        """False when there is nothing to take back."""
        if not self._steps:
            return False
        self._run(self._steps.pop())
        return True

    def take_back(self, step: Step) -> None:
        """Undo this step although others came after it (the Undo of a toast); once only."""
        if any(step is other for other in self._steps):
            self._steps = [other for other in self._steps if other is not step]
            self._run(step)

    def forget(self, step: Step) -> None:
        """There is nothing to take back: what was asked for was refused."""
        self._steps = [other for other in self._steps if other is not step]

    def _run(self, step: Step) -> None:
        self.taken_back(step)
        for back in step:
            if callable(back):
                back()
            else:
                self._engine.send(back)
