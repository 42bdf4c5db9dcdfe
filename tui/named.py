"""Named tuples without `typing`, which takes a tenth of the time to the first page: for what is imported before it.

To a type checker they are `typing.NamedTuple`, and `TYPE_CHECKING` is true.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Made(type):
        """Makes of a class with fields what `collections.namedtuple` makes, with the methods of the class."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body["__annotations__"]
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for key, value in body.items():
                if key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Made):
        """What a named tuple is written as a subclass of; none of them is one."""
