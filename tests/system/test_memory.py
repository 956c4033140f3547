"""What the C library does with freed memory, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from backend.system import memory

HEAPS = """
import sys, threading
from backend.system import memory
if sys.argv[1] == "shared":
    memory.share_heaps()
begun, go = threading.Barrier(13), threading.Event()
def work():
    kept = [bytes(2000) for _ in range(200)]
    begun.wait()
    go.wait()
threads = [threading.Thread(target=work) for _ in range(12)]
for thread in threads:
    thread.start()
begun.wait()
# the heap of a thread is mapped at a multiple of 64 MiB
maps = [line for line in open("/proc/self/maps") if "rw-p" in line]
heaps = [line for line in maps if int(line.partition("-")[0], 16) % (1 << 26) == 0]
go.set()
print(len(heaps))
"""

FREED = """
from backend.system import memory
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096
kept = [bytes(2000) for _ in range(40_000)]
del kept[::2], kept[:-1]  # the last one keeps the end of the heap where it is
before = resident()
memory.give_back()
print(before - resident())
"""


def run(code: str, *arguments: str) -> int:
    return int(subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True).stdout)


@pytest.mark.skipif(memory._of_c_library("malloc_trim") is None, reason="another C library than glibc")
def test_threads_share_two_heaps() -> None:
    assert run(HEAPS, "shared") <= 2 < run(HEAPS, "apart")


@pytest.mark.skipif(memory._of_c_library("malloc_trim") is None, reason="another C library than glibc")
def test_freed_memory_goes_back_to_the_system() -> None:
    assert run(FREED) > 20_000_000


def test_another_system_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    memory.share_heaps()
    memory.give_back()
    assert memory._of_c_library("malloc_trim") is None
