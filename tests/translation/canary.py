"""Whether a module of deep-translator still reaches the network in the one way that leeslamp stands in for."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType

import pytest

from tui.translation.http import Page

Call = tuple[tuple[object, ...], dict[str, object]]


def calls_of_requests(service: ModuleType, page: Page, monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """The calls of `requests.get` from now on, answered with `page`; the source must hold no other use of it."""
    calls: list[Call] = []

    class Recorder:
        def get(self, *arguments: object, **named: object) -> Page:
            calls.append((arguments, named))
            return page

    monkeypatch.setattr(service, "requests", Recorder())
    tree = ast.parse(inspect.getsource(service))
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "requests"]
    uses = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.value in names]
    assert uses == ["get"]
    assert len(names) == 1
    return calls
