"""The few things that Streamlit lacks: facets, cards, the board. Each is a folder: a Python file that registers it,
and its own small front end (CSS, JavaScript). They hold no words: every label arrives formatted.

A front end speaks to Python in two ways: `outbox` state (operations until they are acknowledged) and triggers
(one click, one value). Text reaches the page through `textContent` only.
"""
