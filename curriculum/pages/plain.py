"""People's words inside Streamlit's Markdown."""

from __future__ import annotations

SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]:$<>#!~|"})


def plain(text: str) -> str:
    """`text` with nothing left in it that Markdown or Streamlit would read."""
    return " ".join(text.split()).translate(SIGNS)
