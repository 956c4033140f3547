"""Speed of each host, one sample a second: the last ten minutes for the window, seconds and peaks for the metrics."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from backend.protocol.metrics import SpeedSample
from backend.storage.metrics import Amounts

SAMPLES_KEPT = 600
RISE, FALL = 0.5, 0.3
"""How much the newest second weighs: a rise is shown sooner than a fall, so that a short pause is no hole."""
SILENT_BPS = 1_000
"""What has fallen below this is still: the curve ends instead of fading for ever."""
EVERYTHING = ""


class _Line:
    """One host, or everything together."""

    __slots__ = ("amounts", "bps", "counter_bytes")

    def __init__(self, counter_bytes: int) -> None:
        self.counter_bytes = counter_bytes
        self.bps = 0.0
        self.amounts = Amounts()

    def add(self, counter_bytes: int, elapsed_s: float) -> None:
        moved = counter_bytes - self.counter_bytes
        self.counter_bytes = counter_bytes
        measured = moved / elapsed_s
        if self.bps == 0:
            self.bps = measured
        else:
            self.bps += (measured - self.bps) * (RISE if measured > self.bps else FALL)
        if moved == 0 and self.bps < SILENT_BPS:
            self.bps = 0.0
        if moved:
            self.amounts.bytes += moved
            self.amounts.active_s += elapsed_s
            self.amounts.peak_bps = max(self.amounts.peak_bps, round(self.bps))


class Speeds:
    """Used from the engine's event loop. `sample` is called once a second; a silent engine is looked at for nothing."""

    def __init__(self) -> None:
        self._lines: dict[str, _Line] = {}
        self._since: float | None = None
        self.samples: deque[SpeedSample] = deque(maxlen=SAMPLES_KEPT)

    def sample(self, sent_bytes: Mapping[str, int], *, now: float, at: float) -> SpeedSample | None:
        """Note how much has left to each host since the engine started; `now` is of a monotonic clock, `at` Unix time.

        None while nothing moves.
        """
        since, self._since = self._since, now
        elapsed_s = now - since if since is not None else 0.0
        counters = {EVERYTHING: sum(sent_bytes.values()), **sent_bytes}
        if elapsed_s <= 0:
            for host_id, counter in counters.items():
                self._lines.setdefault(host_id, _Line(counter))
            return None
        for host_id, counter in counters.items():
            line = self._lines.get(host_id)
            if line is None:
                line = self._lines[host_id] = _Line(0)
            line.add(counter, elapsed_s)
        moving = tuple((host_id, round(line.bps)) for host_id, line in self._lines.items() if host_id and line.bps)
        if not moving and not (self.samples and self.samples[-1].hosts):
            return None
        sample = SpeedSample(at, moving)
        self.samples.append(sample)
        return sample

    def take(self) -> dict[str, Amounts]:
        """What has been measured by host (empty: everything) since this was last asked."""
        taken = {host_id: line.amounts for host_id, line in self._lines.items() if line.amounts.bytes}
        for host_id in taken:
            self._lines[host_id].amounts = Amounts()
        return taken
