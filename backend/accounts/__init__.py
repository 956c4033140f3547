"""Accounts at hosts: where their credentials are kept."""
