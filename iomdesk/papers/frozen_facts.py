"""Facts of papers as plain data and back, so that a paper can be made again whatever changes meanwhile.

What a later version of the program adds to the facts has its default, what it dropped is left out.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Turn facts into what JSON can hold."""
    if is_dataclass(value):
        return {one.name: to_plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def from_plain(kind: type[T], plain: Mapping[str, Any]) -> T:
    """Turn plain data into facts of a kind again."""
    of_kind: Any = kind
    made: T = _reader(of_kind)(plain)
    return made


@cache
def _reader(kind: Hashable) -> Callable[[Any], Any]:
    """Return what reads plain data as a kind."""
    if is_dataclass(kind):
        return lambda plain: _made(kind, plain)
    if isinstance(kind, type) and issubclass(kind, Enum | datetime | date):
        return kind if issubclass(kind, Enum) else kind.fromisoformat
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _reader_of_union(arguments)
    if origin is tuple and arguments[-1] is not Ellipsis:
        return lambda plain: tuple(_reader(a)(one) for a, one in zip(arguments, plain, strict=True))
    if origin in (tuple, Sequence):
        return lambda plain: tuple(_reader(arguments[0])(one) for one in plain)
    if origin is Mapping:
        key, of = arguments
        return lambda plain: {key(name): _reader(of)(one) for name, one in plain.items()}
    return lambda plain: plain


def _reader_of_union(kinds: Sequence[Any]) -> Callable[[Any], Any]:
    """Something or nothing is read as that thing; words or a mapping of words are plain already."""
    others = [one for one in kinds if one is not NoneType]
    if len(others) != 1:
        return lambda plain: plain
    return lambda plain: None if plain is None else _reader(others[0])(plain)


def _made(kind: Any, plain: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    known = {name: _reader(hints[name])(value) for name, value in plain.items() if name in hints}
    return kind(**known)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
