"""Makes the data of ICU a sixth of their size: Qt sorts texts and reads time zones with them, and nothing else.

They come as one table in a shared library, libicudata: a header, then a list of names and places, then the items.
Source: https://unicode-org.github.io/icu/userguide/icu_data/ ("common data format", UDataOffsetTOC in
https://github.com/unicode-org/icu/blob/main/icu4c/source/common/ucmndata.h). Without a language of its own, ICU takes
`root`, so nothing breaks for languages that Galleon does not speak.
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

KEPT = re.compile(
    r"""coll/.*                    # in which order texts stand, in every language
      | zone/(root|pool|res_index|tzdbNames|(en|es)(_\w+)?)\.res
      | (root|pool|res_index|(en|es)(_\w+)?)\.res
      | (icuver|keyTypeData|langInfo|likelySubtags|metaZones|metadata|numberingSystems|plurals|supplementalData
         |timezoneTypes|windowsZones|zoneinfo64)\.res
      | (cnvalias|pnames|ubidi|ucase|uprops|uemoji|ulayout)\.icu
      | \w+\.nrm
    """,
    re.VERBOSE,
)
_PAGE = 16  # items begin at a multiple of this


def shrink(library: Path) -> None:
    """Replace the file. Needs `as`, `ld` and `nm` of binutils; raises ValueError for what is no table of ICU."""
    name, table = _table(library)
    data = library.with_suffix(".dat")
    source = library.with_suffix(".s")
    linked = library.with_suffix(".o")

    def run(*command: str) -> None:
        subprocess.run(command, cwd=library.parent, check=True)  # noqa: S603 – names of ours

    data.write_bytes(subset(table))
    source.write_text(
        f'.section .rodata\n.balign 16\n.globl {name}\n.type {name}, @object\n{name}: .incbin "{data.name}"\n'
        f'.size {name}, .-{name}\n.section .note.GNU-stack,"",@progbits\n',
        encoding="utf-8",
    )
    run("as", "-o", linked.name, source.name)
    run(
        "ld",
        "-shared",
        "-z",
        "noexecstack",
        "--build-id=none",
        "-soname",
        library.name,
        "-o",
        library.name,
        linked.name,
    )
    for made in (data, source, linked):
        made.unlink()


def subset(table: bytes) -> bytes:
    """The same table with the items alone that are `KEPT`."""
    header, magic = struct.unpack_from("<H2s", table)
    if magic != b"\xda\x27" or table[12:16] != b"CmnD":
        raise ValueError("this is no table of ICU's data")
    count = struct.unpack_from("<I", table, header)[0]
    places = [struct.unpack_from("<II", table, header + 4 + 8 * number) for number in range(count)]
    ends = [start for _, start in places[1:]] + [len(table) - header]
    items = []
    for (name_at, start), end in zip(places, ends, strict=True):
        name = table[header + name_at : table.index(b"\0", header + name_at)]
        if KEPT.fullmatch(name.decode("ascii").partition("/")[2]):
            items.append((name, table[header + start : header + end]))
    names_at = 4 + 8 * len(items)
    names, list_, contents = b"", b"", b""
    begin = names_at + sum(len(name) + 1 for name, _ in items)
    begin += -(header + begin) % _PAGE
    for name, content in items:
        list_ += struct.pack("<II", names_at + len(names), begin + len(contents))
        names += name + b"\0"
        contents += content + bytes(-len(content) % _PAGE)
    head = table[:header] + struct.pack("<I", len(items)) + list_ + names
    return head + bytes(header + begin - len(head)) + contents


def _table(library: Path) -> tuple[str, bytes]:
    """Name and content of the one symbol of the library, which lies where it is read from."""
    told = subprocess.run(  # noqa: S603
        ["nm", "--dynamic", "--defined-only", "--print-size", str(library)],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    start, size, _, name = told
    return name, library.read_bytes()[int(start, 16) : int(start, 16) + int(size, 16)]
