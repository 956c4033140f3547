"""Structs are decoded by many threads at once, also for the first time."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CAREFUL = Path("backend/protocol/decoding.py")
NO_STRUCTS = {"dict[str, str]", "dict[str, object]", "tuple[int, ...]"}

MANY_AT_ONCE = """
import sys, threading, types
from backend.protocol import decoding
SOURCE = '''
from __future__ import annotations
import msgspec
class Inner(msgspec.Struct):
    a: int
class Outer(msgspec.Struct):
    a: int; b: dict[str, int]; c: list[Inner]; d: tuple[Inner, ...] = (); e: str = ""; f: Inner | None = None
'''
TEXT = b'{"a":1,"b":{"x":1},"c":[{"a":1}],"d":[{"a":2}],"e":"x"}'
sys.setswitchinterval(1e-6)
for number in range(100):
    module = types.ModuleType(f"module_{number}")
    sys.modules[module.__name__] = module
    exec(SOURCE, module.__dict__)
    ready = threading.Barrier(8)
    def work():
        ready.wait()
        assert decoding.from_json(TEXT, module.Outer).c[0].a == 1
    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def test_eight_threads_decode_a_new_struct_at_once() -> None:
    """msgspec by itself ends with SIGSEGV here."""
    done = subprocess.run([sys.executable, "-c", MANY_AT_ONCE], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def careless(tree: ast.Module) -> Iterator[int]:
    """Lines where msgspec makes a decoder of something that may be a struct, and nothing keeps other threads away."""
    guarded = [node for node in ast.walk(tree) if isinstance(node, ast.With) and "MAKING" in ast.unparse(node.items[0])]
    inside = {id(below) for node in guarded for below in ast.walk(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or id(node) in inside:
            continue
        types = {keyword.arg: keyword.value for keyword in node.keywords}
        match ast.unparse(node.func), node.args:
            case ("msgspec.json.Decoder" | "msgspec.msgpack.Decoder", [wanted, *_]):
                pass
            case "msgspec.convert", [_, wanted, *_]:
                pass
            case ("msgspec.json.decode" | "msgspec.msgpack.decode", _) if "type" in types:
                wanted = types["type"]
            case _:
                continue
        if ast.unparse(wanted) not in NO_STRUCTS:
            yield node.lineno


def test_no_struct_is_decoded_without_that_care() -> None:
    paths = {path.relative_to(ROOT) for folder in ("backend", "bridge") for path in (ROOT / folder).rglob("*.py")}
    found = [
        f"{path}:{line}"
        for path in sorted(paths - {CAREFUL})
        for line in careless(ast.parse((ROOT / path).read_text(encoding="utf-8")))
    ]
    assert found == []
