"""Sentences."""

from __future__ import annotations

__all__ = ["COMMAND_MESSAGES"]

COMMAND_MESSAGES: dict[str, tuple[str, str]] = {}
