"""What the first page needs of Python's library, without what comes with it there: that takes 5 ms to import.

To a type checker these are the library's own, and `TYPE_CHECKING` is true. They do the same as far as it is used here.
Named tuples are those of `collections` and made in a quarter of the time, for no `__new__` is compiled for one class
alone: there is one for each number of fields, and every class of so many has it with the names of its own.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence as Sequence
    from enum import StrEnum as StrEnum
    from functools import cached_property as cached_property
    from json import loads as loads
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter  # what reads a field of `namedtuple`; a property is slower
    from _collections_abc import Sequence as Sequence  # the same; `collections.abc` imports all of `collections`

    _NEW = {}
    """`__new__` of named tuples, by how many fields they have."""

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
            new = type(made)(code, made.__globals__, "__new__", tuple(defaults.values()))
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

    def _new(count):
        """`__new__` of named tuples of so many fields, written as `collections` writes it."""
        if count not in _NEW:
            names = ", ".join(f"field_{at}" for at in range(count))
            _NEW[count] = eval(f"lambda cls, {names}: new(cls, ({names},))", {"new": tuple.__new__})
        return _NEW[count]

    class NamedTuple(metaclass=_Made):
        """What a named tuple is written as a subclass of; none of them is one."""

    class cached_property:  # noqa: N801  # as it is called there
        """Worked out when it is first asked for, and then an attribute of its object."""

        def __init__(self, made):
            self._made = made

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, it, owner=None):
            if it is None:
                return self
            value = it.__dict__[self._name] = self._made(it)
            return value

    class _Members(type):
        """Makes the members of an enumeration of its strings."""

        def __new__(cls, name, bases, body):
            made = super().__new__(cls, name, bases, body)
            made._by_value = {}
            for member, value in body.items():
                if isinstance(value, str) and not member.startswith("_"):
                    made._by_value[value] = one = str.__new__(made, value)
                    one.name, one.value = member, value
                    setattr(made, member, one)
            return made

        def __call__(cls, value):
            try:
                return cls._by_value[value]
            except KeyError:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}") from None

        def __iter__(cls):
            return iter(cls._by_value.values())

    class StrEnum(str, metaclass=_Members):
        """Strings of a fixed set; there is one object of each."""

        def __reduce__(self):
            return type(self), (self.value,)

        def __repr__(self):
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

    class _Decoder:
        """What the scanner of `json` asks of the decoder whose it is."""

        strict = True
        object_hook = object_pairs_hook = None
        parse_float, parse_int, parse_constant = float, int, float

    def loads(text):
        """A value in JSON, by the scanner of `json` alone: its decoder needs `re`, for the blanks around a value."""
        try:
            from _json import make_scanner

            value, end = make_scanner(_Decoder)(text, 0)
        except Exception:  # whatever it is: the library finds it as well, and tells
            end = None
        if end == len(text):
            return value
        import json

        return json.loads(text)
