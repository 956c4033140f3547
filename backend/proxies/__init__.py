"""Proxies that the person has: their list, their health, and which host goes through which."""
