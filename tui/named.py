"""Named tuples without `typing`, which takes a tenth of the time to the first page: for what is imported before it.

To a type checker they are `typing.NamedTuple`, and `TYPE_CHECKING` is true. They do what those of `collections` do and
are made in a quarter of the time, for no `__new__` is compiled for one class alone: there is one for each number of
fields, and every class of so many has it with the names of its own.
"""

from __future__ import annotations

from functools import cache
from types import FunctionType

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter  # what reads a field of `namedtuple`; a property is slower

    class _Named(tuple):
        """What every named tuple can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changes):
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        __replace__ = _replace  # what `copy.replace` of Python 3.13 calls

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self):
            return tuple(self)

    class _Made(type):
        """Makes a named tuple of a class with fields."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            defaults = {field: body[field] for field in fields if field in body}
            made = _new(len(fields))
            code = made.__code__.replace(co_varnames=("cls", *fields))
            new = FunctionType(code, made.__globals__, "__new__", tuple(defaults.values()))
            new.__qualname__ = f"{name}.__new__"  # Python names it where an argument is missing
            return type(
                name,
                (_Named,),
                {
                    **body,
                    **{field: _tuplegetter(at, None) for at, field in enumerate(fields)},
                    "__slots__": (),
                    "__new__": new,
                    "__match_args__": fields,
                    "_fields": fields,
                    "_field_defaults": defaults,
                },
            )

    @cache
    def _new(count):
        """`__new__` of named tuples of so many fields, written as `collections` writes it."""
        names = ", ".join(f"field_{at}" for at in range(count))
        return eval(f"lambda cls, {names}: new(cls, ({names},))", {"new": tuple.__new__})

    class NamedTuple(metaclass=_Made):
        """What a named tuple is written as a subclass of; none of them is one."""
