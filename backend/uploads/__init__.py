"""Sending files: request bodies, the HTTP transport, pacing, bandwidth, retry decisions, progress."""
