"""Searching for oneself in the window: what to try, where to look, what was found."""
