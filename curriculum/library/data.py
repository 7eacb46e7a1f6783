"""A module without its words: what is the same in every edition. The kinds of text in `texts` say what words are."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from curriculum.library.module import Value
from curriculum.library.texts import Words


def data_of(value: Value) -> dict[str, Any]:
    """The fields of a value, named as in files, without those that hold words.

    Of a mapping to words the keys stay, sorted; lists stay lists.
    """
    hints = get_type_hints(type(value), include_extras=True)
    fields = type(value).model_fields
    return {
        field.alias or name: _data(getattr(value, name), hints[name])
        for name, field in fields.items()
        if not _is_words(hints[name])
    }


def _is_words(hint: Any) -> bool:
    """Whether a type holds words and nothing else: a text, a list of texts, a text that may be missing."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return any(isinstance(mark, Words) for mark in inner[1:]) or _is_words(inner[0])
    if origin in (Union, UnionType):
        return all(kind is type(None) or _is_words(kind) for kind in inner)
    return origin is tuple and _is_words(inner[0])


def _data(value: Any, hint: Any) -> Any:
    if isinstance(value, Value):
        return data_of(value)
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if isinstance(value, tuple):
        return [_data(each, get_args(hint)[0]) for each in value]
    if isinstance(value, dict):
        return sorted(value) if _is_words(get_args(hint)[1]) else value
    return value
