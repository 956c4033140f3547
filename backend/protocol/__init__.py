"""The contract between the engine and whoever is connected to it.

Everything here is a value: frozen structs, no behaviour, msgspec and the standard library only.
`commands` go to the engine, `replies` answer exactly one command each, `events` tell what happened.
Structs of this package are never stored in the database.
"""

PROTOCOL_VERSION = 1
"""Raised with every change that an older peer could not read. A peer of another version is refused."""
