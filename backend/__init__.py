"""The engine: scans, uploads, stores. It has no window and imports no Qt."""
