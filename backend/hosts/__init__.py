"""Hosts: definitions are data (TOML), one runner executes them, native adapters stand behind the same interface."""
