"""Texts in the person's own part of the Windows registry (HKEY_CURRENT_USER). Windows only; raises OSError."""

from __future__ import annotations

import importlib
from typing import Any


def _winreg() -> Any:
    return importlib.import_module("winreg")


def read(key: str, name: str) -> str | None:
    """None where there is no such key or value."""
    winreg = _winreg()
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return str(winreg.QueryValueEx(opened, name)[0])
    except FileNotFoundError:
        return None


def write(key: str, name: str, text: str) -> None:
    """Make the key where there is none. An empty `name` is the key's default value."""
    winreg = _winreg()
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
        winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)


def remove_value(key: str, name: str) -> None:
    winreg = _winreg()
    try:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
            winreg.DeleteValue(opened, name)
    except FileNotFoundError:
        pass


def remove_key(key: str) -> None:
    """A key without keys below it; fine when it is not there."""
    winreg = _winreg()
    try:
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
    except FileNotFoundError:
        pass
