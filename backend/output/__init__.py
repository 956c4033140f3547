"""Texts made of a finished gallery: templates, post code, artifacts."""
