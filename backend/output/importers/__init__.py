"""Templates of other tools, made into ours."""

from backend.output.importers.read import Found, import_file

__all__ = ["Found", "import_file"]
