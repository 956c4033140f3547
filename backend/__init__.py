"""The engine: scans, uploads, stores. It has no window and imports no Qt."""

__version__ = "0.1.0"
