"""Plain quotation marks, which keyboards have, as print has them: authors type what is easy."""

import re

# Addresses keep every sign that they have.
_ADDRESS = "://"
_SINGLE_OPENS = re.compile(r"(?<![^\s(“])'(?=\w)")
_DOUBLE = re.compile(r'"([^"]*)"')


def printed(raw: object) -> object:
    """``raw`` (from TOML) with every text in it set; the keys of tables stay as they are."""
    if isinstance(raw, str):
        return _set(raw)
    if isinstance(raw, dict):
        return {key: printed(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [printed(each) for each in raw]
    return raw


def _set(text: str) -> str:
    if _ADDRESS in text:
        return text
    text = _DOUBLE.sub(r"“\1”", text)
    return _SINGLE_OPENS.sub("\u2018", text).replace("'", "\u2019")
